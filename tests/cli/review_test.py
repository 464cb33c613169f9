"""onrecord review: a sheet goes out, corrections come back whole or not at all, and win in every output."""
import csv
import io
import pathlib
import random
import re
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import EXAMPLES, Case  # noqa: E402

FILLED = ("new_status", "new_actor", "new_actor_name", "new_date", "new_act", "new_label", "note")


class ReviewTest(Case):
    def setUp(self):
        super().setUp()
        self.examples()

    def sheet(self, *filters):
        out = self.ok("review", "export", *filters).stdout
        self.assertTrue(out.startswith(b"\xef\xbb\xbf"))
        return list(csv.DictReader(io.StringIO(out.decode("utf-8-sig"), newline="")))

    def file(self, rows):
        out = io.StringIO()
        writer = csv.DictWriter(out, rows[0].keys())
        writer.writeheader()
        writer.writerows(rows)
        return self.write("sheet.csv", "\ufeff" + out.getvalue())

    def bring(self, rows, code=0, says=()):
        return self.fails(code, "review", "import", self.file(rows), "--by", "Ada Lind", "--on", "2025-07-01", says=says)

    def statement(self, id_):
        columns = ("actor_id", "said_date", "said_precision", "act", "review_status")
        found = self.rows(f"SELECT {', '.join(columns)} FROM statements WHERE statement_id = '{id_}'")
        return dict(zip(columns, found[0])) if found else None

    def test_the_sheet(self):
        rows = self.sheet()
        self.assertEqual({r[0] for r in self.rows("SELECT statement_id FROM statements")}, {r["statement_id"] for r in rows})
        self.assertEqual(self.rows("SELECT count(*) FROM stances")[0][0], sum(1 for r in rows if r["issue_id"]))
        self.assertTrue(all(r[column] == "" for r in rows for column in FILLED))
        self.assertEqual({"MAREN.treaty"}, {r["issue_id"] for r in self.sheet("--about", "MAREN.treaty") if "treaty" in r["issue_id"]})

    def test_what_carries_a_change_comes_first_with_source_cue_and_words_around(self):
        self.db.unlink()
        self.write("mine/issues.tsv", "id\tpole\talias\tpolarity\tkind\nQUAY.open\tthe quay should open\tquay\t+1\tevent\n")
        sides = [("2025-01", "We want the quay opened"), ("2025-06", "We oppose the quay")]
        stock = "harbour snow gulls wall night rows boats ropes tar bells fog lamp crane crates salt herring nets ice dawn tide pier rust oil rain".split()
        def filler(seed):
            return " ".join(random.Random(seed).choices(stock, k=40)) + "."
        self.articles(*[{"doc_id": f"{month}-{day}", "date": f"{month}-{day:02}", "publisher": f"Post {day}",
                         "text": f'{filler(month + str(day))}\n\nNobody came. "{words} for the {stock[day]} and the {stock[-day]}," Marta Velde said. She left early.\n\n{filler(day)}'}
                        for month, words in sides for day in range(4, 10)],
                      {"doc_id": "other", "date": "2025-01-01", "text": '"The bread is good," Ilan Okaro said.'})
        self.ok("add", "articles.jsonl", "--tables", "mine")
        rows = self.sheet()
        told = list(csv.DictReader(io.StringIO(self.ok("timeline", "--stands", "--csv").out)))
        carrying = {stand[column] for stand in told if stand["change_from"] for column in ("before_statement_id", "first_statement_id")} - {""}
        self.assertEqual(2, len(carrying))
        self.assertEqual(carrying, {row["statement_id"] for row in rows[:2]})
        for row in rows[:2]:
            self.assertIn("Velde", row["speaker_text"])
            self.assertEqual("said", row["cue_text"])
            self.assertGreaterEqual(len(row["before"]) + len(row["after"]), 190)
            self.assertIn("Nobody came.", row["before"])
            self.assertIn("She left early.", row["after"])
        for column in ("new_content", "new_source", "new_cue"):  # to correct words, and to add a statement that was missed
            self.assertIn(column, rows[0])

    def test_a_missed_statement_is_added(self):
        self.articles({"doc_id": "m", "date": "2025-01-02", "text": "The mayor, Ada Reed, was clear: fees will rise."})
        self.ok("add", "articles.jsonl")
        sheet = self.sheet()
        row = dict.fromkeys(sheet[0], "")
        row.update(doc_id="m", new_content="fees will rise", new_source="Ada Reed", new_cue="was clear")
        before = len(self.rows("SELECT 1 FROM statements WHERE doc_id = 'm' AND text = 'fees will rise'"))
        self.assertIn("1 statement coded by hand", self.bring([row]).err)
        self.assertEqual(1, len(self.rows("SELECT 1 FROM statements WHERE doc_id = 'm' AND text = 'fees will rise'")), before)

    def test_every_field_comes_back_and_survives(self):
        rows = [r for r in self.sheet() if r["issue_id"]]
        a, b, c, d, e = list({r["statement_id"]: r for r in rows}.values())[:5]
        a.update(new_status="rejected", note="no statement")
        b.update(new_actor="hale.viktor")
        c.update(new_date="2025-02-03", new_act="OFFER")
        d.update(new_label="oppose")
        e.update(new_actor="lind.vera", new_actor_name="Vera Lind", new_status="accepted")
        done = self.bring([a, b, c, d, e])
        self.assertIn("7 new corrections", done.err)

        def check():
            self.assertIsNone(self.statement(a["statement_id"]))
            self.assertEqual("hale.viktor", self.statement(b["statement_id"])["actor_id"])
            self.assertEqual(("2025-02-03", "day", "OFFER", "corrected"), tuple(self.statement(c["statement_id"])[k] for k in ("said_date", "said_precision", "act", "review_status")))
            self.assertEqual([("oppose", -1.0)], self.rows(f"SELECT label, position FROM stances WHERE statement_id = '{d['statement_id']}' AND issue_id = '{d['issue_id']}'"))
            self.assertEqual("lind.vera", self.statement(e["statement_id"])["actor_id"])
        check()
        self.assertIn("0 new corrections", self.bring([a, b, c, d, e]).err)
        self.ok("add", "--replace", EXAMPLES / "articles", "--tables", EXAMPLES / "tables")
        check()
        self.ok("relabel", "--tables", EXAMPLES / "tables")
        check()
        again = {r["statement_id"]: r["review_status"] for r in self.sheet()}
        self.assertEqual(("rejected", "corrected"), (again[a["statement_id"]], again[c["statement_id"]]))
        self.ok("verify")

    def test_a_new_version_keeps_them_where_the_words_are_the_same(self):
        text = '"The port is safe," Ada Reed said.\n\nTom Hale said that fees would rise.'
        article = {"doc_id": "v", "url": "https://x.example/v", "date": "2025-01-02", "text": text}
        self.articles(article)
        self.ok("add", "articles.jsonl")
        rows = {r["text"].strip(","): r for r in self.sheet() if r["title"] == "" and "Reed" in r["speaker_text"] + r["after"]}
        kept = next(r for words, r in rows.items() if "port is safe" in words)
        kept.update(new_act="OFFER", new_date="2025-01-01")
        self.bring([kept])
        self.articles(dict(article, text=text.replace("rise", "fall")))
        self.assertIn("new version", self.ok("add", "articles.jsonl").err)
        now = self.statement(kept["statement_id"])
        self.assertEqual(("OFFER", "2025-01-01", "corrected"), (now["act"], now["said_date"], now["review_status"]))

    def test_wrong_rows_are_listed_and_nothing_is_imported(self):
        rows = self.sheet()[:8]
        rows[0].update(new_status="maybe")
        rows[1].update(new_act="SHOUT")
        rows[2].update(new_date="2025-02-30")
        rows[3].update(statement_id="feed", new_status="accepted")
        rows[4].update(new_actor="Nobody Atall")
        rows[5].update(new_label="5", issue_id="MAREN.treaty")
        rows[6].update(new_status="accepted")
        done = self.bring(rows, 1, ["nothing was imported", "maybe", "SHOUT", "2025-02-30", "unknown statement", "Nobody Atall", "\"5\""])
        lines = [int(line) for line in re.findall(r"sheet.csv:(\d+):", done.err)]  # cells hold newlines: not 2, 3, 4 ...
        self.assertEqual(6, len(set(lines)))
        self.assertEqual(sorted(lines), lines)
        self.assertEqual([(0,)], self.rows("SELECT count(*) FROM corrections"))

    def test_rows_that_contradict_each_other(self):
        row = self.sheet()[0]
        one, other = dict(row, new_status="accepted"), dict(row, new_status="rejected")
        self.bring([one, other], 1, ["conflicts", "line 2"])
        self.bring([one, dict(one)])
        self.assertEqual([(1,)], self.rows("SELECT count(*) FROM corrections"))

    def test_usage(self):
        self.fails(2, "review", says="review")
        self.fails(2, "review", "delete", says="delete")
        self.fails(2, "review", "import", self.file(self.sheet()[:1]), says="--by")
        self.fails(1, "review", "import", self.write("x.csv", "a,b\n1,2\n"), "--by", "x", says="statement_id")
        self.fails(5, "review", "import", "missing.csv", "--by", "x", says="missing.csv")

    def test_cells_are_no_formulas(self):
        self.articles({"text": "“=1+1 is what we want,” Ada Reed said.", "title": "@SUM(1)", "date": "2025-01-02", "doc_id": "f"})
        self.ok("add", "articles.jsonl")
        for row in self.sheet():
            self.assertFalse(any(cell[:1] in "=+@" and cell for cell in row.values()), row)


if __name__ == "__main__":
    unittest.main()
