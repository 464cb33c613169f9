"""What a test of the store asks of a database file, without the program: its rows, what counts, what was acknowledged."""
import csv
import json
import os
import pathlib
import sqlite3
import subprocess

ONRECORD = os.environ.get("ONRECORD", "onrecord")
EXAMPLES = pathlib.Path(__file__).resolve().parents[2] / "examples"
TABLES = ["--tables", str(EXAMPLES / "tables")]


def run(*words, cwd, timeout=600, **options):
    return subprocess.run([ONRECORD, *map(str, words)], cwd=cwd, capture_output=True, text=True, errors="replace", timeout=timeout, **options)


def review(db, folder, status="accepted"):
    """A person looks at the first statements of a database."""
    sheet = folder / "review.csv"
    assert run("review", "export", "--db", db, "-o", sheet, cwd=folder).returncode == 0
    with open(sheet, encoding="utf-8-sig", newline="") as file:
        statements = list(csv.DictReader(file))
    for row in statements[:3]:
        row["new_status"] = status
    with open(sheet, "w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, statements[0].keys())
        writer.writeheader()
        writer.writerows(statements)
    done = run("review", "import", sheet, "--db", db, "--by", "Ada Lind", "--on", "2025-07-01", cwd=folder)
    assert done.returncode == 0, done.stderr


def rows(path):
    """Every row of every table. The full text's own pages depend on how it was written: its words are taken instead."""
    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'table' ORDER BY name")
                  if not name.startswith(("sqlite_", "statements_fts"))]
        found = {table: sorted(map(repr, connection.execute(f'SELECT * FROM "{table}"'))) for table in tables}
        connection.execute("CREATE VIRTUAL TABLE temp.words USING fts5vocab(main, statements_fts, 'instance')")
        found["words"] = sorted(map(repr, connection.execute("SELECT * FROM temp.words")))
    connection.close()
    return found


def views(path):
    """What the views show, whatever the order in which it came."""
    with sqlite3.connect(path) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_schema WHERE type = 'view' ORDER BY name")]
        found = {name: sorted(map(repr, connection.execute(f'SELECT * FROM "{name}"'))) for name in names}
    connection.close()
    return found


def difference(one, other):
    """The first tables that differ, in words; empty where all are the same."""
    words = []
    for table in sorted(set(one) | set(other)):
        left, right = one.get(table, []), other.get(table, [])
        if left != right:
            missing, extra = sorted(set(left) - set(right))[:2], sorted(set(right) - set(left))[:2]
            words.append(f"{table}: {len(left)} and {len(right)} rows; only in the first {missing}, only in the second {extra}")
    return words


def acknowledged(lines):
    """The articles of whole lines of `add --acknowledge`: (doc_id, text_hash). A last line without its end was not acknowledged."""
    whole = lines[:lines.rfind(b"\n") + 1]
    return {(record["doc_id"], record["text_hash"]) for record in map(json.loads, whole.splitlines())}


def doubled(path):
    """Versions of articles that are there more than once."""
    with sqlite3.connect(path) as connection:
        found = connection.execute("SELECT doc_id, version, count(*) FROM document GROUP BY 1, 2 HAVING count(*) > 1").fetchall()
    connection.close()
    return found


def stored(path):
    """(doc_id, text_hash) of every article there ever was, and (of those that count) its statements' words, each with its number of stances."""
    with sqlite3.connect(path) as connection:
        ever = connection.execute("SELECT d.doc_id, t.hash FROM document d JOIN article_text t ON t.id = d.text_id").fetchall()
        current = {(doc_id, text_hash): [] for doc_id, text_hash in connection.execute(
            "SELECT d.doc_id, t.hash FROM document d JOIN article_text t ON t.id = d.text_id WHERE d.status = 'current' AND d.twin_of IS NULL")}
        for doc_id, text_hash, text, stances in connection.execute(
                "SELECT d.doc_id, t.hash, s.text, (SELECT count(*) FROM stance c WHERE c.statement = s.id) FROM statement s "
                "JOIN document d ON d.id = s.document JOIN article_text t ON t.id = d.text_id WHERE s.live ORDER BY s.document, s.seq"):
            current[doc_id, text_hash].append((text, stances))
    connection.close()
    return ever, current
