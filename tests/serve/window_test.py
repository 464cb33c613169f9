"""The window of onrecord serve in Debian's chromium: every verb by mouse and by key, and what the command line makes of it."""
import csv
import http.server
import io
import json
import shutil
import signal
import sys
import threading
import time
import unittest

from serving import EXAMPLES, ServeCase  # noqa: F401

try:
    from playwright.sync_api import expect, sync_playwright
except ImportError:
    sync_playwright = None
try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
SCREENS = ("/search", "/article", "/queue", "/issues", "/actors", "/timeline", "/coders", "/api")


@unittest.skipUnless(CHROMIUM and sync_playwright, "chromium (packages.sh test) or playwright (tests/requirements.txt) is not installed")
class WindowCase(ServeCase):
    @classmethod
    def setUpClass(cls):
        cls.playwright = sync_playwright().start()
        expect.set_options(timeout=20_000)  # tests share their processors
        cls.browser = cls.playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)

    @classmethod
    def tearDownClass(cls):
        cls.browser.close()
        cls.playwright.stop()

    def setUp(self):
        super().setUp()
        self.contexts = []
        self.said = []

    def tearDown(self):
        for context in self.contexts:
            context.close()
        super().tearDown()
        self.assertEqual([], self.said)

    def window(self, address="/search", width=1600, theme="light"):
        context = self.browser.new_context(viewport={"width": width, "height": 900}, color_scheme=theme)
        context.set_default_timeout(20_000)
        self.contexts.append(context)
        page = context.new_page()
        page.on("console", lambda message: message.type == "error" and "409" not in message.text and "422" not in message.text and self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))
        page.on("request", lambda request: request.url.startswith(self.server.base) or self.said.append(f"asked {request.url}"))
        page.goto(self.server.address)
        self.to(page, address)
        return page

    def to(self, page, address):
        page.goto(self.server.base + address)
        expect(page.locator("main:not([aria-busy]) :is(h1, form)").first).to_be_attached()

    def article(self, page, statement):
        self.to(page, f"/article?id={statement['doc_id']}&statement={statement['statement_id']}")
        expect(page.locator(".record.open")).to_be_visible()

    def settled(self, page):
        page.wait_for_function("() => fetch('/api/record').then(() => true)")
        page.wait_for_timeout(60)

    def becomes(self, wanted, ask):
        """Until the server says so: what a key does is sent after it is shown."""
        for _ in range(100):
            found = ask()
            if found == wanted:
                return
            self.contexts[0].pages[0].wait_for_timeout(30)
        self.assertEqual(wanted, found)

    def sheet(self):
        out = self.ok("review", "export").stdout.decode("utf-8-sig")
        return {row["statement_id"]: row for row in csv.DictReader(io.StringIO(out, newline=""))}

    def label(self, statement, issue="MAREN.treaty"):
        """As `review export` has it: a statement on two issues has two rows."""
        out = self.ok("review", "export").stdout.decode("utf-8-sig")
        return next((row["label"] for row in csv.DictReader(io.StringIO(out, newline="")) if row["statement_id"] == statement["statement_id"] and row["issue_id"] == issue), None)

    def on_issue(self, page, issue="MAREN.treaty"):
        """The keys speak of this issue."""
        page.locator(".record.open select").select_option(issue)


class Reading(WindowCase):
    def test_search_open_back_and_forward(self):
        page = self.window()
        page.fill("input[type=search]", "treaty")
        page.press("input[type=search]", "Enter")
        expect(page.locator(".hit").first).to_be_visible()
        self.assertIn("q=treaty", page.url)
        expect(page.locator(".hit mark").first).to_have_text("treaty", ignore_case=True)
        count = len(self.records("--what", "treaty"))
        expect(page.locator("p[role=status]").first).to_contain_text(f"{count} statement")
        page.locator(".facets a", has_text="oppose").first.click()
        expect(page.locator(".pill", has_text="oppose")).to_be_visible()
        address = page.url
        page.locator(".hit .cover").first.click()
        expect(page.locator(".record.open")).to_be_visible()
        page.go_back()
        expect(page.locator(".pill", has_text="oppose")).to_be_visible()
        self.assertEqual(address, page.url)
        page.go_forward()
        expect(page.locator(".record.open")).to_be_visible()
        page.keyboard.press("?")
        expect(page.locator("dialog kbd").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.locator("dialog")).to_have_count(0)

    def test_a_click_on_text_or_record_finds_the_other(self):
        page = self.window()
        self.article(page, self.some(issue="MAREN.treaty"))
        page.locator(".record .line").nth(2).click()
        expect(page.locator('.text .on[data-s~="2"]').first).to_be_visible()
        page.locator('.text .content[data-s="0"]').first.click()
        expect(page.locator(".record.open")).to_have_attribute("data-n", "0")

    def test_timeline_marks_lead_to_their_words(self):
        page = self.window("/timeline?issue=MAREN.treaty")
        page.locator("main tbody a").first.click()
        mark = page.locator(".chart a.p").first
        expect(mark).to_be_visible()
        mark.focus()
        page.keyboard.press("Enter")
        expect(page.locator(".hit.now")).to_be_visible()

    def test_hostile_articles_are_text(self):
        words = ["<script>document.title='ran'</script>", "<img src=x onerror=\"document.title='ran'\">", "\u202etfel ot thgir", "a\u0007\u001b[31m b", "</span><b>bold"]
        self.articles(*[{"doc_id": f"h{i}<script>", "title": bad, "publisher": bad, "url": "javascript:document.title='ran'", "date": "2025-01-02",
                         "text": f'"{bad} is what we want," Ada {bad} Reed said.\n' + ("x" * 2_000_000 if i == 1 else "")} for i, bad in enumerate(words)])
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        page = self.window("/search?when=2025-01-02")
        expect(page.locator(".hit").first).to_be_visible()
        for i, bad in enumerate(words):
            begin = time.monotonic()
            self.to(page, f"/article?id=h{i}%3Cscript%3E")
            expect(page.locator(".text")).to_contain_text("is what we want")
            expect(page.locator(".record.open")).to_be_visible()
            self.assertLess(time.monotonic() - begin, 10)  # h1 has a line of 2 MB
            self.assertEqual("Article · onrecord", page.title())
            self.assertEqual(0, page.locator("main script, main img, main b:text('bold')").count())
            self.assertEqual(0, page.locator("a[href^='javascript']").count())
        for screen in SCREENS:
            self.to(page, screen)
            self.assertIn("· onrecord", page.title())


class Checking(WindowCase):
    def test_verdicts_labels_and_undo_by_keys(self):
        page = self.window()
        s = self.some(issue="MAREN.treaty", label="support")
        id_ = s["statement_id"]
        self.article(page, s)
        self.on_issue(page)
        page.keyboard.press("5")
        expect(page.locator(".record.open .label[aria-pressed=true]")).to_contain_text("oppose")
        self.becomes("oppose", lambda: self.label(s))
        page.keyboard.press("a")
        self.becomes("accepted", lambda: self.rows(f"SELECT value FROM corrections WHERE statement_id = '{id_}' AND field = 'status' AND NOT superseded")[0][0] if self.rows(f"SELECT 1 FROM corrections WHERE statement_id = '{id_}' AND field = 'status' AND NOT superseded") else None)
        page.reload()
        self.article(page, s)
        expect(page.locator(".record.open .state")).to_contain_text("corrected")
        page.keyboard.press("u")
        page.keyboard.press("u")
        self.becomes("support", lambda: self.label(s))
        self.on_issue(page)
        expect(page.locator(".record.open .label[aria-pressed=true]")).to_contain_text("support")
        page.keyboard.press("r")
        self.becomes(False, lambda: id_ in {r["statement_id"] for r in self.records()})
        page.keyboard.press("u")
        self.becomes("", lambda: self.sheet()[id_]["review_status"])

    def test_who_by_three_letters_day_and_act(self):
        page = self.window()
        s = self.some(who="marsh.elena.xva")
        self.article(page, s)
        page.keyboard.press("w")
        page.keyboard.type("ree")
        expect(page.locator("dialog [role=option]").first).to_contain_text("Tomas Reed")
        page.keyboard.press("Enter")
        self.becomes("reed.tomas.xva", lambda: self.sheet()[s["statement_id"]]["actor_id"])
        page.keyboard.press("w")
        page.keyboard.type("Vera Lind")
        expect(page.locator("dialog [role=option]", has_text="a new actor")).to_be_visible()
        page.keyboard.press("Enter")
        self.becomes("Vera Lind", lambda: self.sheet()[s["statement_id"]]["actor_name"])
        page.keyboard.press("d")
        page.locator("dialog input").fill("2025-02-03")
        page.keyboard.press("Enter")
        self.becomes("2025-02-03", lambda: self.sheet()[s["statement_id"]]["said_date"])
        page.keyboard.press("t")
        page.keyboard.type("offer")
        page.keyboard.press("Enter")
        self.becomes("OFFER", lambda: self.sheet()[s["statement_id"]]["act"])
        page.keyboard.press("e")
        expect(page.locator("dialog")).to_contain_text("What people said")

    def test_borders_by_keys_and_by_dragging(self):
        page = self.window()
        s = next(x for x in self.some(40) if len(x["content"]) == 1 and len(x["text"].split()) > 8 and "\n" not in x["text"])
        self.article(page, s)
        page.keyboard.press("b")
        expect(page.locator(".mk-on").first).to_be_visible()
        page.keyboard.press("Shift+ArrowRight")
        page.keyboard.press("Enter")
        self.becomes(s["text"].split(None, 1)[1] if s["text"][0].isalnum() else s["text"][1:], lambda: self.sheet()[s["statement_id"]]["text"])
        page.keyboard.press("u")
        self.becomes(s["text"], lambda: self.sheet()[s["statement_id"]]["text"])
        expect(page.locator(".record.open")).to_be_visible()
        page.keyboard.press("b")
        grip = page.locator(".grip.begin")
        grip.scroll_into_view_if_needed()
        box, word = grip.bounding_box(), page.evaluate("""() => {
          const node = document.querySelector('.mk-on').firstChild, range = document.createRange();
          const at = node.data.indexOf(' ', 3) + 2;
          range.setStart(node, at); range.setEnd(node, at + 1);
          const box = range.getBoundingClientRect();
          return [box.x + 1, box.y + box.height / 2];
        }""")
        page.mouse.move(box["x"] + 2, box["y"] + box["height"] / 2)
        page.mouse.down()
        page.mouse.move(*word, steps=4)
        page.mouse.up()
        page.keyboard.press("Enter")
        self.becomes(True, lambda: self.sheet()[s["statement_id"]]["text"] != s["text"] and s["text"].endswith(self.sheet()[s["statement_id"]]["text"]))

    def test_a_new_statement_by_keys_and_by_selecting(self):
        page = self.window()
        s = self.some()
        self.article(page, s)
        before = set(self.sheet())
        page.keyboard.press("n")
        page.keyboard.press("ArrowDown")
        for _ in range(4):
            page.keyboard.press("ArrowRight")
        page.keyboard.press("Enter")
        self.becomes(1, lambda: len(set(self.sheet()) - before))
        expect(page.locator(".record.open .state")).to_contain_text("coded by hand")
        page.keyboard.press("u")
        self.becomes(0, lambda: len(set(self.sheet()) - before))
        page.evaluate("""() => {
          const piece = [...document.querySelectorAll('.text [data-from]:not([data-s])')].find((node) => node.textContent.trim().split(' ').length > 6);
          piece.scrollIntoView({block: 'center'});
          const text = piece.firstChild, start = text.data.search(/[A-Za-z]/), range = document.createRange();
          range.setStart(text, start + 1); range.setEnd(text, Math.min(text.data.length, start + 24));
          getSelection().removeAllRanges(); getSelection().addRange(range);
          document.querySelector('.text').dispatchEvent(new PointerEvent('pointerup', {bubbles: true}));
        }""")
        page.get_by_text("Code these words").click()
        expect(page.locator(".mk-content").first).to_be_visible()
        page.keyboard.press("Enter")
        self.becomes(1, lambda: len(set(self.sheet()) - before))
        (new,) = set(self.sheet()) - before
        self.assertEqual("coded", self.sheet()[new]["review_status"])
        self.ok("verify")

    def test_keys_quicker_than_the_answers_are_all_kept(self):
        page = self.window()
        articles = self.server.get("articles", limit=50)["articles"]
        article = max(articles, key=lambda each: each["statements"])
        statements = self.server.get("article", id=article["doc_id"])["statements"]
        self.to(page, f"/article?id={article['doc_id']}")
        expect(page.locator(".record.open")).to_be_visible()
        for _ in statements:
            if page.locator(".record.open select").input_value():
                page.keyboard.press("3")
            page.keyboard.press("a")
        self.becomes(len(statements), lambda: sum(bool(s["review_status"]) for s in self.server.get("article", id=article["doc_id"])["statements"]))
        expect(page.locator("dialog")).to_have_count(0)  # nobody else had changed anything
        self.assertEqual(len(statements), self.rows("SELECT count(*) FROM corrections WHERE field = 'status' AND NOT superseded")[0][0])

    def test_two_tabs(self):
        one, other = self.window(), self.window()
        s = self.some(issue="MAREN.treaty", label="support")
        self.article(one, s)
        self.article(other, s)
        self.on_issue(one)
        self.on_issue(other)
        one.keyboard.press("4")
        self.becomes("sceptical", lambda: self.label(s))
        other.keyboard.press("5")
        dialog = other.locator("dialog")
        expect(dialog).to_contain_text("sceptical")
        expect(dialog).to_contain_text("support")
        self.assertEqual("sceptical", self.label(s))
        other.get_by_text("Keep what is there").click()
        expect(other.locator(".record.open .label[aria-pressed=true]")).to_contain_text("sceptical")
        other.keyboard.press("5")
        self.becomes("oppose", lambda: self.label(s))
        one.keyboard.press("1")
        one.get_by_text("Say it all the same").click()
        self.becomes("support", lambda: self.label(s))

    def test_the_server_is_gone(self):
        page = self.window()
        s = self.some(issue="MAREN.treaty", label="support")
        self.article(page, s)
        self.server.stop(signal.SIGKILL)
        page.keyboard.press("5")
        expect(page.locator(".toast.bad")).to_contain_text("does not answer")
        expect(page.locator(".record.open .label[aria-pressed=true]")).to_contain_text("support")
        self.said = [text for text in self.said if "ERR_CONNECTION" not in text]

    def test_killed_while_writing(self):
        page = self.window()
        articles = self.server.get("articles", limit=50)["articles"]
        article = max(articles, key=lambda each: each["statements"])
        self.to(page, f"/article?id={article['doc_id']}")
        expect(page.locator(".record.open")).to_be_visible()
        kill = threading.Timer(0.15, lambda: self.server.process.send_signal(signal.SIGKILL))
        kill.start()
        for _ in range(article["statements"]):
            page.keyboard.press("a")
        kill.join()
        expect(page.locator(".toast.bad")).to_contain_text("does not answer")
        page.wait_for_timeout(300)
        shown = set(page.evaluate("[...document.querySelectorAll('.record')].flatMap((node, n) => node.querySelector('.state.accepted') ? [n] : [])"))
        self.said = [text for text in self.said if "ERR_" not in text]
        self.server = self.serve()
        kept = {n for n, s in enumerate(self.server.get("article", id=article["doc_id"])["statements"]) if s["review_status"] == "accepted"}
        self.assertTrue(shown <= kept, (shown, kept))  # nothing that was acknowledged is lost
        self.assertLessEqual(len(kept - shown), 1)     # written, and killed before it could say so
        self.assertLess(len(kept), article["statements"])
        self.ok("verify")


class Doors(WindowCase):
    def test_a_foreign_page_reads_and_writes_nothing(self):
        base = self.server.base
        page = self.window()
        html = b"<!DOCTYPE html><title>foreign</title>"

        class Foreign(http.server.BaseHTTPRequestHandler):
            def do_GET(self):
                self.send_response(200)
                self.send_header("Content-Type", "text/html")
                self.end_headers()
                self.wfile.write(html)

            def log_message(self, *words):
                pass
        server = http.server.HTTPServer(("127.0.0.1", 0), Foreign)
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            foreign = self.contexts[0].new_page()  # has the cookie; to a browser all ports are one site
            foreign.goto(f"http://127.0.0.1:{server.server_port}/")
            body = json.dumps({"corrections": [{"statement_id": self.some()["statement_id"], "field": "status", "value": "rejected"}], "by": "Eve"})
            got = foreign.evaluate("""async ([base, body]) => {
              const ask = (path, options) => fetch(base + path, {credentials: 'include', ...options}).then((r) => r.text()).catch(() => 'refused');
              const load = (tag, name, path) => new Promise((done) => { const node = document.createElement(tag); node.onload = () => done('loaded'); node.onerror = () => done('refused'); node[name] = base + path; document.body.append(node); });
              return [await ask('/api/record'), await ask('/api/corrections', {method: 'POST', headers: {'Content-Type': 'application/json'}, body}),
                await ask('/api/corrections', {method: 'POST', mode: 'no-cors', headers: {'Content-Type': 'text/plain'}, body}), await ask('/api/record', {mode: 'no-cors'}),
                await load('script', 'src', '/page/api.js'), await load('img', 'src', '/page/icon.svg')];
            }""", [base, body])
            self.assertEqual(["refused"] * 6, got)
            self.assertEqual([], self.rows("SELECT 1 FROM corrections"))
            foreign.evaluate("(base) => { const frame = document.createElement('iframe'); frame.src = base + '/search'; document.body.append(frame); }", base)
            foreign.wait_for_timeout(500)
            self.assertNotIn("onrecord", " ".join(frame.title() for frame in foreign.frames))
        finally:
            server.shutdown()
            server.server_close()
        expect(page.locator("h1")).to_be_attached()

    def test_another_name_for_this_machine_is_refused(self):
        browser = self.playwright.chromium.launch(executable_path=CHROMIUM, args=[*ARGUMENTS, "--host-resolver-rules=MAP rebound.example 127.0.0.1"])
        try:
            page = browser.new_page()
            reply = page.goto(self.server.address.replace("127.0.0.1", "rebound.example"))
            self.assertEqual((403, "403 Forbidden"), (reply.status, page.locator("body").inner_text().strip()))
            self.assertEqual(200, page.goto(self.server.address.replace("127.0.0.1", "localhost")).status)
        finally:
            browser.close()


class Deciding(WindowCase):
    def test_queue_and_blind_sample(self):
        page = self.window("/queue")
        first = page.locator(".record.open .who").inner_text()
        self.assertTrue(first)
        page.keyboard.press("a")
        self.becomes(1, lambda: self.rows("SELECT count(*) FROM corrections")[0][0])
        expect(page.locator(".meter + p").first).to_contain_text("1 of")
        page.get_by_text("Draw a blind sample").click()
        page.locator("#sample-size").fill("6")
        page.get_by_role("button", name="Draw", exact=True).click()
        expect(page.locator("h1")).to_contain_text("Blind sample")
        self.assertEqual(0, page.locator(".record.open .details", has_text=" %").count())
        for key in "aaaaar":
            expect(page.locator(".record.open")).to_be_visible()
            page.keyboard.press(key)
            page.wait_for_timeout(40)
        expect(page.locator(".big").first).to_contain_text("%")
        expect(page.locator("[role=status]").first).to_contain_text("with 95 % confidence between")
        page.reload()
        expect(page.locator(".big").first).to_contain_text("%")

    def test_an_alias_edited_and_its_change_seen(self):
        page = self.window("/issues?issue=MAREN.treaty")
        expect(page.locator("main")).to_contain_text("Tried on")
        rows = page.locator(".sheet tbody tr")
        count = rows.count()
        page.locator(".sheet tbody tr button").first.click()
        expect(rows).to_have_count(count - 1)
        while rows.count() > 1:
            rows.first.locator("button").click()
        rows.first.locator("input").fill("signed")
        page.locator("h1").click()
        expect(page.locator("main")).to_contain_text("Timelines that would change")
        expect(page.locator("section[aria-label='What the rows do'] table tbody tr").first).to_be_visible()
        text = (self.tables / "issues.tsv").read_text()
        self.assertEqual((EXAMPLES / "tables" / "issues.tsv").read_text(), text)
        page.keyboard.press("s")
        self.becomes(True, lambda: (self.tables / "issues.tsv").read_text() != text)
        expect(page.locator(".toast")).to_contain_text("Saved")
        page.keyboard.press("u")
        self.becomes(text, lambda: (self.tables / "issues.tsv").read_text())

    def test_rows_of_an_issue_tell_their_faults_and_the_record_is_labelled_anew(self):
        page = self.window("/issues?issue=MAREN.treaty")
        effects = page.locator("section[aria-label='What the rows do']")
        expect(effects).to_contain_text("Tried on")
        file = self.tables / "issues.tsv"
        before, labels = file.read_text(), self.rows("SELECT statement_id, label FROM stances ORDER BY 1, 2")
        caught = page.locator(".sheet td.caught")
        self.assertGreater(sum(map(int, caught.all_inner_texts())), 0)
        # A fault stands at its row, and such a table is not saved.
        page.keyboard.press("n")
        alias = page.locator(".sheet tbody tr input").last
        expect(alias).to_be_focused()
        page.keyboard.type("x")
        page.keyboard.press("Backspace")
        page.locator("h1").click()
        expect(page.locator(".sheet tbody tr").last.locator(".fault").first).to_be_visible()
        page.keyboard.press("s")
        expect(page.locator(".toast.bad")).to_contain_text("not saved")
        self.assertEqual(before, file.read_text())
        # Words that many statements have: what the row catches, and who would change.
        alias.fill("the")
        expect(caught.last).not_to_have_text("0")
        alias.press("Control+s")
        expect(page.locator(".toast")).to_contain_text("Saved")
        self.assertIn("\tthe\t", file.read_text())
        self.assertEqual(labels, self.rows("SELECT statement_id, label FROM stances ORDER BY 1, 2"))  # not yet
        page.locator("h1").click()
        page.keyboard.press("l")
        page.get_by_role("button", name="Label anew", exact=True).click()
        expect(page.locator(".toast")).to_contain_text("labelled anew")
        self.assertNotEqual(labels, self.rows("SELECT statement_id, label FROM stances ORDER BY 1, 2"))
        page.keyboard.press("u")
        self.becomes(before, file.read_text)
        page.keyboard.press("l")
        page.get_by_role("button", name="Label anew", exact=True).click()
        self.becomes(labels, lambda: self.rows("SELECT statement_id, label FROM stances ORDER BY 1, 2"))
        # Nearly caught words become a row by a click.
        add = effects.locator("button.link").first
        if add.count():
            words = add.inner_text().strip("+ “”")
            add.click()
            expect(page.locator(".sheet tbody tr input").last).to_have_value(words)

    def test_actors_merged_by_dragging_and_by_key(self):
        page = self.window("/actors")
        row = page.locator("tr[data-id='reed.tomas.xva']")
        row.drag_to(page.locator("tr[data-id='marsh.elena.xva']"))
        page.get_by_role("button", name="Merge", exact=True).click()
        self.becomes(0, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas.xva'")[0][0])
        self.to(page, "/actors?id=marsh.elena.xva")
        page.get_by_role("button", name="Take back").click()
        self.becomes(True, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas.xva'")[0][0] > 0)
        page.locator(".choose input").first.check()
        page.get_by_text("Split off the chosen").click()
        page.locator("dialog input").fill("Edda Marsh")
        page.keyboard.press("Enter")
        self.becomes(1, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_name = 'Edda Marsh'")[0][0])
        self.to(page, "/actors")
        page.locator("tr[data-id='reed.tomas.xva'] a").focus()
        page.keyboard.press("m")
        page.keyboard.type("voss")
        expect(page.locator("dialog [role=option]").first).to_contain_text("Voss")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Merge", exact=True).click()
        self.becomes(0, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas.xva'")[0][0])

    def test_two_coders_and_who_decides(self):
        for index, s in enumerate(self.some(6, issue="MAREN.treaty")):
            self.server.correct(self.again(s), by="Ada", field="status", value="accepted")
            self.server.correct(self.again(s), by="Bo", field="status", value="rejected" if index == 0 else "accepted")
        page = self.window("/coders?a=Ada&b=Bo")
        expect(page.locator("main")).to_contain_text("1 disagreement")
        expect(page.locator("main")).to_contain_text("Both judged 6 statements")
        page.keyboard.press("j")
        page.keyboard.press("1")
        self.becomes([("accepted", "Ada Lind")], lambda: self.rows("SELECT value, made_by FROM corrections WHERE note LIKE 'decided%' AND NOT superseded"))

    def test_the_name_of_who_codes(self):
        page = self.window()
        page.locator("#who-codes").click()
        page.locator("dialog input").fill("Bo Reed")
        page.keyboard.press("Enter")
        expect(page.locator("#who-codes")).to_have_text("Bo Reed")
        self.article(page, self.some())
        page.keyboard.press("a")
        self.becomes([("Bo Reed",)], lambda: self.rows("SELECT made_by FROM corrections"))


class Everywhere(WindowCase):
    def addresses(self):
        s = self.some(issue="MAREN.treaty")
        for index, each in enumerate(self.some(4, issue="MAREN.treaty")):
            self.server.correct(self.again(each), by="Ada", field="status", value="accepted")
            self.server.correct(self.again(each), by="Bo", field="status", value="rejected" if index else "accepted")
        sample = self.server.post("samples", size=5, seed=1)["id"]
        return ["/search?q=treaty", f"/article?id={s['doc_id']}&statement={s['statement_id']}", "/article", "/queue", f"/queue?sample={sample}", "/issues?issue=MAREN.treaty", "/actors",
                "/actors?id=marsh.elena.xva", "/timeline?issue=MAREN.treaty", f"/timeline?who={s['actor_id']}&issue=MAREN.treaty", "/coders?a=Ada&b=Bo", "/api"]

    def test_each_screen_fits_and_axe_finds_nothing(self):
        if Axe is None:
            print("axe-playwright-python is not installed: only the widths are looked at", file=sys.stderr)
        addresses = self.addresses()
        found = []
        for theme in ("light", "dark"):
            for width in (390, 1600):
                page = self.window(width=width, theme=theme)
                for address in addresses:
                    self.to(page, address)
                    if address.startswith("/issues"):
                        expect(page.locator("main")).to_contain_text("Tried on")
                    if address.startswith("/search"):
                        expect(page.locator(".facets section").first).to_be_attached()
                    wide = page.evaluate("document.documentElement.scrollWidth")
                    if wide > width:
                        found.append(f"{address} at {width} px is {wide} px wide")
                    if Axe is not None:
                        for violation in Axe().run(page).response["violations"]:
                            found.append(f"{theme} {width} {address}: {violation['id']}: {violation['help']}: " + json.dumps([node["html"][:160] + " " + node.get("failureSummary", "")[:300] for node in violation["nodes"][:2]]))
                if Axe is not None:
                    self.article(page, self.some())
                    for key in ("?", "w", "n"):
                        page.keyboard.press(key)
                        page.wait_for_timeout(80)
                        found += [f"{theme} {width} key {key}: {v['id']}: {v['help']}: {v['nodes'][0]['html'][:200]}" for v in Axe().run(page).response["violations"]]
                        page.keyboard.press("Escape")
        self.assertEqual([], found)

    def test_read_only(self):
        self.server.stop()
        self.server = self.serve("--read-only")
        page = self.window()
        expect(page.locator("#who-codes")).to_have_text("read only")
        self.article(page, self.some(issue="MAREN.treaty"))
        for key in "a5rnbwu":
            page.keyboard.press(key)
        self.assertEqual([], self.rows("SELECT 1 FROM corrections"))
        self.assertEqual(0, page.locator(".record.open .verbs button:not([disabled])", has_text="Right").count())


if __name__ == "__main__":
    unittest.main()
