"""What others of a party say weighs over the whole database: the same rows however the articles came, and marked where it alone decides."""
import json
import sqlite3
import unittest

from program import Case

ISSUES = "id\tpole\talias\tpolarity\tkind\nTOLL\tthe harbour toll should stay\tharbour toll\t+1\tmeasure\nTOLL\tthe harbour toll should stay\ttoll\t+1\tmeasure\n"
PARTIES = "party\tcountry\tkind\tform\tfrom\tuntil\nReeds\tALD\tword\tReed\t\t\nRushes\tALD\tword\tRush\t\t\n"
FOR = ["We want the harbour toll to stay.", "The harbour toll is good for the town and must be kept.", "I strongly support the harbour toll."]
AGAINST = ["We reject the harbour toll.", "The harbour toll is a terrible mistake and must be scrapped.", "I oppose the harbour toll."]
OTHER_MIND = ('"The harbour toll is a terrible mistake," said Ines Vale, a Reed member of the council. "We reject the harbour toll," said '
              'Ole Brandt, a Reed member of the council.\n')
NEUTRAL = "People will talk about the harbour toll for a long time, and I will be there when they do."


def story():
    """Reeds speak for, Rushes against; each article ends with words of one that leave it open."""
    names = ["Anna Lind", "Ben Okoro", "Carla Sund", "Dov Amsel", "Erik Holt", "Fay Munro", "Gus Pell", "Hana Ruiz"]
    for i in range(16):
        party, words = (("Reed", FOR), ("Rush", AGAINST))[i % 2]
        name = names[i % len(names)]
        text = (f'The council met over the harbour toll on Monday.\n\n"{words[i % 3]}" said {name}, a {party} member of the council.\n\n'
                f'"{NEUTRAL}" said {names[(i + 2) % len(names)]}, a {party} member of the council, after article {i}.\n')
        yield {"doc_id": f"a{i}", "date": f"2024-03-{i + 1:02}", "title": "The harbour toll", "text": text}


class Parties(Case):
    def setUp(self):
        super().setUp()
        self.write("tables/issues.tsv", ISSUES)
        self.write("tables/parties.tsv", PARTIES)

    def add(self, database, articles):
        lines = "".join(json.dumps(article) + "\n" for article in articles)
        self.ok("add", "-", "--format", "jsonl", "--db", database, "--tables", "tables", stdin=lines.encode())

    def rows(self, database):
        connection = sqlite3.connect(self.path / database)
        found = [connection.execute(sql).fetchall() for sql in (
            "SELECT s.statement_id, t.issue_id, label, position, confidence, rule_ids, evidence_text FROM stance t JOIN statement s ON s.id = t.statement "
            "WHERE t.live ORDER BY 1, 2",
            "SELECT s.statement_id, l.issue_id, camp, l.live, lean, side, rest, open, outcome, settled FROM leaning l JOIN statement s ON s.id = l.statement "
            "WHERE l.live ORDER BY 1, 2",
            "SELECT issue_id, camp, level FROM camp_level ORDER BY 1, 2",
            "SELECT s.statement_id, steps FROM reasoning r JOIN statement s ON s.id = r.statement WHERE s.live ORDER BY 1")]
        connection.close()
        return found

    def test_the_same_rows_whatever_the_order(self):
        articles = list(story())
        self.add("at_once.db", articles)
        whole = self.rows("at_once.db")
        levels = {camp: level for _, camp, level in whole[2]}
        self.assertGreater(levels["ALD.Reeds"], 0)
        self.assertLess(levels["ALD.Rushes"], 0)
        self.assertTrue(any(row[5] == "party" for row in whole[0]), whole[0])
        for article in reversed(articles):
            self.add("one_by_one.db", [article])
        self.assertEqual(self.rows("one_by_one.db"), whole)
        # What was withdrawn counts no longer.
        self.add("taken_back.db", articles)
        for version, status in (("1", "usable"), ("2", "canceled")):
            item = {"uri": "tag:b1", "type": "text", "version": version, "versioncreated": "2024-03-20T10:00:00Z", "pubstatus": status, "headline": "Toll",
                    "body_text": OTHER_MIND, "language": "en"}
            self.ok("add", self.write("items.json", json.dumps([item])), "--db", "taken_back.db", "--tables", "tables")
            self.assertEqual(self.rows("taken_back.db") == whole, status == "canceled")
        # Labels made anew are the same ones, and nothing would change them.
        self.assertIn(" 0 of them changed", self.ok("relabel", "--db", "at_once.db", "--tables", "tables").err)
        self.assertEqual(self.rows("at_once.db"), whole)
        self.ok("verify", "--db", "one_by_one.db")

    def test_explain_tells_and_no_stand_rests_on_a_party(self):
        self.add("x.db", story())
        rows = self.rows("x.db")[0]
        of_party = next(row for row in rows if row[5] == "party")
        told = self.ok("explain", of_party[0], "--db", "x.db").out
        self.assertIn("what others of the party say is rather", " ".join(told.split()))
        self.assertRegex(" ".join(told.split()), r"party ALD\.(Reeds|Rushes): of its \d+ statements on TOLL, \d+ lean for and \d+ against")
        self.assertEqual(of_party[4], "low")
        stands = [json.loads(line) for line in self.ok("timeline", "--stands", "--jsonl", "--db", "x.db").out.splitlines()]
        counted = sum(stand["statements"] for stand in stands)
        own = sum(1 for row in rows if row[3] is not None and row[5] != "party")
        self.assertLessEqual(counted, own)


if __name__ == "__main__":
    unittest.main()
