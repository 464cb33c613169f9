"""onrecord actors: list, show, merge and split as corrections that survive a re-run."""
import pathlib
import sys
import unittest

sys.path.insert(0, str(pathlib.Path(__file__).parent))
from program import EXAMPLES, Case  # noqa: E402


class OnePersonTest(Case):
    def test_one_person_has_one_id_and_one_timeline(self):
        """One article tells the country, one the office, one neither."""
        self.write("tables/issues.tsv", "id\tpole\talias\tpolarity\tkind\nQUAY.rule\tthe quay rule should stay\tthe quay rule\t1\tevent\n")
        self.articles({"doc_id": "a", "date": "2025-03-01", "text": "Norwegian Fisheries Minister Petra Kovac said she supports the quay rule.\n"},
                      {"doc_id": "b", "date": "2025-04-01", "text": "Governor Petra Kovac said she supports the quay rule.\n"},
                      {"doc_id": "c", "date": "2025-05-01", "text": "Petra Kovac said on Thursday that she opposes the quay rule.\n"})
        self.ok("add", "articles.jsonl", "--tables", "tables")
        self.assertEqual([("kovac.petra", 3)], self.rows("SELECT actor_id, count(*) FROM statements GROUP BY 1"))
        self.assertEqual({("NOR",), ("",)}, set(self.rows("SELECT DISTINCT actor_country FROM statements")))
        self.assertEqual(3, len(self.records("--who", "Petra Kovac")))
        self.assertEqual(3, len(self.records("--who", "kovac.petra.nor")))  # as a sheet of an earlier version names her
        spells = [line for line in self.ok("timeline", "--who", "kovac.petra", "--about", "QUAY.rule", "--csv").out.splitlines()[1:] if line]
        self.assertEqual(2, len(spells), spells)  # for from March to April, then against


class ActorsTest(Case):
    def setUp(self):
        super().setUp()
        self.examples()

    def count(self, actor):
        return self.rows(f"SELECT count(*) FROM statements WHERE actor_id = '{actor}'")[0][0]

    def test_list_and_show(self):
        out = self.ok("actors").out
        self.assertIn("Elena Marsh", out)
        self.assertEqual(2, len(self.ok("actors", "hale").out.splitlines()))
        shown = self.ok("actors", "show", "Elena Marsh").out
        for part in ("in the words of articles", "Prime Minister Elena Marsh", "by pronouns", "roles"):
            self.assertIn(part, shown)
        self.fails(1, "actors", "show", "Hale", says=["Judith Hale", "Viktor Hale"])
        self.fails(1, "actors", "Elene Marsh", says="Elena Marsh")

    def test_merge_survives_a_new_analysis(self):
        a, b = "hale.judith", "hale.viktor"
        whole = self.count(a) + self.count(b)
        self.ok("actors", "merge", a, b, "--by", "anna", "--on", "2025-09-01")
        self.assertEqual([0, whole], [self.count(a), self.count(b)])
        self.assertEqual({("Viktor Hale",)}, set(self.rows(f"SELECT actor_name FROM statements WHERE actor_id = '{b}'")))
        self.ok("add", "--replace", EXAMPLES / "articles", "--tables", EXAMPLES / "tables")
        self.assertEqual([0, whole], [self.count(a), self.count(b)])
        self.assertIn("merged", self.ok("actors", "show", b).out)
        self.ok("verify")
        self.ok("actors", "split", a)
        self.assertEqual(whole, self.count(a) + self.count(b))
        self.assertGreater(self.count(a), 0)

    def test_split_survives_a_new_analysis(self):
        whole = self.count("marsh.elena")
        document = self.rows("SELECT doc_id FROM statements WHERE actor_id = 'marsh.elena' LIMIT 1")[0][0]
        self.ok("actors", "split", "Elena Marsh", "--doc", document, "--as", "Erin Marsh", "--by", "anna")
        moved = len(self.records("--who", "Erin Marsh"))
        self.assertGreater(moved, 0)
        self.ok("add", "--replace", EXAMPLES / "articles", "--tables", EXAMPLES / "tables")
        self.assertEqual(moved, len(self.records("--who", "Erin Marsh")))
        self.assertEqual(whole - moved, self.count("marsh.elena"))
        self.ok("verify")

    def test_what_cannot_be(self):
        self.fails(1, "actors", "merge", "Nobody", "Elena Marsh", says="Nobody")
        self.fails(2, "actors", "merge", "Elena Marsh", "Elena Marsh", says="itself")
        self.fails(2, "actors", "split", "Elena Marsh", "--doc", "x", says="--as")
        self.fails(1, "actors", "split", "Elena Marsh", "--doc", "x", "--as", "Erin Marsh", says="nothing to split")
        self.fails(2, "actors", "merge", "Elena Marsh", says="two actors")


    def test_a_first_table_of_who_was_found(self):
        self.db.unlink()
        self.articles({"doc_id": "a", "date": "2025-03-04", "text": '"The quay is ready," Marta Velde said. Velde said it would open. Ilan Okaro said: "No." Sofie Sunde, the mayor, said: "We wait."'},
                      {"doc_id": "b", "date": "2025-03-05", "text": '"It will open," Velde said on Monday. "It will not," Okaro said.'})
        self.ok("add", "articles.jsonl")
        (self.path / "tables").mkdir()
        self.ok("actors", "suggest", "-o", "tables/actors.tsv")
        rows = [line.split("\t") for line in (self.path / "tables/actors.tsv").read_text().splitlines()]
        self.assertEqual(["id", "name", "aliases", "role", "country", "note"], rows[0])
        names = [row[1] for row in rows[1:]]
        self.assertEqual(len(names), len(set(names)))
        self.assertIn("Marta Velde", names)
        self.assertNotIn("Velde", names)
        self.assertEqual(len(rows) - 1, len({row[0] for row in rows[1:]}))
        self.ok("lint", "tables")
        ids = {row[0] for row in rows[1:]}
        self.assertTrue({id_ for id_, in self.rows("SELECT DISTINCT actor_id FROM statements WHERE actor_kind = 'person'")} & ids)

    # A drafted row is the actor that was found, by its id: a table that comes back makes no second one, also of an officer that the program knows.
    def test_a_drafted_table_that_comes_back_makes_no_doubles(self):
        self.db.unlink()
        self.articles({"doc_id": "a", "date": "2019-01-04", "text": '"We stay," President Donald Trump said. Trump said it would be long. Nancy Pelosi said: "No."'},
                      {"doc_id": "b", "date": "2019-01-05", "text": 'Mr. Trump said he was ready. "We wait," Donald J. Trump said. House Speaker Nancy Pelosi said she was not.'})
        self.ok("add", "articles.jsonl")
        self.ok("actors", "suggest", "-o", "actors.tsv")
        self.write("tables/actors.tsv", (self.path / "actors.tsv").read_bytes())
        self.ok("add", "articles.jsonl", "--replace", "--tables", "tables")
        self.assertEqual([("Donald Trump", 1), ("Nancy Pelosi", 1)],
                         self.rows("SELECT actor_name, count(DISTINCT actor_id) FROM statements WHERE actor_name IN ('Donald Trump', 'Nancy Pelosi') GROUP BY 1 ORDER BY 1"))
        self.assertIn("Donald Trump", {row.split("\t")[1] for row in (self.path / "actors.tsv").read_text().splitlines()})

    def test_a_split_may_go_to_somebody_who_is_there(self):
        def count(who):
            return len(self.records("--who", who))
        one, other = count("Elena Marsh"), count("Tomas Reed")
        moved = self.records("--who", "Elena Marsh")[0]["statement_id"]
        self.ok("actors", "split", "Elena Marsh", "--statement", moved, "--as", "Tomas Reed")
        self.assertEqual((one - 1, other + 1), (count("Elena Marsh"), count("Tomas Reed")))
        self.assertEqual({"reed.tomas"}, {row["actor_id"] for row in self.records("--who", "Tomas Reed")})
        self.ok("verify")


if __name__ == "__main__":
    unittest.main()
