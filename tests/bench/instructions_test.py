"""A guard on speed: how many instructions each stage takes on articles of our own, counted by valgrind, so that load and
clock do not matter. More than a twentieth above the floor file fails, with the stage named. `--write` sets the file anew:
on purpose only, with the reason in the commit."""
import json
import os
import pathlib
import re
import shutil
import subprocess
import sys
import tempfile
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
FLOORS = pathlib.Path(__file__).with_name("instructions.json")
ONRECORD = os.environ.get("ONRECORD", ROOT / "build/src/cli/onrecord")
TOLERANCE = 0.05

# A stage is what a function takes with all that it calls.
STAGES = {
    "whole run": None,
    "start: tables and weights": r"onrecord::Knowledge::load\(",
    "who said what, when, and where they stand": r"onrecord::Tracker::track\(",
    "the tagger": r"onrecord::extract::Tagger::tag\(",
    "the tables of stance": r"onrecord::tables::StanceTables::StanceTables\(",
}


def counted():
    with tempfile.TemporaryDirectory() as folder:
        out = pathlib.Path(folder)
        subprocess.run(
            ["valgrind", "--tool=callgrind", f"--callgrind-out-file={out / 'calls'}", ONRECORD, "extract", "--jobs", "1",
             "--date", "2025-06-05", "--tables", ROOT / "examples/tables", ROOT / "examples/articles", "-o", out / "records"],
            check=True, capture_output=True, env={k: v for k, v in os.environ.items() if k != "MALLOC_PERTURB_"})  # meson's: it writes more
        listed = subprocess.run(["callgrind_annotate", "--inclusive=yes", "--threshold=100", out / "calls"], check=True,
                                capture_output=True, text=True).stdout
    counts = {}
    for stage, function in STAGES.items():
        pattern = rf"^\s*([\d,]+) .*{function or 'PROGRAM TOTALS'}"
        found = re.search(pattern, listed, re.M)
        if found is None:
            raise AssertionError(f"{stage}: nothing in the program is called {function}")
        counts[stage] = int(found[1].replace(",", ""))
    return counts


def missing():
    if shutil.which("callgrind_annotate") is None:
        return "valgrind is not here"
    cpu = pathlib.Path("/proc/cpuinfo")
    if not cpu.exists() or " avx2 " not in cpu.read_text():
        return "counts are those of AVX2, which this machine has not"
    return ""


@unittest.skipIf(missing(), missing())
class InstructionsTest(unittest.TestCase):
    def test_no_stage_takes_more_than_it_did(self):
        floors = json.loads(FLOORS.read_text())
        counts = counted()
        self.assertEqual(set(floors), set(counts))
        for stage, count in counts.items():
            change = count / floors[stage] - 1
            print(f"{stage}: {count:,} instructions, {change:+.1%}")
            with self.subTest(stage):
                self.assertLessEqual(change, TOLERANCE, f"{stage}: {count:,} instructions where {floors[stage]:,} are the floor")


if __name__ == "__main__":
    if "--write" in sys.argv:
        FLOORS.write_text(json.dumps(counted(), indent=2) + "\n")
    else:
        unittest.main()
