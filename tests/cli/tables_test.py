"""tables, issues, diff and relabel: the loop of an analyst who changes rows; a broken table never changes a stored label."""
import json
import os
import pathlib
import shutil
import sqlite3
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]
HEADER = "id\tpole\talias\tpolarity\tkind\n"
POLE = "the Maren bridge should be built\t"
ARTICLE = (
    "KARST, March 3 - Minister Elena Marsh said on Monday that the government opposes the Maren bridge. "
    "\"We want to build the Maren bridge,\" said Viktor Hale, the mayor of Karst. "
    "Hale said bridges near Maren are old. "
    "The union leader Petra Voss said that the new crossing must be built.\n"
)

# What tables do is told by rules; the weights would see some of it without them.
RULES_ALONE = "model\tpiece\tweight\n!replace bound\tweighed\t99\n!replace bound\trule\t-99\n!replace act\trule\t99\n"


def run(*words, code=0):
    done = subprocess.run([ONRECORD, *map(str, words)], capture_output=True, timeout=120)
    if done.returncode != code:
        raise AssertionError(f"{words}: exit code {done.returncode}, not {code}: {done.stderr.decode()}")
    return done.stdout.decode(), done.stderr.decode()


def records(text):
    return [json.loads(line) for line in text.splitlines()]


class TablesTest(unittest.TestCase):
    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp())
        self.addCleanup(shutil.rmtree, self.folder)
        self.db = self.folder / "a.db"
        self.tables = self.folder / "mine"
        self.tables.mkdir()
        (self.tables / "weights.tsv").write_text(RULES_ALONE, encoding="utf-8")
        self.write("MAREN.bridge\t" + POLE + "Maren bridge\t+1\tevent\n")
        (self.folder / "a.txt").write_text(ARTICLE, encoding="utf-8")
        run("add", self.folder / "a.txt", "--date", "2025-03-04", "--db", self.db, "--tables", self.tables)

    def write(self, rows):
        (self.tables / "issues.tsv").write_text(HEADER + rows, encoding="utf-8")

    def dump(self):
        with sqlite3.connect(self.db) as database:
            return list(database.iterdump())

    def positions(self):
        with sqlite3.connect(self.db) as database:
            return dict(database.execute("SELECT s.actor_name, x.position FROM stance x JOIN statement s ON s.id = x.statement WHERE x.position IS NOT NULL"))

    def test_shipped_tables_are_written_and_lie_over_themselves(self):
        out = self.folder / "out"
        run("tables", out)
        self.assertIn("rules.tsv", os.listdir(out))
        self.assertIn("no fault", run("lint", out)[0])
        rules = out / "rules.tsv"
        rules.write_text(rules.read_text(encoding="utf-8") + "# mine\n", encoding="utf-8")
        self.assertIn("--force", run("tables", out, code=5)[1])
        self.assertTrue(rules.read_text(encoding="utf-8").endswith("# mine\n"))  # what was there stayed
        run("tables", out, "--force")
        self.assertFalse(rules.read_text(encoding="utf-8").endswith("# mine\n"))

    def test_a_changed_row_must_say_that_it_replaces(self):
        (self.tables / "cues.tsv").write_text("lemma\tforms\tclass\tact\tattitude\nsay\tsays|said\tsay\tREJECT\t\n", encoding="utf-8")
        _, told = run("lint", self.tables, code=3)
        self.assertIn("!replace say", told)

    # A whole issue file must not vanish over a typing error in its header.
    def test_a_header_that_fits_no_kind_of_table_is_an_error(self):
        before = self.dump()
        row = "MAREN.bridge\t" + POLE + "Maren bridge\t+1\tevent\n"
        for header, told in (("id\tpole\talais\tpolarity\tkind\n", ["issues.tsv:1", "nearest is issues", '"alais"', 'did you mean "alias"?']),
                             ("# ours\nid\tpole\talias\tpolarty\tkind\n", ["issues.tsv:2", "nearest is issues", '"polarty"', '"polarity"']),
                             ("id\tpole\taliasses\tweight\tkind\n", ["nearest is issues", '"aliasses"', '"weight"'])):
            (self.tables / "issues.tsv").write_text(header + row, encoding="utf-8")
            for command in (["lint", self.tables], ["relabel", "--db", self.db, "--tables", self.tables],
                            ["extract", self.folder / "a.txt", "--tables", self.tables]):
                with self.subTest(header=header, command=command[0]):
                    err = run(*command, code=3)[1]
                    for part in told:
                        self.assertIn(part, err)
                    self.assertEqual(err.count("nearest is"), 1, err)
        (self.tables / "issues.tsv").unlink()
        for name, text, told in (("mine.tsv", "lemma\tclass\tatitude\nspurn\tsay\t-1\n", ["nearest is cues", '"attitude"']),
                                 ("people.tsv", "name\taliases\trole\tcuntry\nA B\t\t\tUSA\n", ["nearest is actors", '"country"']),
                                 ("words.tsv", "word\tclass\nfoo\tbar\n", ['needs a column'])):
            with self.subTest(name):
                (self.tables / name).write_text(text, encoding="utf-8")
                err = run("lint", self.tables, code=3)[1]
                for part in told + [name + ":1"]:
                    self.assertIn(part, err)
                (self.tables / name).unlink()
        self.assertEqual(before, self.dump())

    def test_columns_for_people_may_stand_in_any_table(self):
        (self.tables / "issues.tsv").write_text(HEADER.strip() + "\tnote\nMAREN.bridge\t" + POLE + "Maren bridge\t+1\tevent\tto be seen\n", encoding="utf-8")
        self.assertIn("no fault", run("lint", self.tables)[0])

    def test_issues(self):
        listed = records(run("issues", "--db", self.db, "--jsonl")[0])
        self.assertEqual([(r["issue_id"], r["statements"], r["positions"]) for r in listed], [("MAREN.bridge", "2", "2")])
        self.assertEqual(self.positions(), {"Elena Marsh": -1.0, "Viktor Hale": 1.0})
        shown, _ = run("issues", "show", "MAREN.bridge", "--db", self.db, "--tables", self.tables)
        self.assertIn("the Maren bridge should be built", shown)
        self.assertIn("+1  Maren bridge  (event)", shown)
        _, told = run("issues", "show", "MAREN.tunnel", "--db", self.db, "--tables", self.tables, code=1)
        self.assertIn("MAREN.bridge", told)
        run("issues", "paint", "MAREN.bridge", "--db", self.db, code=2)

    def test_try_tells_caught_and_nearly_caught(self):
        self.write("MAREN.bridge\t" + POLE + "Maren bridge\t+1\tevent\nMAREN.bridge\t" + POLE + "bridges are old\t+1\tevent\n")
        before = self.dump()
        tried = records(run("issues", "try", "MAREN.bridge", "--db", self.db, "--tables", self.tables, "--jsonl")[0])
        groups = {r["actor_name"]: (r["group"], r["what"]) for r in tried}
        self.assertEqual(groups["Elena Marsh"], ("position", "oppose -1"))
        self.assertNotIn("Petra Voss", groups)
        self.assertEqual({r["why"].split("; ")[-1] for r in tried if r["actor_name"] == "Elena Marsh" and r["group"] == "position"}, {"alias: Maren bridge"})
        self.assertTrue(all(r["cue"] and r["source"] for r in tried if r["actor_name"] == "Elena Marsh"))
        self.assertEqual([r["group"] for r in tried if "near Maren" in r["text"]], ["no position"])
        self.write("MAREN.bridge\t" + POLE + "Maren bridge\t+1\tevent\nMAREN.bridge\t" + POLE + "newly built crossings\t+1\tevent\n")
        tried = records(run("issues", "try", "MAREN.bridge", "--db", self.db, "--tables", self.tables, "--jsonl")[0])
        near = [r for r in tried if r["group"] == "nearly"]
        self.assertEqual([(r["actor_name"], r["why"]) for r in near if r["actor_name"] == "Petra Voss"], [("Petra Voss", "alias: newly built crossings")])
        self.assertEqual(self.dump(), before)

    def test_nearly_caught_looks_at_words_and_not_at_letters(self):
        (self.folder / "b.txt").write_text(
            "Minister Elena Marsh said that her side had struck a deal with the dockers. Viktor Hale said that the strikers were wrong. "
            "Petra Voss said that she wants the dinar devalued. Anna Lind said that the struck deal was a good one.\n", encoding="utf-8")
        run("add", self.folder / "b.txt", "--date", "2025-03-05", "--db", self.db, "--tables", self.tables)
        (self.tables / "issues.tsv").write_text(HEADER.strip() + "\texclude\nMAREN.bridge\t" + POLE + "strikes\t+1\tevent\tstrike a deal\n"
                                                "MAREN.bridge\t" + POLE + "devaluation of the dinar\t+1\tevent\t\n", encoding="utf-8")
        tried = records(run("issues", "try", "MAREN.bridge", "--db", self.db, "--jsonl")[0])
        near = {(r["actor_name"], r["what"], r["why"]) for r in tried if r["group"] == "nearly"}
        self.assertEqual({("Petra Voss", "dinar devalued", "alias: devaluation of the dinar")}, near)
        self.assertFalse([r for r in tried if r["actor_name"] == "Elena Marsh"])  # what a guard keeps out is not nearly caught

    def test_diff_tells_and_relabel_does(self):
        self.write("MAREN.bridge\t" + POLE + "Maren bridge\t-1\tevent\nMAREN.bridge\t" + POLE + "new crossing\t+1\tevent\n")
        before = self.dump()
        changes = {r["actor_name"]: r for r in records(run("diff", "--db", self.db, "--tables", self.tables, "--jsonl")[0]) if r["what"] == "MAREN.bridge"}
        self.assertEqual((changes["Elena Marsh"]["before"], changes["Elena Marsh"]["after"]), ("oppose -1", "support +1"))
        self.assertEqual(changes["Petra Voss"]["before"], "none")
        self.assertIn("att.", changes["Petra Voss"]["after_rules"])
        self.assertEqual(self.dump(), before)
        _, told = run("relabel", "--db", self.db, "--tables", self.tables)
        self.assertIn("3 of them changed", told)
        now = self.positions()
        self.assertEqual((now["Elena Marsh"], now["Viktor Hale"]), (1.0, -1.0))
        self.assertGreater(now["Petra Voss"], 0)
        self.assertEqual(run("diff", "--db", self.db, "--tables", self.tables, "--jsonl")[0], "")
        self.assertIn("0 of them changed", run("relabel", "--db", self.db, "--tables", self.tables)[1])
        run("verify", "--db", self.db)

    def test_a_broken_table_changes_nothing(self):
        before = self.dump()
        for rows, place in (("MAREN.bridge\t" + POLE + "Maren bridge\tmuch\tevent\n", ":2: column 4 (polarity)"),
                            ("MAREN.bridge\t\tMaren bridge\t+1\tevent\n", ":2: column 2 (pole)"),
                            ("MAREN.bridge\t" + POLE + "Maren bridge\t+1\tthing\n", ":2: column 5 (kind)")):
            self.write(rows)
            for command in (("relabel",), ("diff",), ("issues", "try", "MAREN.bridge")):
                _, told = run(*command, "--db", self.db, "--tables", self.tables, code=3)
                self.assertIn(place, told)
        self.assertEqual(self.dump(), before)

    def test_tables_without_issues_do_not_drop_all_positions(self):
        before = self.dump()
        self.assertIn("--tables", run("relabel", "--db", self.db, "--no-tables", code=2)[1])
        self.assertEqual(self.dump(), before)
        run("relabel", "--db", self.db, "--no-tables", "--drop-issues")
        self.assertEqual(self.positions(), {})


if __name__ == "__main__":
    unittest.main()
