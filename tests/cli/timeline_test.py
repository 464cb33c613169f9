"""onrecord timeline: spells, changes and silences of statement records and of a database, in every form of output."""
import csv
import io
import json
import os
import pathlib
import subprocess
import sys
import tempfile
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import measured  # noqa: E402
from records import lines, statement  # noqa: E402

ONRECORD = os.environ["ONRECORD"]
ROOT = pathlib.Path(__file__).resolve().parents[2]


def timeline(records, *options):
    done = subprocess.run([ONRECORD, "timeline", "--from", "-", *options], input=lines(records), capture_output=True, timeout=60)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def spells(records, *options):
    code, out, err = timeline(records, "--csv", *options)
    assert code == 0, err
    return list(csv.DictReader(io.StringIO(out, newline="")))


def shape(rows):
    return [(r["side"], r["from_date"], r["to_date"], r["change"], r["confirmed"]) for r in rows]


class Spells(unittest.TestCase):
    def test_a_reversal_with_both_witnesses(self):
        before = statement("Ada Quill", "2025-01-10", 1)
        after = statement("Ada Quill", "2025-02-10", -0.5)
        rows = spells([statement("Ada Quill", "2025-01-02", 0.5), before, after, statement("Ada Quill", "2025-02-12", -1)])
        self.assertEqual(shape(rows), [("for", "2025-01-02", "2025-01-10", "first", "true"), ("against", "2025-02-10", "2025-02-12", "reversal", "true")])
        self.assertEqual(rows[1]["before_statement_id"], before["statement_id"])
        self.assertEqual(rows[1]["first_statement_id"], after["statement_id"])
        self.assertEqual(rows[1]["mean_position"], "-0.75")
        self.assertEqual(rows[1]["label"], "oppose")
        self.assertEqual(rows[1]["change_from"], "for")

    def test_one_wrong_label_among_many_is_no_change(self):
        said = [1, 1, 1, -1, 1, 1, -1, -1, -1]
        records = [statement("Ada Quill", f"2025-01-{1 + i:02}", p) for i, p in enumerate(said)]
        rows = spells(records)
        self.assertEqual([(r["side"], r["shown"]) for r in rows], [("for", "false"), ("against", "false"), ("for", "false"), ("against", "true")])
        stands = spells(records, "--stands")
        self.assertEqual([(r["side"], r["statements"], r["on_side"], r["evidence"], r["change_from"]) for r in stands],
                         [("for", "6", "5", "enough", ""), ("against", "3", "3", "enough", "for")])
        self.assertEqual(stands[1]["before_statement_id"], records[5]["statement_id"])
        self.assertEqual(stands[1]["first_statement_id"], records[6]["statement_id"])
        code, out, err = timeline(records)
        self.assertIn("stands: against (oppose), 3 statements in 3 articles, since 2025-01-07\n    changed: from for to against, 2025-01-07\n", out)
        self.assertEqual((out.count(", uncertain"), out.count(", well supported")), (2, 1))
        self.assertEqual([r["evidence"] for r in spells(records, "--stands", "--enough", "4")], ["enough", "little"])
        self.assertEqual([r["evidence"] for r in spells(records, "--stands", "--agree", "0.9")], ["mixed", "enough"])
        self.assertEqual([r["evidence"] for r in spells(records, "--stands", "--enough-articles", "4")], ["enough", "little"])
        self.assertEqual(timeline(records, "--agree", "1.2")[0], 2)

    def test_only_spells_of_a_label(self):
        records = [statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-02-10", -0.5), statement("Jon Pell", "2025-01-02", 1)]
        rows = spells(records, "--label", "sceptical,oppose")
        self.assertEqual([(r["actor_name"], r["label"], r["from_date"], r["change"]) for r in rows], [("Ada Quill", "sceptical", "2025-02-10", "reversal")])
        code, out, err = timeline(records, "--label", "sceptical")
        self.assertEqual(code, 0)
        self.assertIn("Ada Quill", out)
        self.assertNotIn("Jon Pell", out)
        self.assertNotIn("silent", out)
        self.assertEqual(timeline(records, "--label", "doubtful")[0], 2)

    def test_the_order_of_the_records_is_nothing(self):
        records = [statement("Ada Quill", f"2025-0{1 + i}-03", p) for i, p in enumerate([1, 0, -1, 0.5])]
        self.assertEqual(timeline(records, "--csv"), timeline(records[::-1], "--csv"))

    def test_one_article_does_not_confirm(self):
        twice = [statement("Ada Quill", "2025-02-10", -1, doc="d", text="one"), statement("Ada Quill", "2025-02-10", -1, doc="d", text="two")]
        rows = spells([statement("Ada Quill", "2025-01-02", 1)] + twice)
        self.assertEqual(rows[1]["confirmed"], "false")
        self.assertEqual(rows[1]["statements"], "2")
        self.assertEqual(spells([statement("Ada Quill", "2025-01-02", 1)] + twice, "--confirm", "1")[1]["confirmed"], "true")

    def test_copies_of_one_story_count_once_and_do_not_confirm(self):
        copies = [statement("Ada Quill", "2025-02-10", -1, doc=d, text="no tariff at all", cluster_id="story", copies=2, publisher=p)
                  for d, p in (("a", "Post"), ("b", "Courier"))]
        row = spells([statement("Ada Quill", "2025-01-02", 1)] + copies)[1]
        self.assertEqual((row["statements"], row["appearances"], row["outlets"], row["confirmed"]), ("1", "2", "2", "false"))

    def test_a_prognosis_and_a_refusal_do_not_end_a_position(self):
        rows = spells([statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-01-05", -1, act="ASSESS"),
                       statement("Ada Quill", "2025-01-08", 0, act="WITHHOLD"), statement("Ada Quill", "2025-01-20", 0.75)])
        self.assertEqual(shape(rows), [("for", "2025-01-02", "2025-01-20", "first", "true")])
        self.assertEqual(rows[0]["statements"], "4")

    def test_silence_is_told(self):
        rows = spells([statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-04-02", 1)])
        self.assertEqual(rows[0]["gap_days"], "90")
        self.assertEqual(spells([statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-04-02", 1)], "--silence", "90")[0]["gap_days"], "0")

    def test_unnamed_rejected_and_undated_ones_are_in_no_spell(self):
        rows = spells([statement("an official", "2025-01-02", 1, actor_kind="unnamed"),
                       statement("Ada Quill", "2025-01-03", 1, review_status="rejected"),
                       statement("Ada Quill", None, 1, doc="u", said_latest="2025-03-01")])
        self.assertEqual(rows, [])

    def test_a_period_keeps_what_a_position_changed_from(self):
        records = [statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-02-10", -1), statement("Ada Quill", "2025-05-10", 1)]
        self.assertEqual(shape(spells(records, "--when", "2025-02")), [("against", "2025-02-10", "2025-02-10", "reversal", "false")])
        self.assertEqual(len(spells(records, "--when", "last:10d")), 1)  # before the newest article
        self.assertEqual(len(spells(records, "--when", "2024")), 0)

    def test_who_and_about(self):
        records = [statement("Ada Quill", "2025-01-02", 1), statement("Ada Quill", "2025-01-02", -1, issue="PORT.dues", doc="p"),
                   statement("Bo Quist", "2025-01-02", 1), statement("Bo Quill", "2025-01-02", 1)]
        self.assertEqual({r["actor_name"] for r in spells(records, "--who", "quist")}, {"Bo Quist"})
        self.assertEqual({r["issue_id"] for r in spells(records, "--about", "dues")}, {"PORT.dues"})
        self.assertEqual(len(spells(records, "--who", "Ada Quill", "--who", "bo.quill")), 3)
        code, _, err = timeline(records, "--who", "Quill")
        self.assertEqual(code, 1)
        self.assertIn("ada.quill", err)
        self.assertIn("bo.quill", err)
        code, _, err = timeline(records, "--who", "Nobody")
        self.assertEqual(code, 1)
        self.assertIn("nobody is called", err)
        self.assertEqual(timeline(records, "--about", "nothing")[0], 1)


class Forms(unittest.TestCase):
    RECORDS = [statement("Ada Quill", "2025-01-02", 1, text="we want\nit now"), statement("Ada Quill", "2025-02-10", -0.5, doc="b|c"),
               statement("Ada Quill", None, -1, doc="u", said_latest="2025-03-01"), statement("Bo Quist", "2025-01-02", None)]

    def test_text(self):
        code, out, err = timeline(self.RECORDS)
        self.assertEqual((code, err), (0, ""))
        self.assertIn("2025-01-02                support            +1.00  1 statement\n", out)
        self.assertIn("reversal from for to against, shown by one article only", out)
        self.assertIn("not after 2025-03-01", out)
        self.assertIn('"we want it now"', out)
        self.assertNotIn("Bo Quist", out)
        self.assertLessEqual(max(map(len, out.splitlines())), 80)

    def test_somebody_without_a_position(self):
        code, out, err = timeline(self.RECORDS, "--who", "Bo Quist")
        self.assertEqual(code, 0)
        self.assertIn("no position on any issue", out)
        self.assertIn("no named actor takes a position", err)

    def test_jsonl_and_markdown_say_the_same_as_csv(self):
        rows = spells(self.RECORDS)
        records = [json.loads(line) for line in timeline(self.RECORDS, "--jsonl")[1].splitlines()]
        self.assertEqual([r["from_date"] for r in records], [r["from_date"] for r in rows])
        self.assertIs(records[1]["confirmed"], False)
        self.assertIsNone(records[0]["change_from"])
        table = timeline(self.RECORDS, "--md")[1].splitlines()
        self.assertEqual(len(table), 2 + len(rows))
        self.assertEqual({line.count("|") for line in table}, {11})

    def test_hostile_text_is_shown_not_obeyed(self):
        bad = "\x1b[31mred\x07 \u202ereversed <script>\r\nnext"
        records = [statement("Ada " + bad, "2025-01-02", 1, text=bad, publisher=bad, issue="I" + bad, actor_role=bad, actor_id="x" + bad)]
        for form in ("--format=table", "--md"):
            code, out, _ = timeline(records, form)
            self.assertEqual(code, 0)
            self.assertFalse(set(out) & set("\x1b\x07\u202e\r"), form)

    def test_a_bad_record_is_told_and_the_others_go_on(self):
        done = subprocess.run([ONRECORD, "timeline", "--from", "-", "--csv"], input=b"{broken\n" + lines(self.RECORDS), capture_output=True, timeout=60)
        self.assertEqual(done.returncode, 1)
        self.assertIn(b":1:", done.stderr)
        self.assertEqual(done.stdout.count(b"\r\n"), 3)


class Growth(unittest.TestCase):
    def test_many_actors_as_text_take_about_the_time_that_csv_takes(self):
        records = lines([statement(f"Actor {n % 3000}", f"2025-0{1 + n // 3000}-05", 1) for n in range(12_000)])
        seconds = {}
        for form in ([], ["--csv"]):
            code, seconds[bool(form)], _ = measured.run_for_cpu([ONRECORD, "timeline", "--from", "-", *form], records, subprocess.DEVNULL)
            self.assertEqual(0, code)
        self.assertLess(seconds[False], 3 * seconds[True] + 0.5)


class Database(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.folder = tempfile.TemporaryDirectory()
        cls.db = os.path.join(cls.folder.name, "x.db")
        subprocess.run([ONRECORD, "add", "--db", cls.db, "--tables", ROOT / "examples/tables", ROOT / "examples/articles"], check=True, capture_output=True,
                       timeout=120)

    @classmethod
    def tearDownClass(cls):
        cls.folder.cleanup()

    def run_on(self, *words):
        done = subprocess.run([ONRECORD, *words, "--db", self.db], capture_output=True, timeout=60)
        return done.returncode, done.stdout.decode(), done.stderr.decode()

    def test_where_somebody_stands(self):
        code, out, _ = self.run_on("timeline", "--who", "Elena Marsh")
        self.assertEqual(code, 0)
        self.assertTrue(out.startswith("Elena Marsh, Prime Minister of Valdoria\n"))
        self.assertIn("MAREN.treaty  for: the treaty on the Maren Strait should be signed and kept", out)
        self.assertIn(" of 16 articles read", out)
        self.assertIn("not a word on ", out)

    def test_selecting_before_the_fold_changes_nothing(self):
        every = list(csv.DictReader(io.StringIO(self.run_on("timeline", "--csv")[1])))
        one = list(csv.DictReader(io.StringIO(self.run_on("timeline", "--csv", "--who", "Elena Marsh", "--about", "MAREN.treaty")[1])))
        self.assertEqual(one, [r for r in every if r["actor_name"] == "Elena Marsh" and r["issue_id"] == "MAREN.treaty"])
        self.assertTrue(one)

    def test_the_records_of_the_database_and_of_extract_give_the_same_spells(self):
        articles = b""
        for path in sorted((ROOT / "examples/articles").iterdir()):
            date = path.name[:10]
            articles += json.dumps({"doc_id": path.name, "text": path.read_text(encoding="utf-8"), "date": date}).encode() + b"\n"
        found = subprocess.run([ONRECORD, "extract", "--tables", ROOT / "examples/tables"], input=articles, capture_output=True, check=True, timeout=120)
        streamed = subprocess.run([ONRECORD, "timeline", "--from", "-", "--csv"], input=found.stdout, capture_output=True, check=True, timeout=60)
        rows = list(csv.DictReader(io.StringIO(streamed.stdout.decode())))
        self.assertGreater(len(rows), 10)
        self.assertTrue(all(r["from_date"] <= r["to_date"] for r in rows))

    def test_a_withdrawn_article_leaves_the_timeline_and_the_report_says_so(self):
        with tempfile.TemporaryDirectory() as folder:
            db = ["--db", os.path.join(folder, "w.db")]

            def ninjs(number, day, words, status):
                return {"uri": f"tag:{number}", "type": "text", "version": "2" if status == "canceled" else "1", "versioncreated": day + "T10:00:00Z",
                        "pubstatus": status, "headline": f"Story {number}", "body_text": f"ALDENBURG, {words}", "language": "en"}

            for kept in ("usable", "canceled"):
                items = [ninjs(1, "2025-03-03", 'Prime Minister Elena Marsh said "we support the strait treaty".', "usable"),
                         ninjs(2, "2025-04-04", 'Prime Minister Elena Marsh said "we reject the strait treaty".', kept)]
                path = os.path.join(folder, kept + ".json")
                with open(path, "w", encoding="utf-8") as file:
                    json.dump(items, file)
                done = subprocess.run([ONRECORD, "add", path, "--tables", ROOT / "examples/tables", *db], capture_output=True, timeout=60)
                self.assertEqual(done.returncode, 0, done.stderr.decode())
                out = subprocess.run([ONRECORD, "timeline", "--csv", *db], capture_output=True, timeout=60, check=True).stdout.decode()
                rows = list(csv.DictReader(io.StringIO(out)))
                self.assertEqual([r["from_date"] for r in rows], ["2025-03-03", "2025-04-04"] if kept == "usable" else ["2025-03-03"])
            page = subprocess.run([ONRECORD, "report", *db], capture_output=True, timeout=60, check=True).stdout.decode()
            self.assertIn("Withdrawn by its publisher, its statements left out: Story 2", page)
            self.assertNotIn("we reject", page)

    def test_a_change_is_explained_by_both_statements(self):
        rows = [r for r in csv.DictReader(io.StringIO(self.run_on("timeline", "--csv")[1])) if r["change"] != "first"]
        self.assertTrue(rows)
        for row in rows:
            after = " ".join(self.run_on("explain", row["first_statement_id"])[1].split())
            self.assertIn(f"on {row['issue_id']}: spell {row['spell']} of ", after)
            self.assertIn(f"it begins the spell: {row['change']} from {row['change_from']} to {row['side']}", after)
            self.assertIn("superseded: ", after)
            self.assertIn(f"[{row['before_statement_id'][:10]}]", after)
            before = " ".join(self.run_on("explain", row["before_statement_id"])[1].split())
            self.assertIn("the last of its spell; the next is ", before)
            self.assertIn(f"[{row['first_statement_id'][:10]}]", before)

    def test_faults(self):
        self.assertEqual(self.run_on("timeline", "--when", "yesterday")[0], 2)
        self.assertEqual(self.run_on("timeline", "--silence", "0")[0], 2)
        self.assertEqual(self.run_on("timeline", "--who", "Zzyzx")[0], 1)
        self.assertEqual(subprocess.run([ONRECORD, "timeline", "--from", "/nowhere/x.jsonl"], capture_output=True).returncode, 5)


if __name__ == "__main__":
    unittest.main()
