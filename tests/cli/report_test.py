"""onrecord report: a page that an independent parser finds well-formed, in which nothing is fetched and hostile text is only text."""
import base64
import hashlib
import html.parser
import os
import pathlib
import re
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
from records import lines, statement  # noqa: E402

ONRECORD = os.environ["ONRECORD"]
VOID = {"meta", "br", "input"}
HOSTILE = ['<script>window.ran=1</script>', '"><img src=x onerror="window.ran=1">', "</style><script>window.ran=1</script>", "' onmouseover='window.ran=1",
           "</title><script>window.ran=1</script>", "<svg/onload=window.ran=1>", "javascript:window.ran=1", "{{7*7}} ${7*7} `x`", "\u202egnirts desrever\u202c",
           "\x1b]0;title\x07", "<!-- open", "]]>", "&lt;b&gt;", "<foreignObject><iframe srcdoc='<script>parent.ran=1</script>'>"]


class Page(html.parser.HTMLParser):
    """Refuses tags that are not closed in order, attributes given twice, and remembers what a test asks for."""

    def __init__(self, text):
        super().__init__(convert_charrefs=True)
        self.open, self.tags, self.links, self.ids, self.words = [], [], [], [], []
        self.feed(text)
        self.close()
        if self.open:
            raise AssertionError(f"not closed: {self.open}")

    def handle_starttag(self, tag, attributes):
        names = [name for name, _ in attributes]
        if len(names) != len(set(names)):
            raise AssertionError(f"attribute twice in {tag}: {names}")
        self.tags.append((tag, dict(attributes)))
        for name, value in attributes:
            if name in ("href", "src", "srcset", "action", "data", "poster", "xlink:href"):
                self.links.append((tag, value))
            if name == "id":
                self.ids.append(value)
        if tag not in VOID:
            self.open.append(tag)

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.open.pop()

    def handle_endtag(self, tag):
        if not self.open or self.open.pop() != tag:
            raise AssertionError(f"</{tag}> closes nothing, line {self.getpos()[0]}")

    def handle_data(self, words):
        self.words.append(words)


def report(records, *options):
    done = subprocess.run([ONRECORD, "report", "--from", "-", *options], input=lines(records), capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def page_of(records, *options):
    code, out, err = report(records, *options)
    assert code == 0, err
    return Page(out)


GOOD = [statement("Ada Quill", "2025-01-02", 1, url="https://news.example/a"), statement("Ada Quill", "2025-02-10", -0.5),
        statement("Ada Quill", "2025-02-20", -1, act="ASSESS"), statement("Ada Quill", "2025-03-01", 0.5, conditional=True),
        statement("Ada Quill", None, -1, doc="u", said_latest="2025-03-01"), statement("Bo Quist", "2025-01-20", 0.25, issue="PORT.dues"),
        statement("Bo Quist", "2025-01-22", 0, act="WITHHOLD", issue="PORT.dues"), statement("an official", "2025-01-22", 1, actor_kind="unnamed")]


class Report(unittest.TestCase):
    def test_the_page_holds_every_statement_once_in_its_lists(self):
        page = page_of(GOOD)
        words = " ".join(page.words)
        for record in GOOD:
            self.assertIn(record["text"], words)
        points = [a for tag, a in page.tags if "data-n" in a]
        self.assertEqual(sum(int(a["data-n"]) for a in points), 5)  # 4 days and 1 range; too little of Bo Quist for a picture
        self.assertEqual(len(page.ids), len(set(page.ids)))
        rows = [i for i in page.ids if i.startswith("t") and "s" in i]
        self.assertEqual(len(rows), 7)

    def test_links_inside_the_page_lead_somewhere_and_others_are_the_articles(self):
        page = page_of(GOOD)
        for tag, target in page.links:
            self.assertEqual(tag, "a")
            if target.startswith("#"):
                self.assertIn(target[1:], page.ids)
            else:
                self.assertEqual(target, "https://news.example/a")
        self.assertTrue(any(not target.startswith("#") for _, target in page.links))

    def test_nothing_is_fetched_and_nothing_can_run(self):
        page = page_of(GOOD)
        policy = [a["content"] for tag, a in page.tags if a.get("http-equiv") == "Content-Security-Policy"]
        self.assertEqual(len(policy), 1)
        self.assertTrue(policy[0].startswith("default-src 'none'"))
        (hashed,) = re.findall(r"script-src 'sha256-([^']*)'", policy[0])
        self.assertNotIn("unsafe", policy[0].split("script-src")[1])
        (script,) = re.findall("<script>(.*?)</script>", report(GOOD)[1], re.S)
        self.assertEqual(hashed, base64.b64encode(hashlib.sha256(script.encode()).digest()).decode())  # no other can run
        self.assertEqual(1, [tag for tag, _ in page.tags].count("script"))
        self.assertFalse({tag for tag, _ in page.tags} & {"link", "img", "iframe", "object", "embed", "video", "form", "base"})
        self.assertFalse([name for _, a in page.tags for name in a if name.startswith("on")])

    def test_hostile_text_is_text(self):
        for bad in HOSTILE:
            records = [statement("Ada" + bad, day, p, text=bad + day, title=bad, publisher=bad, url=bad, actor_role=bad, actor_country=bad, cue_text=bad,
                                 issue="I" + bad, actor_id="i" + bad, doc="d" + bad + day, tables_hash=bad) for day, p in (("2025-01-02", 1), ("2025-02-03", -1))]
            page = page_of(records, "--title", bad)
            plain = page_of([statement("Ada", day, p, text=day, title="t", publisher="p", url="u", actor_role="r", actor_country="c", cue_text="q", issue="I",
                                       doc="d" + day, tables_hash="h") for day, p in (("2025-01-02", 1), ("2025-02-03", -1))], "--title", "x")
            self.assertEqual([tag for tag, _ in page.tags], [tag for tag, _ in plain.tags], bad)
            self.assertEqual([sorted(a) for _, a in page.tags], [sorted(a) for _, a in plain.tags], bad)
            code, markdown, _ = report(records, "--md", "--title", bad)
            self.assertEqual(code, 0)
            self.assertNotIn("<", markdown)
            self.assertNotIn("\x1b", markdown)

    def test_the_same_bytes_every_time(self):
        self.assertEqual(report(GOOD), report(GOOD))
        self.assertEqual(report(GOOD), report(GOOD[::-1]))
        self.assertEqual(report(GOOD, "--md"), report(GOOD[::-1], "--md"))

    def test_one_actor_one_issue(self):
        words = " ".join(page_of(GOOD, "--who", "Bo Quist").words)
        self.assertIn("Where Bo Quist stands on PORT.dues", words)
        self.assertNotIn("Ada Quill", words)
        self.assertIn("Not a word on TRADE.tariffs", words)
        words = " ".join(page_of(GOOD, "--about", "TRADE.tariffs").words)
        self.assertNotIn("PORT.dues", words)

    def test_files(self):
        with tempfile.TemporaryDirectory() as folder:
            for name, start in (("r.html", "<!DOCTYPE html>"), ("r.md", "# Where 2 actors stand")):
                path = os.path.join(folder, name)
                self.assertEqual(report(GOOD, "-o", path)[:2], (0, ""))
                with open(path, encoding="utf-8") as file:
                    self.assertTrue(file.read().startswith(start))
            self.assertEqual(sorted(os.listdir(folder)), ["r.html", "r.md"])
            self.assertEqual(report(GOOD, "-o", os.path.join(folder, "nowhere", "x.html"))[0], 5)

    # Points of one day stand side by side, always in the same places.
    def test_points_that_would_cover_each_other_move(self):
        records = [statement("Ada Quill", "2025-02-03", 1, doc=f"d{i}", text=f"words {i}") for i in range(9)] + [statement("Ada Quill", "2025-06-10", 1, doc="z")]
        page = report(records)[1]
        strip = re.search(r'<svg class="strip"[^>]*role="img".*?</svg>', page, re.S).group()
        places = re.findall(r'<circle class="pt [^"]*" cx="([\d.]+)%" cy="([\d.]+)"', strip)
        self.assertEqual(10, len(places))
        self.assertEqual(10, len(set(places)))
        days = [float(x) for x, _ in places[:9]]
        self.assertLess(max(days) - min(days), 5)
        self.assertEqual(page, report(records)[1])

    def test_stories_have_one_scale_and_the_first_names_its_events(self):
        records = [statement("Ada Quill", "2025-02-03", 1, doc=f"d{i}", text=f"words {i}") for i in range(8)] + [
            statement("Bo Quist", "2025-02-05", 1, doc=f"p{i}", text=f"dues {i}", issue="PORT.dues") for i in range(2)] + [
            statement("Ada Quill", "2025-11-05", 1, doc="late")]
        with tempfile.TemporaryDirectory() as folder:
            events = os.path.join(folder, "events.tsv")
            with open(events, "w", encoding="utf-8") as file:
                file.write("date\tlabel\tissue\n2025-02-03\tThe <vote>\t\n2025-02-05\tThe count\t\n")
            page = report(records, "--events", events)[1]
        stories = re.findall(r'<figure class="story.*?</figure>', page, re.S)
        heights = [max(float(h) for h in re.findall(r'<rect class="bar l-sup[^"]*"[^>]*height="([\d.]+)"', story)) for story in stories]
        self.assertAlmostEqual(4, heights[0] / heights[1], places=1)
        self.assertEqual(["The &lt;vote&gt;", "The count"], re.findall(r'<tspan class="evl">\u00a0(.*?)</tspan>', stories[0]))
        self.assertNotIn("evl", stories[1])
        self.assertIn("1\u20132", stories[1])  # rules that stand side by side have one number

    def test_a_cue_with_a_colon_gets_no_second_one(self):
        page = report([statement("Ada Quill", "2025-01-02", 1, cue_text="began:", text="we stay")])[1]
        self.assertIn("<i>began</i>: ", page)

    # Narrow screens and paper leave out every second label of an axis, and still tell the year.
    def test_what_is_left_of_an_axis_tells_its_years(self):
        for first, last in (("2024-01-20", "2025-03-10"), ("2024-03-02", "2025-02-20"), ("2024-08-11", "2026-01-30"), ("2025-02-01", "2025-03-20"), ("2024-11-20", "2025-02-03")):
            page = report([statement("Ada Quill", first, 1), statement("Ada Quill", last, 1, doc="b")])[1]
            strip = re.search(r'<div class="row last">.*?</svg>', page, re.S).group()
            seen = [re.sub("<.*?>", "", words) for classes, words in re.findall(r'<text class="tick([^"]*)"[^>]*>(.*?)</text>', strip) if "odd" not in classes]
            self.assertRegex(seen[0], r"20\d\d", (first, seen))
            years = [re.search(r"20\d\d", words) for words in seen]
            months = "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec".split()
            place = -1
            for words, told in zip(seen, years):
                if words[:3] in months:
                    self.assertTrue(told or months.index(words[:3]) > place, (first, seen))  # a month that begins again has its year
                    place = months.index(words[:3])

    def test_nothing_to_report(self):
        code, out, err = report([])
        self.assertEqual(code, 0)
        self.assertIn("No statements", "".join(Page(out).words))
        self.assertIn("no statements", err)

    def test_a_short_list_says_what_is_left_out(self):
        words = " ".join(page_of(GOOD, "--list", "2").words)
        self.assertIn("counted and drawn but not listed", words)


if __name__ == "__main__":
    unittest.main()
