"""The window in chromium. Queue, blind samples, issues, actors, two coders."""
import unittest

from window import EXAMPLES, WindowCase, expect


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
        row = page.locator("tr[data-id='reed.tomas']")
        row.drag_to(page.locator("tr[data-id='marsh.elena']"))
        page.get_by_role("button", name="Merge", exact=True).click()
        self.becomes(0, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas'")[0][0])
        self.to(page, "/actors?id=marsh.elena")
        page.get_by_role("button", name="Take back").click()
        self.becomes(True, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas'")[0][0] > 0)
        page.locator(".choose input").first.check()
        page.get_by_text("Split off the chosen").click()
        page.locator("dialog input").fill("Edda Marsh")
        page.keyboard.press("Enter")
        self.becomes(1, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_name = 'Edda Marsh'")[0][0])
        self.to(page, "/actors")
        page.locator("tr[data-id='reed.tomas'] a").focus()
        page.keyboard.press("m")
        page.keyboard.type("voss")
        expect(page.locator("dialog [role=option]").first).to_contain_text("Voss")
        page.keyboard.press("Enter")
        page.get_by_role("button", name="Merge", exact=True).click()
        self.becomes(0, lambda: self.rows("SELECT count(*) FROM statements WHERE actor_id = 'reed.tomas'")[0][0])

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


if __name__ == "__main__":
    unittest.main()
