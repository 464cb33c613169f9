"""Memory does not grow with the file, and hostile texts take no more time than their length."""
import json
import os
import pathlib
import shutil
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import measured  # noqa: E402
import written_formats as formats  # noqa: E402

ONRECORD = os.environ["ONRECORD"]
SANITIZED = "build-asan" in ONRECORD  # slower, and with memory of its own
PARAGRAPH = "“We will open the port in May,” Transport Minister Ada Reed said. The harbour was quiet on Monday, and number {} was not seen there.\n\n"


@unittest.skipIf(SANITIZED, "the sanitizers have memory and time of their own")
class LimitsTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.mkdtemp()
        self.addCleanup(shutil.rmtree, self.folder, ignore_errors=True)

    def peak(self, *words):
        """Megabytes and seconds of a run."""
        out = os.path.join(self.folder, ".out")
        with open(out, "wb") as file, open(out + ".err", "wb") as errors:
            code, seconds, megabytes = measured.run([ONRECORD, *words], b"", file, errors)
        with open(out + ".err", encoding="utf-8", errors="replace") as errors:
            self.assertEqual(0, code, errors.read()[-2000:])
        with open(out, "rb") as file:
            self.records = sum(1 for _ in file)
        return megabytes, seconds

    def articles(self, count):
        return [formats.article("".join(PARAGRAPH.format(i * 100 + j) for j in range(12)), f"Port {i}", "2024-02-16", "Daily", f"https://x.example/{i}") for i in range(count)]

    def test_ten_times_the_articles_take_the_same_memory(self):
        names = [name for name in ["jsonl", "csv", "rss", "warc", "tar.gz", "tar.zst", "zip", "text"] if name in formats.WRITERS]
        few, many = self.articles(40), self.articles(400)
        for name in names:
            with self.subTest(name):
                small, _ = self.peak("extract", *formats.WRITERS[name](few, tempfile.mkdtemp(dir=self.folder)))
                self.assertEqual(40, self.records)
                large, _ = self.peak("extract", *formats.WRITERS[name](many, tempfile.mkdtemp(dir=self.folder)))
                self.assertEqual(400, self.records)
                print(f"{name}: {small:.0f} MB for 40 articles, {large:.0f} MB for 400")
                self.assertLess(large, 1.25 * small + 8)

    def seconds(self, text):
        path = formats.save(self.folder, "long.txt", text)
        megabytes, seconds = self.peak("extract", "--emit", "doc", path)
        print(f"{len(text) / 1e6:.1f} MB of {text[:12]!r}: {seconds:.2f} s, {megabytes:.0f} MB")
        return seconds

    def test_time_is_linear_in_what_is_hostile(self):
        for text in ["said ", "“”", "“", "\" ", "( ", "“said ” ", "He said that ", "Mr. A. B. ", "word word. ", "a\n\n", "“a b c d” said "]:
            with self.subTest(text):
                short = self.seconds(text * (20_000 // len(text)))
                self.assertLess(self.seconds(text * (80_000 // len(text))), 8 * short + 2.0)


if __name__ == "__main__":
    unittest.main()
