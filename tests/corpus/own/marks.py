"""Our own articles with their gold as one readable text, and back: marks in the words, a line a statement below.

usage: marks.py show [STORY...] --to FOLDER     writes FOLDER/STORY/ARTICLE.txt with marks
       marks.py read FOLDER [--to FOLDER]       writes STORY/text/ARTICLE.txt and STORY/gold.jsonl from such a folder, here unless told where

    [s1,2 The mayor] [c1 said] [x1 the bridge was safe], [c2 adding] that [x2 [s3 the engineers] had [c3 promised] [x3 a report]].
    %%
    1 | ASSESS | 0.5 | 2024-05-06 weekday day | Ann Holt | person | Mayor | GBR | conditional unsure

s: source, c: cue, x: content (several parts: the number again), each with its statements.  A line: number, act, position (- for none),
day (- for none) with basis and precision, actor, kind, role, country, flags (conditional, unsure, mixed).
"""
import argparse
import json
import pathlib
import re
import sys

HERE = pathlib.Path(__file__).resolve().parent
ROLES = {"s": "source", "c": "cue", "x": "content"}


def label_of(position):
    if position is None:
        return "none"
    if position == 0:
        return "noncommittal"
    return ("support" if position >= .75 else "qualified_support") if position > 0 else ("oppose" if position <= -.75 else "sceptical")


def split(raw):
    """Front matter with its lines, and what follows: the article's text."""
    head, text = re.fullmatch(r"(---\n.*?\n---\n)(.*)", raw, re.S).groups()
    return dict(line.split(": ", 1) for line in head.split("\n")[1:-2]), head, text


def unmarked(marked, where):
    """The text without marks, and {number: {role: [[start, end], ...]}}."""
    text, spans, open_marks = "", {}, []
    for piece in re.findall(r"\[[scx]\d+(?:,\d+)* ?|\]|[^\[\]]+|\[", marked):
        if piece[0] == "[":
            if len(piece) == 1:
                raise SystemExit(f"{where}: a bracket that is no mark after {text[-30:]!r}")
            open_marks.append((piece[1], piece[2:].strip().split(","), len(text)))
        elif piece == "]":
            role, numbers, start = open_marks.pop()
            words = text[start:].rstrip(" ,")
            if role == "x" and words.endswith("."):
                raise SystemExit(f"{where}: a content with its full stop: {words[-40:]!r}")
            for number in numbers:
                spans.setdefault(int(number), {}).setdefault(ROLES[role], []).append([start, start + len(words)])
        else:
            text += piece
    if open_marks:
        raise SystemExit(f"{where}: a mark is not closed")
    return text, spans


def statement(line, spans, where):
    cells = [cell.strip() for cell in line.split("|")] + [""]
    number, act, position, when, actor, kind, role, country, flags = cells[:9]
    said, basis, precision = when.split()
    place = spans.pop(int(number), {})
    if not place.get("content"):
        raise SystemExit(f"{where}: statement {number} has no content")
    value = None if position == "-" else float(position)
    value = int(value) if value is not None and value == int(value) else value
    return {role: sorted(place.get(role, [])) for role in ROLES.values()} | {
        "actor": actor, "actor_kind": kind, "role": role, "country": country, "said_date": None if said == "-" else said, "said_basis": basis,
        "said_precision": precision, "act": act, "position": value, "label": "mixed" if "mixed" in flags else label_of(value),
        "conditional": "conditional" in flags, "sure": "unsure" not in flags}


def marked_article(path):
    """A marked file: the article with its front matter, and its row of gold."""
    article, lines = path.read_text(encoding="utf-8").split("\n%%\n")
    fields, head, body = split(article + "\n")
    text, spans = unmarked(body, path)
    statements = [statement(line, spans, path) for line in lines.splitlines() if line]
    if spans:
        raise SystemExit(f"{path}: marks without a line: {sorted(spans)}")
    statements.sort(key=lambda row: (row["content"][0][0], -row["content"][-1][1]))
    return head + text, {"doc_id": path.stem, "date": fields["published"], "statements": statements}


def read(folder, to):
    for story in sorted(path for path in folder.iterdir() if path.is_dir()):
        rows = []
        (to / story.name / "text").mkdir(parents=True, exist_ok=True)
        for path in sorted(story.glob("*.txt")):
            text, row = marked_article(path)
            (to / story.name / "text" / path.name).write_text(text, encoding="utf-8")
            rows.append(row)
        with open(to / story.name / "gold.jsonl", "w", encoding="utf-8") as out:
            out.writelines(json.dumps(row, ensure_ascii=False) + "\n" for row in rows)
        print(f"{story.name}: {len(rows)} articles, {sum(len(row['statements']) for row in rows)} statements")


def articles(story):
    """What the program reads: an article a line, in the order of the gold."""
    for path in sorted((HERE / story / "text").glob("*.txt")):
        fields, _, text = split(path.read_text(encoding="utf-8"))
        yield {"doc_id": path.stem, "date": fields["published"], "title": fields["title"], "publisher": fields["source"], "text": text}


def documents(story):
    return [json.loads(line) for line in (HERE / story / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def stories():
    return sorted(path.parent.name for path in HERE.glob("*/gold.jsonl"))


def marked(text, statements):
    """The text with marks: those that begin first and end last are the outer ones; a span of several statements is marked once."""
    numbers = {}
    for number, row in enumerate(statements, 1):
        for letter, role in ROLES.items():
            for start, end in row[role]:
                numbers.setdefault((start, end, letter), []).append(str(number))
    opening, closing = {}, {}
    for start, end, letter in sorted(numbers, key=lambda key: (key[0], -key[1])):
        opening.setdefault(start, []).append(f"[{letter}{','.join(numbers[start, end, letter])} ")
        closing[end] = closing.get(end, 0) + 1
    return "".join("]" * closing.get(at, 0) + "".join(opening.get(at, [])) + text[at:at + 1] for at in range(len(text) + 1))


def show(names, folder):
    for story in names or stories():
        (folder / story).mkdir(parents=True, exist_ok=True)
        for document in documents(story):
            name = document["doc_id"] + ".txt"
            _, head, text = split((HERE / story / "text" / name).read_text(encoding="utf-8"))
            lines = []
            for number, row in enumerate(document["statements"], 1):
                position = "-" if row["position"] is None else f"{row['position']:g}"
                flags = [flag for flag, on in (("conditional", row["conditional"]), ("unsure", not row["sure"]), ("mixed", row["label"] == "mixed")) if on]
                cells = [str(number), row["act"], position, f"{row['said_date'] or '-'} {row['said_basis']} {row['said_precision']}", row["actor"],
                         row["actor_kind"], row["role"], row["country"], " ".join(flags)]
                lines.append(" | ".join(cells).rstrip())
            (folder / story / name).write_text(head + marked(text, document["statements"]) + "%%\n" + "\n".join(lines) + "\n", encoding="utf-8")


def main():
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    what = parser.add_subparsers(required=True)
    reading, showing = what.add_parser("read"), what.add_parser("show")
    reading.add_argument("folder", type=pathlib.Path)
    reading.add_argument("--to", type=pathlib.Path, default=HERE)
    reading.set_defaults(run=lambda args: read(args.folder, args.to))
    showing.add_argument("story", nargs="*")
    showing.add_argument("--to", type=pathlib.Path, required=True)
    showing.set_defaults(run=lambda args: show(args.story, args.to))
    args = parser.parse_args()
    args.run(args)


if __name__ == "__main__":
    sys.exit(main())
