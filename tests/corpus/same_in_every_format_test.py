"""PolNeAR's dev articles, written in every format, give the same statements as their plain text."""
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = ROOT.parent / "shared" / "corpora" / "polnear" / "dev.jsonl"
ONRECORD = os.environ.get("ONRECORD", "onrecord")
sys.path.insert(0, str(ROOT / "tests" / "cli"))
import written_formats as formats  # noqa: E402
from formats_test import WITHOUT_ADDRESS  # noqa: E402


def statements(paths, named=True):
    done = subprocess.run([ONRECORD, "extract", *paths], capture_output=True, timeout=600)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    found = []
    for line in done.stdout.decode().splitlines():
        for s in json.loads(line)["statements"]:
            found.append((s["title"], s["statement_id" if named else "text"], s["actor_name"], s["said_date"], s["act"], s["published_at"]))
    return sorted(found, key=lambda s: tuple(map(str, s)))


class SameInEveryFormatTest(unittest.TestCase):
    def test_polnear(self):
        with open(CORPUS, encoding="utf-8") as file:
            records = [json.loads(line) for line in file]
        articles = [formats.article(r["text"], r["meta"]["title"], r["meta"]["date"], r["meta"]["publisher"], f"https://x.example/{i}")
                    for i, r in enumerate(records)]
        with tempfile.TemporaryDirectory() as folder:
            texts = formats.text(articles, folder)
            wanted = {named: statements(texts, named) for named in (True, False)}
            self.assertGreater(len(wanted[True]), 1000)
            for name, write in formats.WRITERS.items():
                if name in ("text", "tar.gz", "tar.xz", "zip", "atom"):
                    continue  # the same readers as others of the list
                with self.subTest(name):
                    named = name not in WITHOUT_ADDRESS
                    self.assertTrue(statements(write(articles, folder), named) == wanted[named])


if __name__ == "__main__":
    if not CORPUS.exists():
        print("skipped: ../shared is not here")
        sys.exit(77)
    unittest.main()
