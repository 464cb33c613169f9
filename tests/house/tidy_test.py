"""clang-tidy's checks for bugs over the rooms that are free of findings; the list of rooms only grows (about 20 seconds)."""
import os
import pathlib
import shutil
import subprocess
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
ROOMS = ["domain", "timeline"]
CHECKS = ("-*,bugprone-*,"
          "-bugprone-easily-swappable-parameters,"  # byte offsets travel in pairs everywhere here
          "-bugprone-narrowing-conversions,-bugprone-implicit-widening-of-multiplication-result")  # the compiler's own are on


class TidyTest(unittest.TestCase):
    def test_rooms_free_of_findings_stay_so(self):
        program = shutil.which("clang-tidy-14")
        if program is None:
            self.skipTest("clang-tidy-14 is not installed")
        files = [path for room in ROOMS for path in sorted((ROOT / "src" / room).glob("*.cpp"))]
        done = subprocess.run([program, "-p", os.environ["BUILD"], "--quiet", "--extra-arg=-Wno-unknown-warning-option",
                               "--checks=" + CHECKS, *files],
                              capture_output=True, text=True)
        self.assertEqual([], [line for line in done.stdout.splitlines() if "warning:" in line or "error:" in line])
        self.assertEqual(0, done.returncode, done.stderr[-2000:])


if __name__ == "__main__":
    unittest.main()
