"""Trees on treebanks: how many heads and relations are right, over the treebank's words, with tags of our own; floors guard the figures.

`syntax_test.py --show [WEIGHTS.onr]` prints the figures. UAS: head right; LAS: head and relation. Without punctuation unless it says so.
"""
import collections
import lzma
import os
import pathlib
import subprocess
import sys
import unittest

ROOT = pathlib.Path(__file__).resolve().parents[2]
TREEBANKS = ROOT.parent / "shared/corpora/ud"
TREES = os.environ.get("TREES", "trees")

# About half a point under what was measured (MODEL.md).
FLOORS = {
    "pud.test": {"UAS": 87.7, "LAS": 83.5, "tags": 94.9},
    "gum_news.dev": {"UAS": 85.0, "LAS": 80.0, "tags": 94.7},
}


def rows(text):
    """sentences as lists of (form, tag, head, relation)"""
    for block in text.split("\n\n"):
        sentence = [line.split("\t") for line in block.split("\n") if line[:1] not in ("", "#")]
        sentence = [(r[1], r[3], int(r[6]), r[7]) for r in sentence if r[0].isdigit()]
        if sentence:
            yield sentence


def measure(name, weights="-"):
    gold = lzma.open(TREEBANKS / f"{name}.conllu.xz", "rt", encoding="utf-8").read()
    done = subprocess.run([TREES, weights], input=gold.encode(), capture_output=True, timeout=300)
    if done.returncode != 0:
        raise AssertionError(done.stderr.decode())
    right, missed = collections.Counter(), collections.Counter()
    for wanted, found in zip(rows(gold), rows(done.stdout.decode()), strict=True):
        for (form, tag, head, relation), (own_form, own_tag, own_head, own_relation) in zip(wanted, found, strict=True):
            assert form == own_form
            right["all"] += 1
            right["tags"] += tag == own_tag
            right["UAS with punctuation"] += head == own_head
            right["LAS with punctuation"] += (head, relation) == (own_head, own_relation)
            if tag != "PUNCT":
                right["words"] += 1
                right["UAS"] += head == own_head
                right["LAS"] += (head, relation) == (own_head, own_relation)
                if head != own_head:
                    missed[relation] += 1
    figures = {key: round(100 * right[key] / right["words" if len(key) == 3 else "all"], 1) for key in
               ("UAS", "LAS", "UAS with punctuation", "LAS with punctuation", "tags")}
    return figures, missed, done.stderr.decode().strip()


@unittest.skipUnless(TREEBANKS.is_dir(), "../shared/corpora/ud is not there")
class SyntaxTest(unittest.TestCase):
    def test_floors(self):
        for name, floors in FLOORS.items():
            figures = measure(name)[0]
            print(name, figures)
            for key, floor in floors.items():
                with self.subTest(set=name, figure=key):
                    self.assertGreaterEqual(figures[key], floor)


if __name__ == "__main__":
    if "--show" in sys.argv:
        for each in ("pud.test", "gum_news.dev", "ewt.dev"):
            shown, faults, speed = measure(each, *sys.argv[2:])
            print(each, shown, speed)
            print("   heads missed, by relation:", dict(faults.most_common(12)))
    else:
        unittest.main()
