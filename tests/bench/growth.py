#!/usr/bin/env python3
"""Each command at 10,000, 100,000 and 1,000,000 statements: CPU time, peak memory, and the power of the data with which they grow.

tests/bench/growth.py --build build --folder /tmp/growth
Databases and figures stay in the folder: a second run measures only what --only (a regular expression) names, or what is not there yet.
Ends with a table as Markdown; exit code 1 where a command grows by more than the allowed power from one size to the next.
"""
import argparse
import csv
import json
import math
import os
import pathlib
import re
import shutil
import sqlite3
import subprocess
import sys

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parents[1] / "cli"))
import measured  # noqa: E402

ALLOWED = math.log10(10 * 1.2)  # ten times the data in at most twelve times the time
COUNTED = 0.3                   # seconds: below, it is the start of the program that is measured
MOST, SELDOM = "retare.Marta", "ananmi.Nora"


class Bench:
    def __init__(self, build, folder):
        self.program = str(build / "src/cli/onrecord")
        self.maker = str(build / "tests/bench/grown_database")
        self.folder = folder
        folder.mkdir(parents=True, exist_ok=True)
        self.store = folder / "figures.json"
        self.figures = json.loads(self.store.read_text()) if self.store.exists() else {}
        subprocess.run([self.maker, "tables", folder / "tables"], check=True)

    def keep(self, name, size, seconds, megabytes):
        self.figures.setdefault(name, {})[str(size)] = [seconds, megabytes]
        self.store.write_text(json.dumps(self.figures, indent=1))
        print(f"{size:>9,}  {seconds:8.2f} s {megabytes:7.0f} MB  {name}", flush=True)

    def database(self, size):
        path = self.folder / f"grown-{size}.db"
        if not path.exists():
            making = path.with_suffix(".making")
            code, seconds, megabytes = measured.run_for_cpu([self.maker, "database", str(making), str(size)])
            assert code == 0
            making.rename(path)
            self.keep("the database's own part of `add`, all of it", size, seconds, megabytes)
        return path

    def run(self, name, size, words, stdout=None, stdin=b""):
        with open(stdout or os.devnull, "wb") as out, open(self.folder / "errors.txt", "wb") as errors:
            code, seconds, megabytes = measured.run_for_cpu([self.program, *map(str, words)], stdin, out, errors)
        if code != 0:
            raise SystemExit(f"{name}: exit code {code}: {(self.folder / 'errors.txt').read_text()[-2000:]}")
        self.keep(name, size, seconds, megabytes)

    def measure(self, size, wanted):
        database = self.database(size)
        tables, out = self.folder / "tables", self.folder / "out"
        db = ["--db", database]
        with sqlite3.connect(f"file:{database}?mode=ro", uri=True) as connection:
            of = {who: connection.execute("SELECT statement_id FROM statement WHERE actor_id = ? AND live ORDER BY id LIMIT 1", (who,)).fetchone()[0]
                  for who in (MOST, SELDOM)}
        reading = {
            "query": ["query"],
            "query WORDS": ["query", "mirere"],
            "query --who, often": ["query", "--who", MOST],
            "query --about": ["query", "--about", "GROW.northern_river_dam"],
            "query --when": ["query", "--when", "2012-05"],
            "query WORDS --who --about --when": ["query", "ta", "--who", MOST, "--about", "GROW.northern_river_dam", "--when", "2012"],
            "query WORDS --sort relevance": ["query", "ta", "--sort", "relevance"],
            "query that finds nothing": ["query", "ta", "--who", MOST, "--when", "1990"],
            "query --csv, everything": ["query", "--csv"],
            "query WORDS --jsonl": ["query", "mirere", "--jsonl"],
            "query --count-by who": ["query", "--count-by", "who"],
            "query --count-by label": ["query", "--count-by", "label"],
            "timeline": ["timeline"],
            "timeline --csv": ["timeline", "--csv"],
            "timeline --jsonl": ["timeline", "--jsonl"],
            "timeline --md": ["timeline", "--md"],
            "timeline --about": ["timeline", "--about", "GROW.northern_river_dam"],
            "timeline --who, often": ["timeline", "--who", MOST],
            "report": ["report"],
            "report --md": ["report", "--md"],
            "report --who, often": ["report", "--who", MOST],
            **{f"export --to {form}": ["export", "--to", form] for form in ("jsonl", "annotations", "timelinejs", "gexf", "graphml")},
            "export --to csv": ["export", out],
            "export --to dna": ["export", "--to", "dna", "-o", self.folder / "out.dna"],
            "explain, who speaks often": ["explain", of[MOST]],
            "explain, who speaks seldom": ["explain", of[SELDOM]],
            "actors": ["actors"],
            "actors WORDS": ["actors", "Retare"],
            "actors show, often": ["actors", "show", MOST],
            "issues": ["issues"],
            "issues show": ["issues", "show", "GROW.northern_river_dam", "--tables", tables],
            "issues try": ["issues", "try", "GROW.northern_river_dam", "--tables", tables],
            "review export": ["review", "export"],
            "diff": ["diff", "--tables", tables],
            "verify": ["verify"],
        }
        for name, words in reading.items():
            if not wanted(name, size):
                continue
            shutil.rmtree(out, ignore_errors=True)
            (self.folder / "out.dna").unlink(missing_ok=True)
            self.run(name, size, [*words, *db])
        self.records(size, wanted, db)
        self.writing(size, wanted, database)
        self.filters(size, wanted)

    def records(self, size, wanted, db):
        names = {"timeline --from": ["timeline"], "report --from": ["report"], "export --from": ["export", "--to", "graphml"]}
        if not any(wanted(name, size) for name in names):
            return
        records = self.folder / "records.jsonl"
        with open(records, "wb") as file:
            subprocess.run([self.program, "export", "--to", "jsonl", *db], stdout=file, stderr=subprocess.DEVNULL, check=True)
        for name, words in names.items():
            if wanted(name, size):
                self.run(name, size, [*words, "--from", records])
        records.unlink()

    def writing(self, size, wanted, database):
        """What changes a database, on a copy."""
        hand = ["--by", "Ada Lind", "--on", "2025-07-01"]
        names = ["add, 50 new articles", "add, the same again", "actors merge, often", "actors split, often", "actors merge, seldom", "actors split, seldom",
                 "review import, 1 of 100", "export --to gold, 1 of 100 reviewed", "relabel"]
        if not any(wanted(name, size) for name in names):
            return
        copy = self.folder / "copy.db"
        shutil.copyfile(database, copy)
        db = ["--db", copy]
        tables = ["--tables", self.folder / "tables"]
        articles = self.folder / "articles.jsonl"
        with open(articles, "wb") as file:
            subprocess.run([self.maker, "articles", str(size // 10 + 1), "50"], stdout=file, check=True)
        sheet, part = self.folder / "sheet.csv", self.folder / "part.csv"

        def one_of_100():
            subprocess.run([self.program, "review", "export", "-o", sheet, *db], check=True, stderr=subprocess.DEVNULL)
            with open(sheet, encoding="utf-8-sig", newline="") as source, open(part, "w", encoding="utf-8", newline="") as target:
                rows = csv.DictReader(source)
                writer = csv.DictWriter(target, rows.fieldnames)
                writer.writeheader()
                for number, row in enumerate(rows):
                    if number % 100 == 0:
                        writer.writerow({**row, "new_status": "rejected" if number % 500 == 0 else "accepted"})
            sheet.unlink()

        steps = {
            "add, 50 new articles": ["add", articles, *tables, "--jobs", "1"],
            "add, the same again": ["add", articles, *tables, "--jobs", "1"],
            "actors merge, often": ["actors", "merge", MOST, "retare.Ilan", *hand],
            "actors split, often": ["actors", "split", MOST, *hand],
            "actors merge, seldom": ["actors", "merge", SELDOM, "retare.Ilan", *hand],
            "actors split, seldom": ["actors", "split", SELDOM, *hand],
            "review import, 1 of 100": ["review", "import", part, *hand],
            "export --to gold, 1 of 100 reviewed": ["export", "--to", "gold"],
            "relabel": ["relabel", *tables],
        }
        for name, words in steps.items():
            if name.startswith("review") and wanted(name, size):
                one_of_100()
            if wanted(name, size) or name.startswith(("add, 50", "actors merge")):  # what follows needs it
                self.run(name, size, [*words, *db])
        copy.unlink()

    def filters(self, size, wanted):
        """Commands without a database, over a tenth of the statements."""
        for name, words in {"extract": ["extract"], "label": ["label"], "resolve": ["resolve"]}.items():
            full = f"{name}, a tenth of the statements"
            if not wanted(full, size):
                continue
            articles, records = self.folder / "articles.jsonl", self.folder / "extracted.jsonl"
            with open(articles, "wb") as file:
                subprocess.run([self.maker, "articles", "0", str(size // 100)], stdout=file, check=True)
            if name != "extract":
                self.attributions(articles, records, name == "label")
            tables = ["--tables", self.folder / "tables"]
            self.run(full, size, [*words, *tables, articles if name == "extract" else records])

    def attributions(self, articles, path, alone):
        """What `extract` finds, as `label` (a line each) and `resolve` (a line an article) take it."""
        done = subprocess.Popen([self.program, "extract", "--with", "text", articles], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL)
        with done.stdout, open(path, "w", encoding="utf-8") as file:
            for line in done.stdout:
                record = json.loads(line)
                said = [{"id": each["statement_id"], "text": each["text"]} if alone else
                        {part: each[part] for part in ("source", "cue", "content")}
                        for each in record["statements"]]
                for each in said if alone else [{"doc_id": record["doc_id"], "text": record["text"], "attributions": said}]:
                    file.write(json.dumps(each) + "\n")
        done.wait()

    def power(self, name, few, many):
        there = self.figures[name]
        if str(few) not in there or str(many) not in there or there[str(many)][0] < COUNTED:
            return None
        return math.log(max(there[str(many)][0], 0.01) / max(there[str(few)][0], 0.01), many / few)

    def table(self, sizes):
        lines = ["| command | " + " | ".join(f"{size:,}" for size in sizes) + " | power | memory at most |", "|---|" + "--:|" * (len(sizes) + 2)]
        too_fast = []
        for name, there in self.figures.items():
            powers = [self.power(name, few, many) for few, many in zip(sizes, sizes[1:])]
            known = [power for power in powers if power is not None]
            if known and known[-1] > ALLOWED:
                too_fast.append(f"{name}: {known[-1]:.2f}")
            cells = [f"{there[str(size)][0]:.2f} s" if str(size) in there else "" for size in sizes]
            most = max(megabytes for _, megabytes in there.values())
            lines.append(f"| `{name}` | " + " | ".join(cells) + f" | {f'{known[-1]:.2f}' if known else '-'} | {most:,.0f} MB |")
        return "\n".join(lines), too_fast


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=pathlib.Path("build"))
    parser.add_argument("--folder", type=pathlib.Path, required=True)
    parser.add_argument("--sizes", default="10000,100000,1000000")
    parser.add_argument("--only", help="measures these again, and nothing else")
    arguments = parser.parse_args()
    sizes = [int(size) for size in arguments.sizes.split(",")]
    bench = Bench(arguments.build.resolve(), arguments.folder.resolve())

    def wanted(name, size):
        if arguments.only:
            return re.search(arguments.only, name) is not None
        return str(size) not in bench.figures.get(name, {})

    for size in sizes:
        bench.measure(size, wanted)
    table, too_fast = bench.table(sizes)
    print(table)
    for each in too_fast:
        print(f"grows faster than its data: {each}")
    return 1 if too_fast else 0


if __name__ == "__main__":
    sys.exit(main())
