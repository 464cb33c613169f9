"""The main text of thirty saved pages: at least 90 % of the article's words, at most 10 % of what comes out are others', on each page."""
import difflib
import json
import os
import subprocess
import tempfile
import unittest

import saved_pages

ONRECORD = os.environ["ONRECORD"]


class SavedPagesTest(unittest.TestCase):
    def test_thirty_pages(self):
        pages = [(f"{seed:04}-{name}", page, words) for seed in (0, 100, 200) for name, page, words in saved_pages.pages(seed)]
        self.assertEqual(90, len(pages))
        with tempfile.TemporaryDirectory() as folder:
            for name, page, _ in pages:
                with open(os.path.join(folder, name + ".html"), "w", encoding="utf-8") as file:
                    file.write(page)
            done = subprocess.run([ONRECORD, "extract", "--emit", "doc", "--with", "text", folder], capture_output=True, timeout=300)
        self.assertEqual(0, done.returncode, done.stderr.decode())
        records = [json.loads(line)["text"].split() for line in done.stdout.splitlines()]
        self.assertEqual(len(pages), len(records))
        kept_sum = others_sum = 0
        bad = []
        for (name, _, words), found in zip(sorted(pages), records):
            same = sum(block.size for block in difflib.SequenceMatcher(None, words, found, autojunk=False).get_matching_blocks())
            kept, others = same / len(words), 1 - same / len(found) if found else 1
            kept_sum, others_sum = kept_sum + kept, others_sum + others
            if kept < 0.9 or others > 0.1:
                bad.append(f"{name}: {kept:.1%} of the article's words, {others:.1%} others'")
        print(f"saved pages: {kept_sum / len(pages):.2%} of the articles' words kept, {others_sum / len(pages):.2%} of the output others'")
        self.assertEqual([], bad)


if __name__ == "__main__":
    unittest.main()
