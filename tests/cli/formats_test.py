"""The same articles in every format give the same statements; keys, presets and versions of single formats."""
import json
import os
import shutil
import sqlite3
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


WITHOUT_ADDRESS = {"docx"}  # formats that cannot tell an article's address, by which its statements are named


def statements(paths, named=True):
    """By article (its statements' ids, or words): what was said, by whom, when, with which act; and all notices."""
    code, out, errors = run("extract", "--emit", "doc", *paths)
    assert code == 0, errors
    found = {}
    for line in out.splitlines():
        record = json.loads(line)
        found[tuple(s["statement_id" if named else "text"] for s in record["statements"])] = [
            (s["text"], s["actor_name"], s["said_date"], s["act"], s["title"], s["publisher"], s["published_at"]) for s in record["statements"]]
    return found, errors


class FormatsTest(unittest.TestCase):
    maxDiff = 2000
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.mkdtemp()
        cls.articles = example_articles()
        texts = formats.text(cls.articles, cls.folder)
        cls.wanted, _ = statements(texts)
        cls.wanted_unnamed, _ = statements(texts, named=False)

    @classmethod
    def tearDownClass(cls):
        shutil.rmtree(cls.folder)

    def test_every_format_gives_the_same_statements(self):
        self.assertGreaterEqual(len(self.wanted), 10)
        for name, write in formats.WRITERS.items():
            with self.subTest(name):
                named = name not in WITHOUT_ADDRESS
                found, errors = statements(write(self.articles, self.folder), named)
                self.assertEqual(self.wanted if named else self.wanted_unnamed, found, errors)

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

    PARAGRAPHS = ["“The fees will rise by four per cent,” Transport Minister Ada Reed told reporters on Monday. She added that the money would pay for a new quay (and for longer hours).",
                  "Union leader Tom Hale said that the fees were unfair. “Nobody asked the fishermen,” he said, and left the hall with most of the members who had come.",
                  "Mayor Vera Lind called the plan a mistake. “We have lost three ferries in two years,” she told the council on Tuesday evening."]

    @unittest.skipUnless(shutil.which("pdftotext"), "pdftotext is not installed (poppler-utils)")
    def test_pdf(self):
        head = (60, 780, 20, "Harbour fees to rise next year")
        edges = lambda page: [(60, 815, 8, "The Harbour Times"), (500, 25, 8, f"Page {page}")]
        one, _ = formats.set_lines(self.PARAGRAPHS, 80, 60, 740)
        first, rest = self.PARAGRAPHS[:2], self.PARAGRAPHS[2:]
        cut = first[1].index("members")
        left, _ = formats.set_lines([first[0], first[1][:cut]], 38, 60, 740)
        right, _ = formats.set_lines([first[1][cut:], *rest], 38, 320, 740)
        broken = [(60, 740, 11, "The union is de-"), (60, 727, 11, "termined to strike, Tom Hale said.")]
        indented = [(75 if i == 0 or line.startswith(("Union", "Mayor")) else 60, 740 - 13 * i, 11, line)
                    for i, (_, _, _, line) in enumerate(formats.set_lines(self.PARAGRAPHS, 80, 60, 740)[0])]
        for name, pages, wanted in [("one column", [[head, *one]], self.PARAGRAPHS), ("two columns", [[head, *left, *right]], self.PARAGRAPHS),
                                    ("two pages", [[head, *edges(1), *one], [*edges(2), *broken]], [*self.PARAGRAPHS, "The union is determined to strike, Tom Hale said."]),
                                    ("indents", [[head, *indented]], self.PARAGRAPHS)]:
            with self.subTest(name):
                _, (record,), _ = self.one("2024-02-16_harbour.pdf", formats.pdf_file(pages))
                self.assertEqual([head[3], *wanted], record["text"].split("\n\n"))
                self.assertEqual(("2024-02-16", head[3]), (record["published_at"], record["statements"][0]["title"]))
                self.assertIn(("Nobody asked the fishermen", "Tom Hale"), [(s["text"].strip("“”,"), s["actor_name"]) for s in record["statements"]])
        code, _, errors = self.one("picture.pdf", formats.pdf_file([[]]))
        self.assertEqual((1, True), (code, "picture.pdf: no text in this PDF" in errors), errors)
        code, _, errors = self.one("damaged.pdf", formats.pdf_file([[head]])[:200])
        self.assertEqual((1, True), (code, "damaged.pdf: damaged PDF" in errors), errors)
        code, _, errors = self.one("large.pdf", formats.pdf_file([[head, *one]] * 40), "--max-doc", "20000")
        self.assertEqual((1, True), (code, "larger than 20000 bytes" in errors), errors)

    def test_pdf_without_its_program(self):
        path = formats.save(self.folder, "a.pdf", formats.pdf_file([[(60, 780, 20, "A")]]))
        done = subprocess.run([os.path.abspath(ONRECORD), "extract", path], capture_output=True, text=True, env={"PATH": self.folder})
        self.assertEqual(1, done.returncode)
        self.assertIn("a.pdf: pdftotext is not installed; it comes with the package poppler-utils", done.stderr)

    def preset(self, record, **wanted):
        """A line of somebody else's program: what is read of it."""
        _, (found,), errors = self.one("preset.jsonl", json.dumps(record) + "\n")
        statement = found["statements"][0]
        self.assertEqual(wanted, {key: found.get(key, statement.get(key)) for key in wanted}, errors)
        return found, errors

    def test_news_please(self):
        record = {"authors": ["Ina Brandt"], "date_download": "2024-02-17 11:02:03", "date_modify": "None", "date_publish": "2024-02-16 23:30:00", "description": "Fees rise.",
                  "filename": "x.json", "image_url": "https://x.example/a.jpg", "language": "en", "localpath": None, "maintext": self.PARAGRAPHS[0], "source_domain": "times.example",
                  "text": None, "title": "Fees rise", "title_page": None, "title_rss": None, "url": "https://times.example/a"}
        self.preset(record, title="Fees rise", publisher="times.example", published_at="2024-02-16", url="https://times.example/a", actor_name="Ada Reed", said_date="2024-02-12",
                    text=self.PARAGRAPHS[0])
        _, errors = self.preset({**record, "date_publish": "None"}, published_at=None, title="Fees rise")
        self.assertIn("preset.jsonl:1: no date", errors)

    def test_fundus(self):
        record = {"html": {"requested_url": "https://times.example/a", "content": "<html></html>"}, "plaintext": self.PARAGRAPHS[0], "publishing_date": "2024-02-16 09:15:00+01:00",
                  "title": "Fees rise", "authors": ["Ina Brandt", "Olaf Krug"], "topics": ["Harbour"], "publisher": "HarbourTimes", "free_access": True, "lang": "en"}
        self.preset(record, title="Fees rise", published_at="2024-02-16", publisher="HarbourTimes", actor_name="Ada Reed", said_date="2024-02-12", text=self.PARAGRAPHS[0])

    def test_quotation_graph_of_gdelt(self):
        record = {"date": "2024-02-16T10:15:00Z", "url": "https://times.example/a", "title": "Fees rise", "lang": "ENGLISH",
                  "quotes": [{"pre": "Transport Minister Ada Reed told reporters: ", "quote": "The fees will rise by four per cent", "post": "."},
                             {"pre": "", "quote": "Nobody asked the fishermen", "post": ", union leader Tom Hale said."}]}
        found, _ = self.preset(record, title="Fees rise", published_at="2024-02-16", url="https://times.example/a")
        self.assertEqual([("The fees will rise by four per cent", "Ada Reed"), ("Nobody asked the fishermen", "Tom Hale")],
                         [(s["text"].strip('.,"'), s["actor_name"]) for s in found["statements"]])
        db = os.path.join(self.folder, "gqg.db")
        self.assertEqual(0, run("add", os.path.join(self.folder, "preset.jsonl"), "--db", db)[0])
        code, out, _ = run("query", "--jsonl", "--db", db)
        self.assertEqual((0, 2), (code, len(out.splitlines())))
        with sqlite3.connect(db) as database:
            self.assertEqual([(0,)], database.execute("SELECT body_complete FROM documents").fetchall())

    def test_tables_of_media_cloud_have_headlines_only(self):
        for header, row in [("id,indexed_date,language,media_name,media_url,publish_date,title,url", "abc1,2024-02-17 08:00:00,en,times.example,times.example,2024-02-16,\"Fees will rise, Ada Reed says\",https://times.example/a"),
                            ("stories_id,publish_date,title,url,language,ap_syndicated,themes,media_id,media_name,media_url",
                             "17,2024-02-16 09:00:00,\"Fees will rise, Ada Reed says\",https://times.example/a,en,False,,3,times.example,https://times.example")]:
            path = formats.save(self.folder, "cloud.csv", f"{header}\n{row}\n")
            db = os.path.join(self.folder, header[:3] + ".db")
            code, _, errors = run("add", path, "--db", db)
            self.assertEqual(0, code, errors)
            self.assertIn("cloud.csv: no column holds the text: only the headlines are read", errors)
            with sqlite3.connect(db) as database:
                self.assertEqual([("Fees will rise, Ada Reed says", "times.example", "2024-02-16", "https://times.example/a", 0)],
                                 database.execute("SELECT title, publisher, published_at, url, body_complete FROM documents").fetchall())

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
