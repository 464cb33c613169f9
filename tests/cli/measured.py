"""Runs a program and measures its time and its peak memory."""
import os
import subprocess
import sys
import tempfile
import time

# A child's peak memory counts what its parent held when it was started: a small process of its own starts it and reports.
STARTER = """import os, sys
process = os.posix_spawn(sys.argv[2], sys.argv[2:], os.environ)
_, status, usage = os.wait4(process, 0)
with open(sys.argv[1], "w") as file:
    file.write(f"{os.waitstatus_to_exitcode(status)} {usage.ru_utime + usage.ru_stime} {usage.ru_maxrss / 1024}")
"""


def run(command, stdin=b"", stdout=None, stderr=None):
    """Gives the exit code, the seconds and the peak in MB. The program is named by its path."""
    begun = time.monotonic()
    code, _, megabytes = run_for_cpu(command, stdin, stdout, stderr)
    return code, time.monotonic() - begun, megabytes


def run_for_cpu(command, stdin=b"", stdout=None, stderr=None):
    """As run(), with the seconds of CPU time, which other programs on the machine hardly change."""
    with tempfile.NamedTemporaryFile("r") as report:
        subprocess.run([sys.executable, "-I", "-S", "-c", STARTER, report.name, *command], input=stdin, stdout=stdout, stderr=stderr, check=True)
        code, seconds, megabytes = report.read().split()
    return int(code), float(seconds), float(megabytes)
