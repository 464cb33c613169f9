"""examples/quickstart.sh, as a stranger runs it: it ends well, twice, and leaves what it says it leaves."""
import csv
import os
import pathlib
import subprocess
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
BUILD = pathlib.Path(os.environ["ONRECORD"]).resolve().parents[2]


class QuickstartTest(unittest.TestCase):
    def test_runs_twice_from_anywhere(self):
        with tempfile.TemporaryDirectory() as folder:
            out = pathlib.Path(folder, "out")
            environment = {**os.environ, "ONRECORD_BUILD": str(BUILD), "ONRECORD_OUT": str(out)}
            printed = []
            for _ in range(2):
                done = subprocess.run([ROOT / "examples" / "quickstart.sh"], cwd=folder, env=environment,
                                      capture_output=True, text=True, timeout=600)
                self.assertEqual(0, done.returncode, done.stdout + done.stderr)
                printed.append(done.stdout)
            self.assertEqual(printed[0], printed[1], "the same input gives the same output")
            for name in ("onrecord.db", "report.html", "csv/statements.csv", "csv/stances.csv", "csv/timeline.csv",
                         "csv/actors.csv", "csv/issues.csv", "csv/documents.csv"):
                self.assertTrue((out / name).stat().st_size > 0, name)
            with open(out / "csv/statements.csv", encoding="utf-8", newline="") as rows:
                speakers = {row["actor_name"] for row in csv.DictReader(rows)}
            # The articles were written around these eight.
            actors = (ROOT / "examples/tables/actors.tsv").read_text(encoding="utf-8").splitlines()[1:]
            names = {line.split("\t")[0] for line in actors if line and not line.startswith("#")}
            self.assertGreaterEqual(len(speakers & names), 8, sorted(speakers))


if __name__ == "__main__":
    unittest.main()
