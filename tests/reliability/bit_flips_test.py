"""Flips single bits of a database (bit_flips_test.py FLIPS): `verify` finds those that alter what is stored, and never crashes."""
import collections
import pathlib
import random
import sqlite3
import sys
import tempfile

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import articles  # noqa: E402
import database  # noqa: E402

ARTICLES, SEED = 150, 3
LEAST_FOUND = 0.93


def contents(path):
    """All rows, or nothing where they cannot be read."""
    try:
        return database.rows(path)
    except (sqlite3.Error, UnicodeDecodeError):
        return None


def sqlite_says(path):
    try:
        connection = sqlite3.connect(path)
        try:
            return connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
        finally:
            connection.close()
    except (sqlite3.Error, UnicodeDecodeError):
        return False


def make(folder):
    """Articles, corrections, a merge and a split: every table has rows."""
    db = folder / "onrecord.db"
    lines = articles.write_lines(folder / "articles.jsonl", articles.rounds(ARTICLES, 1))
    for words in (["add", lines, *database.TABLES], ["actors", "merge", "novik.petr", "sunde.sofie"],
                  ["actors", "split", "okaro.ilan", "--form", "Ilan Okaro", "--as", "Another Okaro"]):
        done = database.run(*words, "--db", db, cwd=folder)
        assert done.returncode == 0, done.stderr
    database.review(db, folder)
    connection = sqlite3.connect(db)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.execute("VACUUM INTO ?", [str(folder / "packed.db")])
    connection.close()
    return {"as it grew": db, "packed (VACUUM INTO)": folder / "packed.db"}


def unused(path):
    connection = sqlite3.connect(path)
    try:
        free, size = connection.execute("SELECT sum(unused), sum(pgsize) FROM dbstat").fetchone()
        return free / size
    finally:
        connection.close()


def try_flips(flips, what, db, folder):
    """Gives how many were found, and of those that were not, how many altered something."""
    generator = random.Random(SEED)
    counts, missed = collections.Counter(), collections.Counter()
    whole, before, free = db.read_bytes(), database.rows(db), unused(db)
    assert database.run("verify", "--db", db, cwd=folder).returncode == 0
    flipped = folder / "flipped.db"
    for _ in range(flips):
        place, bit = generator.randrange(len(whole)), generator.randrange(8)
        data = bytearray(whole)
        data[place] ^= 1 << bit
        flipped.write_bytes(data)
        counts["sqlite"] += not sqlite_says(flipped)
        done = database.run("verify", "--db", flipped, cwd=folder)
        if done.returncode not in (0, 4):
            counts["crashed"] += 1
            print(f"byte {place}, bit {bit}: exit {done.returncode}: {done.stderr[:300]}")
        elif done.returncode == 4:
            counts["found"] += 1
        elif (after := contents(flipped)) == before:
            counts["harmless"] += 1
        else:
            counts["missed"] += 1
            for table in before:
                missed[table] += after is None or after.get(table) != before[table]
    altering = counts["found"] + counts["missed"]
    print(f"{what}: {flips} flips in {len(whole):,} bytes, {free:.1%} of them unused: {counts['found']} found ({counts['found'] / flips:.1%}), "
          f"{counts['harmless']} alter no row of any table, {counts['missed']} missed {dict(missed)}, {counts['crashed']} crashes; "
          f"SQLite's own check alone sees {counts['sqlite']}. Of those that alter something, {counts['found'] / altering:.1%} are found")
    return counts["crashed"] == 0 and counts["found"] / altering >= LEAST_FOUND


def main(flips):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        return all([try_flips(flips // 2, what, db, folder) for what, db in make(folder).items()])


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 100) else 1)
