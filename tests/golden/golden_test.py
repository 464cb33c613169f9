"""Golden tests: each *.case is one file with its purpose, arguments, inputs, output and exit code.

A case is sections that begin with "--- NAME":
  --- purpose        one sentence
  --- run            a command line a line, `onrecord ...`, run in turn in an empty folder
  --- file NAME      a file that is there when it runs (EXAMPLES in a command line is the examples folder, OWN that of our own
                     annotated stories)
  --- stdin          what the last command reads
  --- out            what the last command must print, to the byte
  --- err            lines that its messages must contain
  --- exit           its exit code (0 where the section is missing)
golden_test.py --update writes the `out` sections anew: read the difference before you commit it. What stands there is what the program
says today, its faults too: corpus/own_test.py judges the same stories by their gold.
"""
import os
import pathlib
import re
import shlex
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
PLACES = {"EXAMPLES": HERE.parents[1] / "examples", "OWN": HERE.parent / "corpus/own"}
ONRECORD = os.environ.get("ONRECORD", "onrecord")


def parse(path):
    sections, name = [], None
    for line in path.read_text(encoding="utf-8").splitlines(keepends=True):
        if line.startswith("--- "):
            name = line[4:].strip()
            sections.append([name, ""])
        elif name is not None:
            sections[-1][1] += line
    return sections


def section(sections, name, default=""):
    return next((body for key, body in sections if key == name), default)


def run(sections):
    with tempfile.TemporaryDirectory() as folder:
        for key, body in sections:
            if key.startswith("file "):
                target = pathlib.Path(folder, key[5:])
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_text(body, encoding="utf-8")
        commands = [line for line in section(sections, "run").splitlines() if line.strip()]
        environment = {"PATH": os.environ["PATH"], "HOME": folder, "LC_ALL": "C.UTF-8"}
        for number, line in enumerate(commands):
            words = [re.sub("^(EXAMPLES|OWN)(?=/)", lambda name: str(PLACES[name[1]]), word) for word in shlex.split(line)]
            words[0] = ONRECORD
            last = number == len(commands) - 1
            done = subprocess.run(words, cwd=folder, env=environment, capture_output=True, timeout=120,
                                  input=section(sections, "stdin").encode() if last else b"")
        return done


class GoldenTest(unittest.TestCase):
    maxDiff = None


def add_case(path):
    def test(self):
        sections = parse(path)
        done = run(sections)
        message = f"{path.name}: {section(sections, 'purpose').strip()}\n{done.stderr.decode(errors='replace')}"
        self.assertEqual(int(section(sections, "exit", "0")), done.returncode, message)
        for line in section(sections, "err").splitlines():
            self.assertIn(line, done.stderr.decode(errors="replace"), message)
        self.assertEqual(section(sections, "out"), done.stdout.decode(), message)

    setattr(GoldenTest, "test_" + re.sub(r"\W", "_", path.stem), test)


def update(path):
    sections = parse(path)
    done = run(sections)
    text = ""
    for key, body in sections:
        text += f"--- {key}\n" + (done.stdout.decode() if key == "out" else body)
    path.write_text(text, encoding="utf-8")


CASES = sorted(HERE.glob("**/*.case"))
if "--update" in sys.argv:
    for case in CASES:
        update(case)
    sys.exit(0)
for case in CASES:
    add_case(case)

if __name__ == "__main__":
    if not CASES:
        sys.exit("no cases")
    unittest.main()
