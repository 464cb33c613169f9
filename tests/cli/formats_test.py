"""The same articles in every format give the same statements; keys, presets and versions of single formats."""
import json
import os
import shutil
import subprocess
import tempfile
import unittest

import written_formats as formats

ONRECORD = os.environ["ONRECORD"]
ROOT = os.path.join(os.path.dirname(os.path.abspath(__file__)), "..", "..")


def run(*words, stdin=b""):
    done = subprocess.run([ONRECORD, *words], input=stdin, capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def example_articles():
    articles = []
    folder = os.path.join(ROOT, "examples/articles")
    for name in sorted(os.listdir(folder)):
        with open(os.path.join(folder, name), encoding="utf-8") as file:
            _, head, body = file.read().split("---\n", 2)
        keys = dict(line.split(": ", 1) for line in head.splitlines())
        articles.append(formats.article(body, keys["title"], keys["published"], keys["publisher"], keys["url"]))
    return articles


def statements(paths):
    """By article (its words): what was said, by whom, when, with which act; and all notices."""
    code, out, errors = run("extract", "--emit", "doc", *paths)
    assert code == 0, errors
    found = {}
    for line in out.splitlines():
        record = json.loads(line)
        found[tuple(s["statement_id"] for s in record["statements"])] = [
            (s["text"], s["actor_name"], s["said_date"], s["act"], s["title"], s["publisher"], s["published_at"]) for s in record["statements"]]
    return found, errors


class FormatsTest(unittest.TestCase):
    maxDiff = 2000
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.articles = example_articles()
        cls.wanted, _ = statements(formats.text(cls.articles, cls.folder))

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_every_format_gives_the_same_statements(self):
        self.assertGreaterEqual(len(self.wanted), 10)
        for name, write in formats.WRITERS.items():
            with self.subTest(name):
                found, errors = statements(write(self.articles, self.folder))
                self.assertEqual(self.wanted, found, errors)

    def test_every_format_is_listed(self):
        _, out, _ = run("formats")
        listed = {line.split()[0] for line in out.splitlines()}
        for name in ["text", "jsonl", "html", "csv", "docx", "ninjs", "feed", "warc", "pdf", "dna"]:
            self.assertIn(name, listed)

    def test_from_standard_input(self):
        for name in ["rss", "warc", "docx", "tar.gz", "csv"]:
            path, = formats.WRITERS[name](self.articles, self.folder)
            with open(path, "rb") as file:
                code, out, errors = run("extract", "-", stdin=file.read())
            self.assertEqual((0, len(self.articles)), (code, len(out.splitlines())), name + errors)

    def one(self, name, content, *options):
        path = formats.save(self.folder, name, content)
        code, out, errors = run("extract", "--emit", "doc", "--with", "text", path, *options)
        return code, [json.loads(line) for line in out.splitlines()], errors

    def test_a_table_with_columns_of_its_own(self):
        path = formats.save(self.folder, "own.tsv", "When\tHead\tStory\n16 February 2024\tA\tReed said \"yes, it will open.\"\n")
        db = os.path.join(self.folder, "own.db")
        code, _, errors = run("add", path, "--format", "csv", "--map", "text=Story,title=Head,published=When", "--db", db)
        self.assertEqual(0, code, errors)
        _, out, _ = run("query", "--jsonl", "--db", db)
        self.assertEqual([("A", "2024-02-16")], [(r["title"], r["published_at"]) for r in map(json.loads, out.splitlines())])
        code, _, errors = run("add", path, "--map", "body=Story", "--db", db)
        self.assertEqual(2, code)
        self.assertIn("body", errors)

    def test_teasers_of_feeds(self):
        _, records, _ = self.one("teaser.xml", "<rss version='2.0'><channel><title>T</title><item><title>A</title><guid>g1</guid>"
                                 "<pubDate>Fri, 16 Feb 24 10:00 GMT</pubDate><description>&lt;b&gt;Reed&lt;/b&gt; said &amp;amp; left.</description></item></channel></rss>")
        self.assertEqual([("g1", "Reed said & left.", "2024-02-16")], [(r["doc_id"], r["text"], r["published_at"]) for r in records])

    def test_a_word_file_of_one_article(self):
        _, records, _ = self.one("single.docx", formats.word_file(["Port reopens", "Ada Reed said the port was open.", "It had been shut."]))
        self.assertEqual(["Port reopens\n\nAda Reed said the port was open.\n\nIt had been shut."], [r["text"] for r in records])

    def test_ninjs_of_the_first_version(self):
        item = {"uri": "tag:a", "versioncreated": "2024-02-16T10:00:00Z", "headline": "A", "body_xhtml": "<p>One &amp; two.</p><p>Three.</p>", "version": 2}
        _, records, _ = self.one("old.json", json.dumps(item, indent=2))
        self.assertEqual([("tag:a", "One & two.\n\nThree.", "2024-02-16")], [(r["doc_id"], r["text"], r["published_at"]) for r in records])

    def test_new_versions_and_withdrawals(self):
        db = os.path.join(self.folder, "versions.db")
        def item(version, text, **more):
            return json.dumps({"uri": "tag:v", "version": version, "versionCreated": f"2024-02-1{version}T10:00:00Z", "headlines": [{"value": "A"}],
                               "bodies": [{"contentType": "text/plain", "value": text}], **more}).encode()
        first = "\"The port is safe,\" Ada Reed said.\n\nTom Hale said that fees would rise."
        def ids():
            _, out, _ = run("query", "--jsonl", "--db", db)
            return {json.loads(line)["text"]: json.loads(line)["statement_id"] for line in out.splitlines()}
        self.assertEqual(0, run("add", "-", "--db", db, stdin=item("1", first))[0])
        before = ids()
        self.assertEqual(2, len(before))
        _, _, errors = run("add", "-", "--db", db, stdin=item("2", first.replace("rise", "fall")))
        self.assertIn("new version", errors)
        after = ids()
        kept = set(before) & set(after)
        self.assertEqual(1, len(kept), (before, after))
        self.assertTrue(all(before[words] == after[words] for words in kept))
        _, _, errors = run("add", "-", "--db", db, stdin=item("3", "", pubStatus="canceled"))
        self.assertIn("tag:v is withdrawn", errors)
        self.assertEqual({}, ids())


if __name__ == "__main__":
    unittest.main()
