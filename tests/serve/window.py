"""What the tests of the window share: Debian's chromium on a server of their own, and what the command line makes of it."""
import csv
import io
import shutil
import sys
import unittest

from serving import EXAMPLES, ServeCase  # noqa: F401

try:
    from playwright.sync_api import expect, sync_playwright
except ImportError:
    expect = sync_playwright = None
try:
    from axe_playwright_python.sync_playwright import Axe
except ImportError:
    Axe = None
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
ARGUMENTS = ["--no-sandbox", "--disable-gpu", "--disable-dev-shm-usage"]
MISSING = "" if CHROMIUM and sync_playwright else "chromium (packages.sh test) or playwright (tests/requirements.txt) is not installed: the window is not tested"
if MISSING:
    print(MISSING, file=sys.stderr)
SCREENS = ("/search", "/article", "/queue", "/issues", "/actors", "/timeline", "/coders", "/api")


@unittest.skipIf(MISSING, MISSING)
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
        page.on("dialog", lambda dialog: dialog.accept())  # asked whether to leave while an answer is on its way: yes
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
