"""onrecord issues suggest: a first table of aliases from articles and a pole sentence, and what an analyst then does with it."""
import csv
import io
import json
import os
import pathlib
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]
ROOT = pathlib.Path(__file__).resolve().parents[2]
ARTICLES = ROOT / "examples/articles"
POLE = "the treaty on the Maren Strait should be signed and kept"


def run(*words, code=0, text=None):
    done = subprocess.run([ONRECORD, *map(str, words)], input=text, capture_output=True, timeout=120)
    assert done.returncode == code, (done.returncode, done.stderr.decode())
    return done.stdout.decode(), done.stderr.decode()


def rows(*words):
    return list(csv.DictReader(io.StringIO(run("issues", "suggest", *words, "--csv")[0])))


class Suggest(unittest.TestCase):
    def test_the_names_of_the_thing_come_first_with_source_cue_and_words(self):
        found = rows(ARTICLES, "--pole", POLE)
        self.assertEqual(found[0]["alias"], "treaty")
        self.assertGreater(int(found[0]["positions"]), 5)
        self.assertTrue(all(row["text"] and int(row["statements"]) >= 2 for row in found))
        self.assertTrue(found[0]["source"] and found[0]["cue"])
        self.assertLessEqual(len(found), 20)
        self.assertEqual(rows(ARTICLES, "--pole", POLE, "--limit", "3"), found[:3])

    def test_people_are_no_aliases(self):
        names = {row["alias"].lower() for row in rows(ARTICLES, "--pole", POLE, "--limit", "1000")}
        self.assertFalse(names & {"elena marsh", "marsh", "judith hale", "hale"})

    def test_another_pole_puts_another_thing_first(self):
        self.assertEqual(rows(ARTICLES, "--pole", "tariffs on Kestrian steel should stay")[0]["alias"], "tariffs")

    def test_the_poles_own_words_in_full_come_before_one_of_them(self):
        with tempfile.TemporaryDirectory() as scratch:
            article = pathlib.Path(scratch) / "tax.txt"
            article.write_text("Mayor Ada Kroll said she supported the harbour tax.\n\n"
                               "Ivo Stern, the harbour master, said he opposed the harbour tax.\n\n"
                               "Lena Vogt said the harbour tax was unfair. \"We reject the harbour tax,\" she said.\n\n"
                               "Piet Holm said he opposed the tax. Ida Roth said she supported the tax.\n", encoding="utf-8")
            found = [row["alias"] for row in rows(article, "--pole", "the harbour tax should be raised")]
        self.assertEqual("harbour tax", found[0])
        self.assertNotIn("tax", found)

    def test_the_draft_is_a_table_that_serves_at_once(self):
        with tempfile.TemporaryDirectory() as scratch:
            folder = pathlib.Path(scratch)
            (folder / "mine").mkdir()
            draft = folder / "mine/issues.tsv"
            told = run("issues", "suggest", ARTICLES, "--pole", POLE, "--id", "MAREN.treaty", "--draft", draft)[1]
            self.assertIn("issues try MAREN.treaty", told)
            lines = draft.read_text(encoding="utf-8").splitlines()
            self.assertEqual(lines[:2], ["id\tpole\talias\tpolarity\tkind", f"MAREN.treaty\t{POLE}\ttreaty\t+1\t"])
            run("lint", folder / "mine")
            run("add", ARTICLES, "--db", folder / "x.db", "--tables", folder / "mine")
            tried = run("issues", "try", "MAREN.treaty", "--db", folder / "x.db", "--tables", folder / "mine")[0]
            self.assertIn("caught, with a position", tried)
            # The stored articles serve as well as their files.
            stored = run("issues", "suggest", "--db", folder / "x.db", "--pole", POLE, "--csv")[0]
            self.assertEqual(stored, run("issues", "suggest", ARTICLES, "--pole", POLE, "--csv")[0])

    def test_the_draft_makes_its_folder_and_pronouns_are_no_names(self):
        with tempfile.TemporaryDirectory() as folder:
            articles, draft = pathlib.Path(folder, "h.jsonl"), pathlib.Path(folder, "new/folder/issues.tsv")
            articles.write_text("".join(json.dumps({"doc_id": str(i), "date": "2025-03-04", "text":
                f'"We want the ferry kept. The choice is hers, not mine," Marta Velde said on day {i}.'}) + "\n" for i in range(4)), encoding="utf-8")
            run("issues", "suggest", articles, "--pole", "the ferry should be kept", "--draft", draft)
            aliases = {row.split("\t")[2] for row in draft.read_text(encoding="utf-8").splitlines()[1:]}
        self.assertIn("ferry", aliases)
        self.assertFalse({"hers", "mine"} & aliases)

    def test_what_is_wrong_is_told(self):
        self.assertIn("--pole", run("issues", "suggest", ARTICLES, code=2)[1])
        self.assertIn("no tab", run("issues", "suggest", ARTICLES, "--pole", "a\tb", code=2)[1])
        self.assertIn("nothing.txt", run("issues", "suggest", "nothing.txt", "--pole", POLE, code=5)[1])
        out, err = run("issues", "suggest", "-", "--format", "csv", "--pole", POLE, "--date", "2025-01-01", text=b"It rained.\n")
        self.assertIn("no noun phrase", err)

    def test_articles_say_nothing_to_the_terminal_or_the_table(self):
        hostile = 'Ada Quill said "the =2+5 \x1b[31mbridge\x1b[0m plan is bad". Jon Pell said "the =2+5 \x1b[31mbridge\x1b[0m plan is good".\n'
        with tempfile.TemporaryDirectory() as scratch:
            path, draft = pathlib.Path(scratch) / "a.txt", pathlib.Path(scratch) / "issues.tsv"
            path.write_text(hostile * 3, encoding="utf-8")
            out, err = run("issues", "suggest", path, "--date", "2025-01-01", "--pole", "the bridge should stand", "--draft", draft)
            self.assertNotIn("\x1b", out + err)
            self.assertNotIn("\x1b", draft.read_text(encoding="utf-8"))


if __name__ == "__main__":
    unittest.main()
