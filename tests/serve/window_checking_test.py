"""The window in chromium. Verdicts, labels, borders, new statements by mouse and by key; two tabs; the server killed."""
import signal
import threading
import unittest

from window import WindowCase, expect


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
        s = self.some(who="marsh.elena")
        self.article(page, s)
        page.keyboard.press("w")
        page.keyboard.type("ree")
        expect(page.locator("dialog [role=option]").first).to_contain_text("Tomas Reed")
        page.keyboard.press("Enter")
        self.becomes("reed.tomas", lambda: self.sheet()[s["statement_id"]]["actor_id"])
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
        expect(page.locator(".toast")).to_contain_text("Taken back")  # and the text is drawn anew
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
        self.becomes(len(statements), lambda: self.rows("SELECT count(*) FROM corrections WHERE field = 'status' AND NOT superseded")[0][0])
        self.assertTrue(all(s["review_status"] for s in self.server.get("article", id=article["doc_id"])["statements"]))
        expect(page.locator("dialog")).to_have_count(0)  # nobody else had changed anything

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

    def test_add_has_replaced_the_statement(self):
        article = {"doc_id": "r", "url": "https://x.example/r", "date": "2025-01-02", "text": '"The port is safe," Ada Reed said.'}
        self.articles(article)
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        page = self.window()
        self.to(page, "/article?id=r")
        expect(page.locator(".record.open")).to_be_visible()
        self.articles(dict(article, text='"The port is closed," Ada Reed said.'))
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        page.keyboard.press("a")
        dialog = page.locator("dialog")
        expect(dialog).to_contain_text("replaced by a new version")
        expect(dialog).to_contain_text("The port is closed")
        dialog.get_by_role("button", name="I see").click()
        self.to(page, "/article?id=r")
        expect(page.locator(".text")).to_contain_text("The port is closed")
        self.assertEqual([], self.rows("SELECT 1 FROM corrections"))

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


if __name__ == "__main__":
    unittest.main()
