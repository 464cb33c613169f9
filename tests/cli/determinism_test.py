"""The same article gives the same bytes, whatever the order, the split, the number of threads or the time zone."""
import json
import os
import pathlib
import random
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ONRECORD = os.environ["ONRECORD"]


def articles():
    """The example articles as JSON lines."""
    lines = []
    for path in sorted((ROOT / "examples/articles").glob("*.txt")):
        _, head, body = path.read_text(encoding="utf-8").split("---\n", 2)
        meta = dict(line.split(": ", 1) for line in head.splitlines())
        lines.append(json.dumps({"doc_id": path.stem, "text": body, "date": meta["published"]}))
    return lines


def extract(lines, *options, **environment):
    done = subprocess.run([ONRECORD, "extract", "--emit=doc", "--with=dates,mentions", *options],
                          input="\n".join(lines) + "\n", capture_output=True, text=True, timeout=300,
                          env={**os.environ, **environment})
    assert done.returncode == 0, done.stderr
    return done.stdout.splitlines()


class DeterminismTest(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.lines = articles()
        cls.records = extract(cls.lines)

    def test_one_line_out_for_each_in(self):
        self.assertEqual(len(self.lines), len(self.records))
        self.assertGreater(sum(len(json.loads(line)["statements"]) for line in self.records), 50)

    def test_order(self):
        order = list(range(len(self.lines)))
        random.Random(1).shuffle(order)
        self.assertEqual([self.records[i] for i in order], extract([self.lines[i] for i in order]))

    def test_split(self):
        half = len(self.lines) // 2
        self.assertEqual(self.records, extract(self.lines[:half]) + extract(self.lines[half:]))

    def test_threads(self):
        self.assertEqual(self.records, extract(self.lines, "--jobs", "4"))

    def test_time_zone_and_locale(self):
        self.assertEqual(self.records, extract(self.lines, TZ="Pacific/Kiritimati", LC_ALL="C", LANG="de_DE.UTF-8"))


if __name__ == "__main__":
    unittest.main()
