"""TABLES.md and docs/: every file and command on a page is written and run, and prints what the page says."""
import os
import pathlib
import re
import shutil
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BLOCK = re.compile(r"^```(\w*) ?(\S*)\n(.*?)^```$", re.M | re.S)
COUNTS = re.compile(r"\d[\d,]*(?= (?:rules|attitudes|changes|modifiers|cues))|[A-Z]+(?= (?:rules|attitudes|changes|modifiers|cues))")


class PagesTest(unittest.TestCase):
    maxDiff = None

    def test_examples(self):
        for page in [ROOT / "TABLES.md", *sorted((ROOT / "docs").glob("*.md"))]:
            with self.subTest(page.name):
                self.run_page(page)

    def run_page(self, page):
        folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, folder)
        (folder / "bin").mkdir()
        (folder / "bin" / "onrecord").symlink_to(os.environ["ONRECORD"])
        environment = {"PATH": f"{folder / 'bin'}:{os.environ['PATH']}", "HOME": str(folder), "LC_ALL": "C.UTF-8", "TREE": str(ROOT)}
        printed, compared = None, 0
        for form, name, body in BLOCK.findall(page.read_text(encoding="utf-8")):
            if form in ("tsv", "txt"):
                (folder / name).parent.mkdir(parents=True, exist_ok=True)
                (folder / name).write_text(body, encoding="utf-8")
            elif form == "sh":
                done = subprocess.run(body, shell=True, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, timeout=120)
                printed = done.stdout.decode()
            elif form == "text":
                # How many rows are shipped changes from week to week.
                self.assertEqual(COUNTS.sub("N", body), COUNTS.sub("N", printed))
                compared += 1
        self.assertGreaterEqual(compared, 4 if page.name == "TABLES.md" else 1)

    def test_every_column_is_told(self):
        page = (ROOT / "TABLES.md").read_text(encoding="utf-8")
        told = set(re.findall(r"`([\w@~.]+)`", page))
        for path in sorted((ROOT / "src/tables/en").glob("*.tsv")):
            header = next(line for line in path.read_text(encoding="utf-8").splitlines() if line and not line.startswith("#"))
            self.assertLessEqual(set(header.split("\t")), told, path.name)


if __name__ == "__main__":
    unittest.main()
