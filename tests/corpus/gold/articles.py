"""Builds STORY/articles.jsonl for the stories annotated here, from the unlabelled articles in ../shared.

usage: articles.py [--to FOLDER] [STORY...]    default: every story, beside its gold.jsonl (git ignores what is written)

The tree holds no article's words: articles.tsv names each by doc_id, its index in articles.jsonl.xz (0 is the first line), date and
the first 16 hex digits of the title's SHA-256, all of which must agree.  Where ../shared is not there, says so in a line and builds none.
"""
import argparse
import csv
import hashlib
import json
import lzma
import pathlib
import sys

HERE = pathlib.Path(__file__).resolve().parent
SOURCE = HERE.parents[3] / "shared" / "corpora" / "modern" / "articles.jsonl.xz"
FIELDS = ("doc_id", "date", "title", "publisher", "text")


def title_hash(title):
    return hashlib.sha256(title.encode()).hexdigest()[:16]


def listed(stories=()):
    """The rows of articles.tsv, all or those of the named stories."""
    with open(HERE / "articles.tsv", encoding="utf-8", newline="") as f:
        rows = list(csv.DictReader(f, delimiter="\t"))
    unknown = set(stories) - {row["story"] for row in rows}
    if unknown:
        raise SystemExit(f"articles.py: no such story: {' '.join(sorted(unknown))}")
    return [row for row in rows if not stories or row["story"] in stories]


def articles(rows):
    """{story: [article]} in the order of the rows; every row's article is checked against what the row says."""
    wanted = {int(row["index"]) for row in rows}
    with lzma.open(SOURCE, "rt", encoding="utf-8") as f:
        found = {index: json.loads(line) for index, line in enumerate(f) if index in wanted}
    built = {}
    for row in rows:
        article = found.get(int(row["index"]), {})
        is_it = (article.get("doc_id"), article.get("date"), title_hash(article.get("title", "")))
        if is_it != (row["doc_id"], row["date"], row["title_sha256"]):
            raise SystemExit(f"articles.py: {SOURCE.name} line {row['index']} is not {row['doc_id']} of {row['story']}")
        built.setdefault(row["story"], []).append({field: article[field] for field in FIELDS})
    return built


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--to", type=pathlib.Path, default=HERE)
    parser.add_argument("story", nargs="*")
    args = parser.parse_args()
    if not SOURCE.exists():
        print(f"articles.py: skipped, {SOURCE} is not there")
        return
    for story, rows in articles(listed(args.story)).items():
        folder = args.to / story
        folder.mkdir(parents=True, exist_ok=True)
        with open(folder / "articles.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{folder / 'articles.jsonl'}: {len(rows)} articles")


if __name__ == "__main__":
    sys.exit(main())
