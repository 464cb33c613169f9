"""Evidence and gold of every story, side by side.  usage: gather.py ONRECORD EVIDENCE WORDS OUT STORY_FOLDER...

WORDS is the folder that words.py wrote.

Each story folder holds articles.jsonl, gold.jsonl and issues.tsv; or article.txt, gold.json and issues.tsv, an article of 2024-02-16 with several issues, from which
only acts are learned. OUT/NAME.jsonl gets one line a statement that the program finds:
document, actor, act and position of the matching gold statement (half of the words in common, one to one, best first), and what the
program's models weigh (tests/corpus/evidence.cpp). Standard library only."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile

sys.path.insert(0, os.environ.get("ONRECORD_TOOLS", str(pathlib.Path(__file__).resolve().parents[4] / "shared/tools")))
from score_tracker import chars, load_gold, same_actor  # noqa: E402


def matches(gold, found):
    """Which gold statement a found one is, as the scorer of positions pairs them."""
    gold_chars, found_chars = [chars(g["content"]) for g in gold], [chars(s.get("content")) for s in found]
    pairs = sorted(((len(a & b) / len(a | b), -i, -j) for i, a in enumerate(gold_chars) for j, b in enumerate(found_chars) if a & b), reverse=True)
    pair, used = {}, set()
    for overlap, i, j in pairs:
        if overlap >= 0.5 and -i not in used and -j not in pair:
            pair[-j] = -i
            used.add(-i)
    return pair


def byte_spans(text, spans):
    return " ".join(f"{len(text[:a].encode())}-{len(text[:b].encode())}" for a, b in spans or [])


def country_of(statement):
    side = statement.get("speaks_for") or ""
    return side if len(side) == 3 and side.isascii() and side.isupper() else statement.get("actor_country") or ""


def articles_of(folder):
    if (folder / "article.txt").exists():
        return [json.dumps({"doc_id": "seed", "date": "2024-02-16", "text": (folder / "article.txt").read_text(encoding="utf-8")})]
    return (folder / "articles.jsonl").read_text(encoding="utf-8").splitlines()


def story(onrecord, evidence, words, folder, out):
    several = (folder / "gold.json").exists()
    issue = "" if several else (folder / "issues.tsv").read_text(encoding="utf-8").split("\n")[1].split("\t")[0]
    gold = load_gold(str(folder / ("gold.json" if several else "gold.jsonl")), issue)
    lines_of_articles = articles_of(folder)
    articles = {record["doc_id"]: record for record in map(json.loads, lines_of_articles)}
    with tempfile.TemporaryDirectory() as scratch:
        tables = pathlib.Path(scratch) / "tables"
        tables.mkdir()
        for name in ("issues.tsv", "actors.tsv"):
            if (folder / name).exists():
                (tables / name).write_bytes((folder / name).read_bytes())
        done = subprocess.run([onrecord, "extract", "--emit=doc", "--tables", str(tables)], input="\n".join(lines_of_articles).encode(),
                              capture_output=True, check=False)
        documents = [json.loads(line) for line in done.stdout.decode().splitlines()]
        lines, rows = [], []
        for document in documents:
            if "statements" not in document or document["doc_id"] not in gold:
                continue
            text = articles[document["doc_id"]]["text"]
            path = pathlib.Path(scratch) / f"{len(lines)}.txt"
            path.write_text(text, encoding="utf-8")
            title = (articles[document["doc_id"]].get("title") or "").replace("\t", " ").replace("\n", " ")
            lines.append(f"D\t{title}\t{path}\t{str(articles[document['doc_id']].get('date') or articles[document['doc_id']].get('published_at') or '')[:10]}")
            found = document["statements"]
            places = {s["statement_id"]: i for i, s in enumerate(found)}
            pair = matches(gold[document["doc_id"]], found)
            for j, s in enumerate(found):
                lines.append("\t".join(["S", *(byte_spans(text, s[k]) for k in ("source", "cue", "content")), country_of(s), s["actor_id"] or "",
                                        str(places.get(s["reported_by"], -1)),
                                        str(s["probability"]), s["actor_kind"], s["speaker_method"], s["kind"], *(str(s[k] or "").replace("\t", " ") for k in ("actor_name", "actor_role"))]))
                g = gold[document["doc_id"]][pair[j]] if j in pair else None
                rows.append({"story": folder.name, "doc": document["doc_id"], "speaker": s["actor_id"] or "", "kind": s["kind"],
                             "actor_kind": s["actor_kind"], "method": s["speaker_method"], "probability": s["probability"],
                             "cued": bool(s["cue"]), "found": g is not None, "actor_right": bool(g) and same_actor(g["actor"], s["actor_name"], s["actor_id"]),
                             "gold_act": g and g["act"], "gold": (g or {}).get("position") or 0,
                             "text": " ".join(text[a:b] for a, b in s["content"])})
        done = subprocess.run([evidence, str(tables), words], input=("\n".join(lines) + "\n").encode(), capture_output=True, check=True)
        answers = [json.loads(line) for line in done.stdout.decode().splitlines()]
    assert len(answers) == len(rows), (len(answers), len(rows))
    wanted = sum(1 for statements in gold.values() for g in statements if g.get("position"))
    with open(out / f"{folder.name}.jsonl", "w", encoding="utf-8") as file:
        file.write(json.dumps({"issue": issue, "positions": wanted}) + "\n")
        for row, answer in zip(rows, answers):
            row |= {"tagged": answer["tagged"], "shape": answer["shape"], "act": answer["act"], "camp": answer["camp"], "act_pieces": answer["pieces"],
                    "of_issue": next((each for each in answer["issues"] if each["issue"] == issue), None)}
            file.write(json.dumps(row, ensure_ascii=False) + "\n")


if __name__ == "__main__":
    target = pathlib.Path(sys.argv[4])
    target.mkdir(parents=True, exist_ok=True)
    for name in sys.argv[5:]:
        story(os.path.abspath(sys.argv[1]), os.path.abspath(sys.argv[2]), sys.argv[3], pathlib.Path(name), target)
