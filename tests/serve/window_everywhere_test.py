"""The window in chromium. Every screen at both widths, light and dark: it fits, and axe-core finds nothing; read-only."""
import json
import sys
import unittest

from window import Axe, WindowCase, expect


class Everywhere(WindowCase):
    def addresses(self):
        s = self.some(issue="MAREN.treaty")
        for index, each in enumerate(self.some(4, issue="MAREN.treaty")):
            self.server.correct(self.again(each), by="Ada", field="status", value="accepted")
            self.server.correct(self.again(each), by="Bo", field="status", value="rejected" if index else "accepted")
        sample = self.server.post("samples", size=5, seed=1)["id"]
        return ["/search?q=treaty", f"/article?id={s['doc_id']}&statement={s['statement_id']}", "/article", "/queue", f"/queue?sample={sample}", "/issues?issue=MAREN.treaty", "/actors",
                "/actors?id=marsh.elena", "/timeline?issue=MAREN.treaty", f"/timeline?who={s['actor_id']}&issue=MAREN.treaty", "/coders?a=Ada&b=Bo", "/api"]

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
                    # The report's style lies below ours: what it says of its own parts must not move ours.
                    bar = page.locator("header.bar").bounding_box()["height"]
                    if bar > (50 if width == 1600 else 125):
                        found.append(f"{address} at {width} px: the bar is {bar} px high")
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
