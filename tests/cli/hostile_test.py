"""Hostile words in every field through every output: nothing runs, nothing is fetched, no control byte reaches a terminal, all come back whole."""
import csv
import http.server
import io
import json
import os
import pathlib
import re
import shutil
import sqlite3
import sys
import tempfile
import threading
import unittest
import xml.etree.ElementTree as xml

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from program import ONRECORD, Case  # noqa: E402
from records import lines, statement  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
HOST = "http://127.0.0.1:PORT"  # the test's own server, which must not be asked for anything
RUN = "document.documentElement.setAttribute('data-ran','1');document.title='taken';new Image().src='HOST/ran'".replace("HOST", HOST)

MARKUP = {
    "script": f"<script>{RUN}</script>", "closes the title": f"</title><script>{RUN}</script>", "closes a style": f"</style><script>{RUN}</script>",
    "closes a script": f"</script><script>{RUN}</script>", "image": f'"><img src=x onerror="{RUN}">', "handler": f"' onmouseover='{RUN}' autofocus onfocus='{RUN}",
    "svg": f"<svg/onload={RUN.replace(' ', '/**/')}>", "frame": f"<iframe srcdoc=\"<script>parent.{RUN}</script>\"></iframe>", "javascript": f"javascript:{RUN}",
    "data": f"data:text/html,<script>{RUN}</script>", "vbscript": "vbscript:msgbox(1)", "fetches": f"<img src={HOST}/image><link rel=stylesheet href={HOST}/style>",
    "style": f"<style>@import url({HOST}/import);*{{background:url({HOST}/ground)}}</style>", "moves on": f'<meta http-equiv=refresh content="0;url={HOST}/on">',
    "base": f"<base href={HOST}/>", "form": f"<form action={HOST}/form><input autofocus onfocus={RUN.replace(' ', '/**/')}>", "template": "{{7*7}} ${7*7} #{7*7} `7`",
    "comment": "<!-- open", "cdata": "]]> <![CDATA[", "entities": "&lt;b&gt; &#60;b&#62; &amp;lt;", "entity": "<!ENTITY x SYSTEM 'file:///etc/passwd'> &x;",
    "instruction": "<?php echo 1 ?>", "foreign": f"<foreignObject><script>{RUN}</script></foreignObject>", "object": f"<object data={HOST}/o><embed src={HOST}/e>",
    "markdown link": f"[x](javascript:{RUN})", "markdown image": f"![x]({HOST}/md)", "markdown table": "| a | b |", "markdown heading": "# loud", "link": f"<{HOST}/auto>",
}
CONTROLS = {
    "nul": "a\0b", "bell": "\a\a", "backspace": "safe\b\b\b\bevil", "clear": "\x1b[2J\x1b[H", "window title": "\x1b]0;taken\x07", "clipboard": "\x1b]52;c;aGk=\x07",
    "C1": "\x9b2J \x90q \x9d0;x\x9c", "delete": "a\x7fb", "return": "long words\rshort", "form feed": "a\x0cb\x0bc", "hyperlink": "\x1b]8;;https://x.example\x1b\\x\x1b]8;;\x1b\\",
    "override": "\u202egnirts desrever\u202c", "isolate": "\u2066a\u2069\u2067b\u2069", "marks": "\u200e\u200f\u061c", "separators": "a\u2028b\u2029c",
    "tags": "a\U000e0041\U000e007fb", "annotation": "\ufff9a\ufffab\ufffb", "not a character": "\ufffe\uffff",
}
FORMULAS = {
    "sum": "=1+1", "plus": "+1+1", "minus": "-1+1", "at": "@SUM(A1)", "tab": "\t=1+1", "return and sum": "\r=1+1", "call": "=cmd|' /C calc'!A0",
    "fetch": f'=HYPERLINK("{HOST}/cell","x")', "quoted": '"=1+1"', "wide": "＝1+1",
}
ASKING = {
    "drop": "'; DROP TABLE statement; --", "or": "\" OR 1=1 --", "near": "NEAR(a b, 2)", "brackets": "(" * 50, "and": "port AND", "star": "*", "open": '"never closed',
    "column": "text : port", "not": "NOT port", "initial": "^port", "minus word": "-port", "braces": "{a b} : c", "null": "\\0", "like": "%_%", "glob": "[a-z]*",
}
FORMATS = {
    "printf": "%s%s%n%99999999d", "fmt": "{} {0} {:>99999999}", "shell": "$(id) `id` ; id | id", "path": "../../../../tmp/onrecord-evil", "device": "CON",
    "options": "--help", "backslash": "\\u0000 \\x1b[2J \\", "quotes": "\"'“”‘’«»", "commas": 'a,"b";c\t|d', "blank": " ", "zero width": "a\u200bb\u200dc\ufeffd",
}
STRINGS = {**MARKUP, **CONTROLS, **FORMULAS, **ASKING, **FORMATS}
if "build-asan" in ONRECORD:  # hundreds of runs, each many times slower: a fourth of the strings
    STRINGS = dict(list(STRINGS.items())[::4])
PLAIN = [s for s in STRINGS.values() if s.strip() == s and not re.search("[\0-\x1f\x7f-\x9f\u2028\u2029\ufffe\uffff]|  ", s)]  # no reader changes them

BIDI = {*range(0x202A, 0x202F), *range(0x2066, 0x2070), 0x200E, 0x200F, 0x061C, 0x2028, 0x2029, *range(0xFFF9, 0xFFFC), *range(0xE0000, 0xE0080)}
MAREN = "id\tpole\talias\tpolarity\tkind\nQUAY.port\tthe port should open\tport\t+1\tagreement\n"


def everywhere(words, number):
    """Two records of a speaker who changed position, with `words` in every field that holds words."""
    return [statement(f"Ada {words}", f"2024-{month:02}-02", position, text=f"{words} and {month}", title=words, publisher=words, url=words, actor_role=words,
                      actor_country=words, speaks_for=words, cue_text=words, cue_lemma=words, addressee=words, venue=words, via=words, issue=f"I {words}",
                      actor_id=f"i{number} {words}", doc=f"d{number}{month} {words}", cluster_id=f"{words}{month}", tables_hash=words, tool_version=words)
            for month, position in ((1, 1), (2, -1))]


def article(words, number):
    return {"doc_id": f"d{number} {words}", "title": words, "publisher": words, "url": words, "authors": [words], "country": words, "dateline": words,
            "date": "2024-02-16",
            "text": f"The {words} harbour was quiet on Monday.\n\n“We will open {words} the port {words},” Transport Minister Ada Reed said.\n\n"
                    f"“{words} we support the port,” Tom {words} Hale told {words} on Monday. Number {number} was not seen."}


class Hostile(Case):
    def setUp(self):
        super().setUp()
        self.write("tables/issues.tsv", MAREN)

    def terminal(self, data, what, table=False):
        """No byte that a terminal obeys. `table`: CSV and JSON lines, whose data are exact: no control byte either, but letters as they are."""
        text = data.decode()
        bad = {c for c in text if (ord(c) < 32 and c not in ("\n\t\r" if table else "\n\t")) or 127 <= ord(c) < 160 or (not table and ord(c) in BIDI)}
        self.assertEqual(set(), bad, f"{what}: {text[:500]!r}")
        if table:
            self.assertNotRegex(text, r"\r(?!\n)", what)

    def both(self, *words, codes=(0,), table=False, **options):
        done = self.run_program(*words, **options)
        self.assertIn(done.returncode, codes, f"{words}: {done.err}")
        self.terminal(done.stdout, words, table)
        self.terminal(done.stderr, words)
        for alarm in ("SQL", "syntax error", "fts5", "malformed MATCH", "terminate called"):
            self.assertNotIn(alarm, done.err, words)
        return done


class FromRecords(Hostile):
    """Outputs that take records: every field is hostile."""

    def setUp(self):
        super().setUp()
        self.records = [record for number, words in enumerate(STRINGS.values()) for record in everywhere(words, number)]
        self.file = self.write("hostile.jsonl", lines(self.records))

    def test_terminal(self):
        for words in (["timeline"], ["timeline", "--md"], ["report", "--md"]):
            self.both(*words, "--from", self.file)
        for words in (["timeline", "--csv"], ["timeline", "--jsonl"], ["export", "--to", "jsonl"], ["export", "--to", "timelinejs"], ["export", "--to", "annotations"],
                      ["export", "--to", "gexf"], ["export", "--to", "graphml"]):
            self.both(*words, "--from", self.file, table=True)

    def test_tables_come_back(self):
        self.both("export", "csv", "--from", self.file)
        self.both("export", "excel", "--excel", "--from", self.file)
        expected = {r["statement_id"]: r for r in self.records}
        with open(self.path / "csv/statements.csv", encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
        self.assertEqual(len(expected), len(rows))
        for row in rows:
            record = expected[row["statement_id"]]
            for name in ("title", "publisher", "actor_name", "text", "venue", "actor_role"):
                if record["title"] in PLAIN:
                    self.assertEqual(record[name], row[name])
        for name in sorted(os.listdir(self.path / "excel")):
            if not name.endswith(".csv"):
                continue
            with open(self.path / "excel" / name, encoding="utf-8-sig", newline="") as file:
                for row in csv.DictReader(file):
                    for column, cell in row.items():
                        if not re.fullmatch(r"-?[0-9.]+", cell):
                            self.assertNotIn(cell[:1], list("=+-@\t\r"), f"{name} {column}: {cell!r}")

    def test_json_and_xml_come_back(self):
        done = self.ok("export", "--to", "jsonl", "--from", self.file)
        rows = {r["statement_id"]: r for r in map(json.loads, done.out.rstrip("\n").split("\n"))}
        for record in self.records:
            if record["title"] in PLAIN:
                for name in ("title", "publisher", "actor_name", "text", "url", "venue"):
                    self.assertEqual(record[name], rows[record["statement_id"]][name])
        names = {r["actor_name"] for r in self.records if r["title"] in PLAIN}
        for form in ("gexf", "graphml"):
            tree = xml.fromstring(self.ok("export", "--to", form, "--from", self.file).stdout)
            found = {value for element in tree.iter() for value in [*element.attrib.values(), element.text or ""]}
            self.assertEqual(set(), names - found, form)
        for form in ("annotations", "timelinejs"):
            json.loads(self.ok("export", "--to", form, "--from", self.file).out)

    def test_markdown(self):
        for words in (["report", "--md"], ["timeline", "--md"]):
            text = self.ok(*words, "--from", self.file).out
            self.assertNotIn("<", re.sub(r"\\<|&lt;|<U\+[0-9A-F]+\\?>", "", text), words)
            self.assertNotRegex(text, r"(?<!\\)\]\((?!https?:|#)", words)  # no link but to a page or a place in the text

    def test_from_dna_list(self):
        rows = [["statement_id", "time", "document_id", "document_title", "document_source", "person", "organization", "concept", "agreement", "text"]]
        for number, words in enumerate(STRINGS.values()):
            rows.append([number, "2024-02-16", number, words, words, words, words, words, number % 2, words])
        out = io.StringIO()
        csv.writer(out).writerows(rows)
        study = self.write("study.csv", out.getvalue())
        self.both("timeline", "--from", study, codes=(0, 1))
        self.both("timeline", "--csv", "--from", study, codes=(0, 1), table=True)
        self.both("export", "--to", "jsonl", "--from", study, codes=(0, 1), table=True)


class FromArticles(Hostile):
    """All that works on articles and on a database of them."""

    def setUp(self):
        super().setUp()
        self.list = self.articles(*(article(words, number) for number, words in enumerate(STRINGS.values())))

    def test_streams(self):
        self.both("show", self.list)
        self.both("extract", self.list, table=True)
        self.both("extract", "--emit=rows", self.list, table=True)
        self.both("extract", "--with=text,dates,mentions", self.list, table=True)
        for command in (["label", "--tables", "tables"], ["resolve"]):
            self.both(*command, codes=(0, 1), table=True, stdin=self.run_program("extract", "--with=text", self.list).stdout)

    def test_database(self):
        self.both("add", self.list, "--tables", "tables")
        self.both("add", self.list, "--tables", "tables")
        counted = self.rows("SELECT count(*) FROM statements")[0][0]
        self.assertGreater(counted, len(STRINGS))
        ids = [i for (i,) in self.rows("SELECT statement_id FROM statements ORDER BY statement_id")]
        for words in (["query"], ["query", "--md"], ["query", "--limit", "1000"], ["timeline"], ["timeline", "--md"], ["report", "--md"], ["actors"], ["actors", "--limit", "500"],
                      ["issues"], ["verify"], ["explain", *ids[:400]], ["diff", "--tables", "tables"], ["issues", "show", "QUAY.port", "--tables", "tables"],
                      ["export", "csv"], ["export", "--to", "dna", "-o", "study.dna"], ["actors", "show", "Ada Reed"]):
            self.both(*words)
        for words in (["query", "--csv"], ["query", "--jsonl"], ["timeline", "--csv"], ["timeline", "--jsonl"], ["review", "export"], ["export", "--to", "jsonl"],
                      ["export", "--to", "annotations"], ["export", "--to", "timelinejs"], ["export", "--to", "gexf"], ["export", "--to", "graphml"],
                      ["export", "--to", "gold"]):
            self.both(*words, table=True)
        self.both("timeline", "--from", "study.dna")
        self.both("export", "--to", "jsonl", "--from", "study.dna", table=True)

        # Whatever is asked for: words, no commands.
        for words in STRINGS.values():
            if "\0" in words:
                continue  # no argument can hold it
            self.both("query", "--limit", "2", "--", words, codes=(0, 1, 2))
            option = list(STRINGS.values()).index(words) % 6
            self.both("query", ("--who", "--about", "--publisher", "--when", "--id", "--act")[option] + "=" + words, codes=(0, 1, 2))
        self.assertEqual(counted, self.rows("SELECT count(*) FROM statements")[0][0])
        self.both("verify")
        with sqlite3.connect(self.db) as connection:
            self.assertEqual("ok", connection.execute("PRAGMA integrity_check").fetchone()[0])
            titles = {title for (title,) in connection.execute("SELECT title FROM documents")}
        self.assertEqual(set(), set(PLAIN) - titles)

        # A review sheet whose cells are hostile is refused or taken, and says so safely.
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        columns = ["statement_id", "new_status", "new_actor", "new_actor_name", "new_date", "new_act", "new_label", "issue_id", "note"]
        writer.writerow(columns)
        for words in STRINGS.values():
            writer.writerow([words] * len(columns))
        for words in STRINGS.values():
            writer.writerow([ids[0], "accepted", "", "", "", "", "", "", words])
        self.both("review", "import", "-", "--by", "Ada \x1b[2J", codes=(1,), stdin=sheet.getvalue().encode())
        sheet = io.StringIO()
        writer = csv.writer(sheet)
        writer.writerow(columns)
        for words, each in zip(STRINGS.values(), ids):
            writer.writerow([each, "", f"x {words}", words, "", "", "", "", words])
        self.both("review", "import", "-", "--by", "Ada \x1b[2J", codes=(0, 1), stdin=sheet.getvalue().encode())
        for words in (["query"], ["actors"], ["timeline"], ["explain", *ids[:100]]):
            self.both(*words)

    def test_tables_and_their_faults(self):
        for name, words in STRINGS.items():
            cell = words.replace("\t", " ").replace("\n", " ")
            folder = self.path / "mine"
            folder.mkdir(exist_ok=True)
            (folder / "issues.tsv").write_bytes(f"id\tpole\talias\tpolarity\tkind\nQUAY.port\tpole {cell}\tport\t+1\tagreement\nQUAY.{cell}\t{cell}\t{cell}\t{cell}\t{cell}\n".encode())
            (folder / "actors.tsv").write_bytes(f"name\taliases\trole\tcountry\tpronouns\nAda Reed\tReed|{cell}\t{cell}\t{cell}\t{cell}\n".encode())
            done = self.both("lint", "mine", codes=(0, 1, 3))
            if name in ("clear", "override", "window title"):
                self.assertIn("<U+", done.err + done.out)

    def test_file_names(self):
        for number, words in enumerate(STRINGS.values()):
            if "\0" in words or "/" in words or len(words.encode()) > 200:
                continue
            name = f"{words}{number}.txt"
            with open(os.path.join(os.fsencode(self.path), name.encode()), "w", encoding="utf-8") as file:
                file.write("Nobody dated this. “We go,” Ada Reed said." + str(number))
            self.both("add", "--", name)
            self.both("extract", "--", name + "x", codes=(5,))
        with open(os.path.join(os.fsencode(self.path), b"\xff\xfe\x9b.txt"), "w", encoding="utf-8") as file:
            file.write("Nobody asked us, Ada Reed said.")
        done = self.run_program("extract", os.fsdecode(b"\xff\xfe\x9b.txt"))
        self.assertEqual(0, done.returncode)
        self.terminal(done.stderr, "a name of broken bytes")
        self.both("verify")
        self.both("query")

    @unittest.skipIf("build-asan" in ONRECORD, "the sanitizers have time of their own")
    def test_long_lines(self):
        """2 MB without a blank, in every field: taken, cut or refused, in time and safely."""
        for words in ("w" * 2_000_000, "<b>" * 666_666, "=" * 2_000_000, "\u202e" * 666_666):
            self.articles({**article("", 1), "title": words, "publisher": words, "url": words, "authors": [words]}, {**article("", 2), "text": words + " “We go,” Ada Reed said."})
            for command in (["show"], ["show", "--html"]):
                self.both(*command, "articles.jsonl")
            self.both("extract", "articles.jsonl", table=True)
            self.both("add", "articles.jsonl")
            self.both("query", "--limit", "5")
            self.both("query", "--csv", table=True)
            self.both("report", "--md")
            self.both("query", "--", words[:30_000], codes=(0, 1, 2))
            records = self.write("long.jsonl", lines(everywhere(words[:200_000], 1)))
            self.both("timeline", "--from", records)
            self.both("report", "--from", records, "-o", "report.html")


class Asked(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.server.asked.append(self.path)
        self.send_response(204)
        self.end_headers()

    def log_message(self, *_):
        pass


@unittest.skipUnless(CHROMIUM and "build-asan" not in ONRECORD, "chromium is not installed (packages.sh test), or another run looks at the same pages")
class InChromium(Hostile):
    def setUp(self):
        super().setUp()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Asked)
        self.server.asked = []
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def here(self, text):
        return text.replace("PORT", str(self.server.server_address[1]))

    def look(self, path):
        """The page after its scripts, had it any, and what it asked for."""
        from report_page_test import chromium
        self.server.asked.clear()
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            dom, console = chromium(folder, f"file://{path}", "--disable-background-networking")
        return dom, console, list(self.server.asked)

    def quiet(self, path):
        dom, console, asked = self.look(path)
        self.assertGreater(len(dom), 1000)
        self.assertNotIn("data-ran", dom.split(">", 2)[1], path)
        self.assertNotIn("<title>taken", dom)
        self.assertEqual([], asked)
        self.assertEqual([], console)
        self.assertNotRegex(dom, r"""(?i)(href|src|action|data)\s*=\s*["']?\s*(javascript|data|vbscript):""")

    def test_pages(self):
        strings = [self.here(words) for words in STRINGS.values()]
        hostile = self.write("hostile.jsonl", lines([r for number, words in enumerate(strings) for r in everywhere(words, number)]))
        self.ok("report", "--from", hostile, "-o", "records.html", "--title", "".join(self.here(words) for words in MARKUP.values()))
        self.quiet(self.path / "records.html")
        self.articles(*(article(words, number) for number, words in enumerate(strings)))
        self.ok("show", "--html", "-o", "show.html", "articles.jsonl")
        self.quiet(self.path / "show.html")
        self.ok("add", "articles.jsonl", "--tables", "tables")
        self.ok("report", "-o", "report.html")
        self.quiet(self.path / "report.html")

    def test_the_test_above_would_see_them(self):
        for words in (MARKUP["script"], MARKUP["fetches"]):
            page = self.write("page.html", f"<!DOCTYPE html><html><head><title>x</title></head><body>{self.here(words)}{' ' * 1000}</body></html>")
            with self.assertRaises(AssertionError):
                self.quiet(page)


if __name__ == "__main__":
    unittest.main()
