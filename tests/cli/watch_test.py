"""onrecord watch: what is new since last time for saved queries, told once, in three forms; hostile text is only text."""
import json
import pathlib
import sys
import unittest
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from hostile_test import STRINGS  # noqa: E402
from program import EXAMPLES, FERRY, QUAY, Case  # noqa: E402


class WatchTest(Case):
    def article(self, name, text, day, **other):
        self.write(f"in/{name}.jsonl", json.dumps({"doc_id": name, "text": text, "date": day, "publisher": "Harbour Post", **other}) + "\n")

    def test_what_is_new_is_told_once(self):
        self.article("ferry", FERRY, "2025-03-04")
        self.ok("add", "in")
        self.assertIn('saved "okaro"', self.ok("watch", "--save", "okaro", "--who", "Ilan Okaro").err)
        self.assertIn("okaro: nothing new", self.ok("watch", "in", "--on", "2025-03-05").out)
        self.article("quay", QUAY, "2025-03-06", url="https://post.example/quay", title="The quay")
        done = self.ok("watch", "in", "--on", "2025-03-12", "--markdown", "week.md", "--rss", "week.xml")
        self.assertIn("1 new", done.err)
        self.assertIn("since 2025-03-05", done.out)
        for words in ("We will open the quay in June", "the money had been found", "https://post.example/quay"):
            self.assertIn(words, done.out)
        self.assertNotIn("not ready", done.out)  # known before
        self.assertIn("We will open the quay in June", (self.path / "week.md").read_text())
        items = xml.parse(self.path / "week.xml").findall("./channel/item")
        self.assertEqual({"https://post.example/quay"}, {item.findtext("link") for item in items if item.find("link") is not None})
        self.assertEqual({"Thu, 06 Mar 2025 00:00:00 GMT"}, {item.findtext("pubDate") for item in items})
        self.assertIn("okaro: nothing new since 2025-03-12", self.ok("watch", "--on", "2025-03-13").out)
        self.ok("verify")

    def test_a_peek_keeps_the_news(self):
        self.ok("watch", "--save", "all", "--what", "quay", "--db", self.db) if self.db.exists() else self.ok("add", "-", stdin=b'{"text":"Nobody spoke.","date":"2025-01-01"}\n')
        self.ok("watch", "--save", "quay", "--what", "quay")
        self.article("quay", QUAY, "2025-03-06")
        self.ok("add", "in")
        first = self.ok("watch", "--peek", "--on", "2025-03-07").out
        self.assertIn("open the quay", first)
        self.assertEqual(first, self.ok("watch", "--on", "2025-03-07").out)
        self.assertIn("nothing new", self.ok("watch", "--on", "2025-03-07").out)

    def test_positions_that_can_be_told_now(self):
        names = sorted(path.name for path in (EXAMPLES / "articles").iterdir())
        for name in names[:6]:
            self.write(f"in/{name}", (EXAMPLES / "articles" / name).read_bytes())
        self.ok("add", "in", "--tables", EXAMPLES / "tables")
        self.ok("watch", "--save", "marsh", "--who", "Elena Marsh")
        for name in names[6:]:
            self.write(f"in/{name}", (EXAMPLES / "articles" / name).read_bytes())
        self.assertIn("* Elena Marsh can now be told to stand for on the treaty on the Maren Strait", self.ok("watch", "in").out)

    def test_saved_queries_are_listed_and_forgotten(self):
        self.examples()
        self.ok("watch", "--save", "treaty", "--about", "MAREN.treaty")
        self.assertEqual("treaty\t--about MAREN.treaty\t\n", self.ok("watch", "--list").out)
        self.ok("watch", "--forget", "treaty")
        self.assertEqual("", self.ok("watch", "--list").out)
        self.fails(1, "watch", "--forget", "treaty", says="treaty")
        self.fails(2, "watch", "--save", "empty", says="--who")
        self.fails(2, "watch", "--who", "Marsh", says="--save")
        self.fails(1, "watch", "--save", "nobody", "--who", "Nobody At All", says="Nobody At All")

    def test_hostile_text_is_text_in_every_form(self):
        self.ok("add", "-", stdin=b'{"text":"Nobody spoke.","date":"2025-01-01"}\n')
        self.ok("watch", "--save", "<b>all", "--kind", "direct")
        lines = [json.dumps({"doc_id": f"h{i}", "date": "2025-03-06", "title": bad, "publisher": bad, "url": bad if i % 2 else "https://x.example/" + bad,
                             "text": f'"We will wait {i} days {bad} here," Marta Velde said.'}) for i, bad in enumerate(STRINGS.values())]
        done = self.run_program("watch", "-", "--markdown", "d.md", "--rss", "d.xml", stdin="\n".join(lines).encode("utf-8", "surrogatepass"))
        self.assertIn(done.returncode, (0, 1), done.err)
        self.assertGreater(done.out.count("Marta Velde"), 0.8 * len(STRINGS), done.err)  # a sanitized program is given a fourth of them
        for text in (done.out, (self.path / "d.md").read_text()):
            self.assertFalse([c for c in text if (ord(c) < 32 and c not in "\n\t") or 0x7f <= ord(c) < 0xa0 or 0x202a <= ord(c) <= 0x202e], "control characters")
        self.assertNotIn("<", (self.path / "d.md").read_text().replace("\\<", ""))
        root = xml.parse(self.path / "d.xml").getroot()  # well-formed
        self.assertEqual({"rss", "channel", "title", "link", "description", "item", "category", "guid", "pubDate"}, {element.tag for element in root.iter()})
        for item in root.iter("item"):
            link = item.findtext("link")
            self.assertTrue(link is None or link.startswith(("http://", "https://")), link)
            self.assertNotRegex(item.findtext("description"), "<(?!/?(blockquote|p)>)")


if __name__ == "__main__":
    unittest.main()
