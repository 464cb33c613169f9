"""The window in chromium. What is read: search, articles, timelines, hostile texts; and who may not."""
import http.server
import json
import threading
import time
import unittest

from window import ARGUMENTS, CHROMIUM, SCREENS, WindowCase, expect


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
            self.assertLess(time.monotonic() - begin, 60)  # it does not hang: h1 has a line of 2 MB
            self.assertEqual("Article · onrecord", page.title())
            self.assertEqual(0, page.locator("main script, main img, main b:text('bold')").count())
            self.assertEqual(0, page.locator("a[href^='javascript']").count())
        for screen in SCREENS:
            self.to(page, screen)
            self.assertIn("· onrecord", page.title())


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


if __name__ == "__main__":
    unittest.main()
