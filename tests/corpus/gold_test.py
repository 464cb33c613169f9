"""The stories annotated in gold/ and own/: every row whole and within bounds, places that fit the texts; no words of gold/'s articles in the tree.

KEPT_APART names the stories on which nothing may be fitted or tuned: they are reported once, at the end.
"""
import json
import pathlib
import re
import sys
import unittest

HERE = pathlib.Path(__file__).resolve().parent
GOLD = HERE / "gold"
sys.path[:0] = [str(GOLD), str(HERE / "own")]
import articles  # noqa: E402  (gold/articles.py)
import marks  # noqa: E402  (own/marks.py)

ACTS = set("ACCUSE REJECT REQUEST THREATEN OFFER AGREE CONSULT SUPPORT CONCEDE ASSESS ANNOUNCE WITHHOLD STATE ECHO RELAY".split())
KINDS = {"person", "organisation", "government", "unnamed", "group"}
FIELDS = {"source", "cue", "content", "actor", "actor_kind", "role", "country", "said_date", "said_basis", "said_precision", "act",
          "position", "label", "conditional", "sure"}


def nine_word_runs(text):
    words = re.findall(r"\w+", text.lower())
    return {tuple(words[i:i + 9]) for i in range(len(words) - 8)}


def stories():
    return sorted(path.parent for path in GOLD.glob("*/gold.jsonl"))


def documents(story):
    return [json.loads(line) for line in (story / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


class GoldTest(unittest.TestCase):
    def test_stories_are_whole(self):
        kept_apart = (GOLD / "KEPT_APART").read_text(encoding="utf-8").split()
        self.assertLessEqual(set(kept_apart), {story.name for story in stories()})
        self.assertEqual({story.name for story in stories()}, {row["story"] for row in articles.listed()})
        for story in stories():
            for table in ("issues.tsv", "actors.tsv", "NOTES.md"):
                self.assertTrue((story / table).exists(), f"{story.name}/{table}")
            listed = [row["doc_id"] for row in articles.listed([story.name])]
            self.assertEqual(listed, [document["doc_id"] for document in documents(story)], story.name)

    def test_rows_are_right_in_themselves(self):
        for story in [*stories(), *(HERE / "own" / name for name in marks.stories())]:
            for document in documents(story):
                for number, row in enumerate(document["statements"]):
                    where = f"{story.name} {document['doc_id']} statement {number}"
                    self.assertEqual(FIELDS, set(row), where)
                    self.assertIn(row["act"], ACTS, where)
                    self.assertIn(row["actor_kind"], KINDS, where)
                    self.assertTrue(row["actor"], where)
                    self.assertEqual(row["actor_kind"] == "unnamed", row["actor"].startswith("unnamed: "), where)
                    self.assertIn(row["label"], {marks.label_of(row["position"]), "mixed"}, where)
                    self.assertTrue(row["said_date"] is None or re.fullmatch(r"\d{4}-\d\d-\d\d", row["said_date"]), where)
                    self.assertEqual(row["said_date"] is None, row["said_precision"] == "none", where)
                    self.assertTrue(row["content"], where)

    @unittest.skipUnless(articles.SOURCE.exists(), "needs ../shared/corpora")
    def test_places_fit_the_texts_and_no_words_are_here(self):
        for story, texts in articles.articles(articles.listed()).items():
            text_of = {article["doc_id"]: article["text"] for article in texts}
            read = set().union(*(nine_word_runs(text) for text in text_of.values()))
            for path in (GOLD / story).iterdir():
                if path.name != "articles.jsonl":
                    self.assertEqual(set(), nine_word_runs(path.read_text(encoding="utf-8")) & read, path)
            for document in documents(GOLD / story):
                text = text_of[document["doc_id"]]
                self.check_places(text, document, story)

    def test_places_fit_our_own_articles(self):
        for story in marks.stories():
            text_of = {article["doc_id"]: article["text"] for article in marks.articles(story)}
            self.assertEqual(list(text_of), [document["doc_id"] for document in marks.documents(story)], story)
            for document in marks.documents(story):
                self.check_places(text_of[document["doc_id"]], document, story)

    def check_places(self, text, document, story):
        for row in document["statements"]:
            for start, end in row["source"] + row["cue"] + row["content"]:
                where = f"{story} {document['doc_id']} {start}..{end}"
                self.assertTrue(0 <= start < end <= len(text), where)
                self.assertEqual(text[start:end], text[start:end].strip(), where)
                cut = [at for at in (start, end) if 0 < at < len(text) and text[at - 1:at + 1].isalnum()]
                self.assertEqual([], cut, where + ": inside a word")


if __name__ == "__main__":
    unittest.main()
