"""Counts test cases over the logs of several builds and prints the plain closing line."""
import json
import re
import sys

DOCTEST = re.compile(r"\[doctest\] test cases:\s*(\d+) \|\s*(\d+) passed \|\s*(\d+) failed \|\s*(\d+) skipped")
UNITTEST = re.compile(r"^Ran (\d+) tests? in", re.M)
UNITTEST_RESULT = re.compile(r"^(?:OK|FAILED) \(([^)]*)\)", re.M)


def cases(run):
    """(passed, failed, skipped) of one program: its own count where it prints one, else itself as one case."""
    output = run.get("stdout", "") + run.get("stderr", "")
    if run["result"] == "SKIP":
        return 0, 0, 1
    good = run["result"] == "OK"
    if found := DOCTEST.search(output):
        _, passed, failed, skipped = map(int, found.groups())
        return passed, failed + (not good and not failed), skipped
    if found := UNITTEST.search(output):
        total = int(found.group(1))
        notes = dict(re.findall(r"(\w+)=(\d+)", " ".join(UNITTEST_RESULT.findall(output))))
        failed = int(notes.get("failures", 0)) + int(notes.get("errors", 0))
        skipped = int(notes.get("skipped", 0))
        return total - failed - skipped, failed + (not good and not failed), skipped
    return int(good), int(not good), 0


totals = [0, 0, 0]
for folder in sys.argv[1:]:
    with open(f"{folder}/meson-logs/testlog.json", encoding="utf-8") as log:
        for line in log:
            totals = [a + b for a, b in zip(totals, cases(json.loads(line)))]
passed, failed, skipped = totals
print(f"{passed} passed, {failed} failed, {skipped} skipped")
sys.exit(1 if failed or not passed else 0)
