"""onrecord show: sources, cues and contents marked in brackets, in colours, as a page; hostile text."""
import html.parser
import os
import pathlib
import re
import subprocess
import tempfile
import unittest

ONRECORD = os.environ.get("ONRECORD", "onrecord")
FERRY = ('"The ferry must sail again in spring," Marta Velde, the transport minister, told reporters on Monday.\n\n'
         "Ilan Okaro, the harbour master, said the quay was not ready.\n")
NESTED = "Ilan Okaro, the harbour master, said on Monday that Marta Velde had told him that the ferry would sail in spring.\n"
HOSTILE = ('<script>alert(1)</script> "The \x1b[31mquay\x9b2J & \u202eferry </span><img src=x onerror=alert(2)> must wait," '
           "Ilan Okaro said on Monday.\n")
CLOSING = {"<": ">", "[": "]", "{": "}"}


class Page(html.parser.HTMLParser):
    """Text of the article, tags, and the words under each class."""

    def __init__(self):
        super().__init__()
        self.tags, self.stack, self.text, self.classes, self.links, self.ids = [], [], "", {}, [], []

    def handle_starttag(self, tag, attributes):
        attributes = dict(attributes)
        self.tags.append(tag)
        self.ids += [attributes["id"]] if "id" in attributes else []
        self.links += [attributes["href"]] if "href" in attributes else []
        if tag != "meta":
            self.stack.append((tag, attributes.get("class", "")))

    def handle_endtag(self, tag):
        opened, _ = self.stack.pop()
        assert opened == tag, f"{opened} closed by {tag}"

    def handle_data(self, data):
        names = [name for _, name in self.stack]
        if "text" not in names or "number" in names:
            return
        self.text += data
        for name in set(names):
            self.classes[name] = self.classes.get(name, "") + data


class ShowTest(unittest.TestCase):
    def setUp(self):
        self.folder = tempfile.TemporaryDirectory()
        self.path = pathlib.Path(self.folder.name)

    def tearDown(self):
        self.folder.cleanup()

    def show(self, text, *words, code=0, env=None):
        (self.path / "a.txt").write_text(text, newline="")
        done = subprocess.run([ONRECORD, "show", "--date", "2025-03-04", *words, "a.txt"], cwd=self.path, capture_output=True,
                              timeout=60, env={**os.environ, **(env or {})})
        self.assertEqual(code, done.returncode, done.stderr.decode())
        return done.stdout.decode()


    def test_trees_are_rows_of_ten_columns_and_hostile_words_stay_words(self):
        rows = 0
        for line in self.show(HOSTILE + FERRY, "--syntax").split("\n"):
            if line and line[0] != "#":
                cells = line.split("\t")
                self.assertEqual(10, len(cells), line)
                self.assertTrue(all(cell.isprintable() for cell in cells), line)
                self.assertTrue(cells[0].isdigit() and cells[6].isdigit(), line)
                rows += 1
        self.assertGreater(rows, 50)

    def test_trees_and_a_page_exclude_each_other(self):
        self.show(FERRY, "--syntax", "--html", code=2)

    def page(self, text, *words):
        page = Page()
        page.feed(self.show(text, "--html", *words))
        page.close()
        self.assertEqual([], page.stack)
        return page

    def test_brackets(self):
        out = self.show(FERRY)
        self.assertIn("{1: told}", out)
        self.assertRegex(out, r"\[1: Marta Velde[^\]]*\]")
        self.assertRegex(out, r"<1: \"?The ferry must sail again in spring")
        self.assertIn("[2: Ilan Okaro, the harbour master]", out)
        self.assertNotIn("\x1b", out)
        self.assertRegex(out, r"(?m)^  1  Marta Velde, 2025-03-03, direct, ")
        self.assertRegex(out, r"(?m)^  2  Ilan Okaro, 2025-03-04, indirect, ")

    def test_without_marks_it_is_the_text(self):
        for text in (FERRY, NESTED):
            marked = self.show(text).split("\n\n  1  ")[0]
            bare = re.sub(r"[<\[{]\d+: |[>\]}]", "", marked)
            self.assertEqual(text.rstrip("\n"), bare)

    def test_brackets_close_in_order(self):
        marked = self.show(NESTED).split("\n\n  1  ")[0]
        stack = []
        for mark in re.finditer(r"([<\[{])\d+: |([>\]}])", marked):
            if mark[1]:
                stack.append(CLOSING[mark[1]])
            else:
                self.assertEqual(stack.pop(), mark[2])
        self.assertEqual([], stack)

    def test_colours_only_where_asked(self):
        coloured = self.show(FERRY, "--color", "always")
        self.assertIn("\x1b[1;36mMarta Velde", coloured)
        self.assertIn("\x1b[1;33mtold\x1b[0m", coloured)
        self.assertNotIn("{1:", coloured)
        self.assertEqual(coloured.count("\x1b[0m"), len(re.findall(r"(?:\x1b\[(?!0m)[\d;]+m)+", coloured)))
        self.assertNotIn("\x1b", self.show(FERRY, "--color", "never"))

    def test_page(self):
        page = self.page(FERRY)
        self.assertEqual(FERRY.rstrip("\n"), page.text.rstrip("\n"))
        self.assertIn("Ilan Okaro, the harbour master", page.classes["source"])
        self.assertEqual("toldsaid", page.classes["cue"])
        self.assertIn("the quay was not ready", page.classes["content"])
        self.assertEqual(2, len(page.links))
        self.assertEqual(["#" + each for each in page.ids], page.links)

    def test_hostile_text(self):
        page = self.page(HOSTILE)
        self.assertFalse({"script", "img"} & set(page.tags))
        self.assertIn("<script>alert(1)</script>", page.text)
        for text in (self.show(HOSTILE), self.show(HOSTILE, "--html")):
            self.assertFalse(set(text) & {chr(c) for c in (*range(9), *range(11, 32), 127, *range(128, 160), 0x202E)})

    def test_least_probability_and_no_statements(self):
        self.assertIn("no statements", self.show(FERRY, "--min-confidence", "1"))
        self.assertIn("no statements", self.show("The harbour lay still all day.\n"))
        self.assertIn("no statements", self.show("The harbour lay still all day.\n", "--html"))

    def test_bad_inputs(self):
        self.show("", code=1)
        done = subprocess.run([ONRECORD, "show", "none.txt"], cwd=self.path, capture_output=True, timeout=60)
        self.assertEqual(5, done.returncode)
        self.assertIn(b"No such file", done.stderr)
        done = subprocess.run([ONRECORD, "show"], cwd=self.path, capture_output=True, timeout=60)
        self.assertEqual(2, done.returncode)


if __name__ == "__main__":
    unittest.main()
