"""Language, time zone, clock and limits of the machine change no byte of any command."""
import hashlib
import os
import pathlib
import shutil
import subprocess
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from program import EXAMPLES, ONRECORD, Case  # noqa: E402

SANITIZED = "build-asan" in ONRECORD  # slower, with memory of its own
# Letters that Turkish writes otherwise, names with accents, numbers with points and commas, words in an order that languages disagree about.
ARTICLES = [
    {"doc_id": "i", "date": "2024-03-31T02:30:00+01:00", "publisher": "İstanbul Post", "title": "ILIM in the INN",
     "text": "IRENE MILIĆ said on Monday that the TREATY was 1.5 times better than 1,500 others. “I will sign it,” Milić told reporters in İzmir."},
    {"doc_id": "ä", "date": "2024-02-29", "publisher": "Ähre", "title": "Äpfel, Zebra, apples",
     "text": "“We will not sign the treaty in June,” Elena Marsh said on February 29. Älva Zorn and Ödön Ábel said that it cost 0.75 million."},
    {"doc_id": "d", "date": "2038-01-19", "publisher": "Zebra", "title": "Later", "text": "Tomas Reed promised yesterday to sign the treaty within 3.25 days."},
]
COMMANDS = [
    ["extract", "articles.jsonl", "--with", "text,dates,mentions"], ["show", "articles.jsonl"], ["show", "--html", "articles.jsonl"], ["query"], ["query", "--csv"],
    ["query", "--jsonl"], ["query", "--md"], ["query", "i* treaty"], ["query", "--who", "marsh"], ["query", "--when", "2024-03..2024-04"], ["timeline"], ["timeline", "--csv"],
    ["actors"], ["issues"], ["report", "-o", "report.html"], ["report", "--md"], ["export", "csv"], ["export", "--to", "gexf"], ["export", "--to", "timelinejs"],
    ["export", "--to", "annotations"], ["review", "export"], ["verify"], ["lint", "tables"], ["formats"],
]
CLOCK = r"""
#define _GNU_SOURCE
#include <stdlib.h>
#include <sys/time.h>
#include <time.h>
static time_t now(void) { return (time_t)atoll(getenv("TEST_CLOCK")); }
time_t time(time_t* out) { if (out) *out = now(); return now(); }
int clock_gettime(clockid_t id, struct timespec* out) { out->tv_sec = now(); out->tv_nsec = id; return 0; }
int gettimeofday(struct timeval* out, void* zone) { (void)zone; out->tv_sec = now(); out->tv_usec = 0; return 0; }
"""


@unittest.skipIf(SANITIZED, "some hundred runs, whose bytes are the same")
class SurroundingsTest(Case):
    def setUp(self):
        super().setUp()
        self.articles(*ARTICLES)
        shutil.copytree(EXAMPLES / "tables", self.path / "tables")

    def everything(self, errors=True, **environment):
        """What all commands write, each with its bytes: to both streams and into files, from a new database on."""
        for name in ("onrecord.db", "onrecord.db-wal", "onrecord.db-shm", "report.html"):
            (self.path / name).unlink(missing_ok=True)
        shutil.rmtree(self.path / "csv", ignore_errors=True)
        found = {}
        for words in (["add", "articles.jsonl", "--tables", "tables"], *COMMANDS):
            done = self.run_program(*words, env=environment)
            self.assertEqual(0, done.returncode, f"{words} {environment}: {done.err}")
            found[" ".join(words)] = done.stdout + (done.stderr if errors else b"")
        for path in sorted([self.path / "report.html", *self.path.glob("csv/*")]):
            found[path.name] = path.read_bytes()
        found["database"] = hashlib.sha256(repr(self.dump()).encode()).hexdigest().encode()
        return found

    def same(self, expected, found, what):
        for name, content in expected.items():
            self.assertEqual(content.decode(), found[name].decode(), f"{name} under {what}")

    def test_language_and_time_zone(self):
        locales = self.path / "locales"
        locales.mkdir()
        expected = self.everything()
        self.assertIn("Marsh", expected["query"].decode())
        languages = ["C"]
        if shutil.which("localedef"):
            for name in ("tr_TR", "de_DE"):
                made = subprocess.run(["localedef", "-i", name, "-f", "UTF-8", locales / f"{name}.UTF-8"], capture_output=True)
                if (locales / f"{name}.UTF-8" / "LC_CTYPE").exists():
                    languages.append(f"{name}.UTF-8")
                else:
                    print(f"{name} could not be made: {made.stderr.decode()[-200:]}")
        self.assertTrue(len(languages) == 3 or not os.path.isdir("/usr/share/i18n/locales"), languages)
        for language in languages:
            self.same(expected, self.everything(LANG=language, LC_ALL=language, LANGUAGE=language, LOCPATH=str(locales)), language)
        for zone in ("Pacific/Kiritimati", "America/St_Johns", "Europe/Berlin"):  # +14:00, -03:30, and one whose night of 31 March 2024 has a gap
            self.same(expected, self.everything(TZ=zone), zone)
        self.same(expected, self.everything(TZ="XYZ-99:99:99garbage", LANG="no such", LC_ALL="no such"), "nonsense")

    @unittest.skipUnless(shutil.which("gcc"), "a clock of one's own needs a compiler")
    def test_clock(self):
        library = self.path / "clock.so"
        subprocess.run(["gcc", "-shared", "-fPIC", "-o", library, "-xc", "-"], input=CLOCK.encode(), check=True)
        expected = self.everything(errors=False)
        for day in (0, 951_782_400, 2_147_483_647 + 86_400, 1_711_848_600):  # 1970; 29 February 2000; after 2038; the gap of 31 March 2024
            found = self.everything(errors=False, LD_PRELOAD=str(library), TEST_CLOCK=str(day), TZ="Europe/Berlin")
            self.same(expected, found, f"second {day}")

    def test_home_temporary_folder_and_working_folder(self):
        expected = self.everything()
        for environment in ({"HOME": ""}, {"HOME": "/nonexistent"}, {"TMPDIR": "/nonexistent"}, {"PATH": ""}, {"TERM": "dumb", "COLUMNS": "7"}):
            self.same(expected, self.everything(**environment), environment)
        gone = self.path / "gone"
        gone.mkdir()
        done = subprocess.run(["bash", "-c", 'cd gone && rmdir ../gone && exec "$0" query --jsonl --db "$1"', os.path.abspath(ONRECORD), self.db],
                              cwd=self.path, capture_output=True, timeout=60)
        self.assertEqual((0, expected["query --jsonl"]), (done.returncode, done.stdout), done.stderr)
        gone.mkdir()
        done = subprocess.run(["bash", "-c", 'cd gone && rmdir ../gone && exec "$0" query --jsonl', os.path.abspath(ONRECORD)], cwd=self.path, capture_output=True, timeout=60)
        self.assertIn(done.returncode, (4, 5))
        self.assertTrue(done.stderr)

    def test_little_memory_stack_and_few_files(self):
        expected = self.everything()
        for limit, codes in (("-s 256", (0,)), ("-n 16", (0,)), ("-v 300000", (0, 5)), ("-v 120000", (0, 5))):
            for words in (["add", "articles.jsonl", "--tables", "tables"], ["query", "--jsonl"], ["timeline"], ["report", "--md"], ["export", "--to", "gexf"], ["verify"]):
                done = subprocess.run(["bash", "-c", f'ulimit {limit} && exec "$0" "$@"', os.path.abspath(ONRECORD), *words], cwd=self.path, capture_output=True, timeout=120)
                self.assertIn(done.returncode, codes, f"{limit} {words}: {done.stderr}")
                if done.returncode == 5:
                    self.assertRegex(done.stderr.decode(), "memory|allocate", f"{limit} {words}")
                elif words[0] in ("query", "timeline"):
                    self.assertEqual(expected[" ".join(words)], done.stdout, limit)
            self.assertIn(b"all good", self.ok("verify").stderr + self.ok("verify").stdout)


if __name__ == "__main__":
    unittest.main()
