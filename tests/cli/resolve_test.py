"""onrecord resolve: one statement for each given attribution, in order; bad records are told and the others go on."""
import json
import os
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]
TEXT = "Minister Anders Holm said – on Monday – that taxes would fall. He added that wages would rise."


def span(words):
    begin = TEXT.index(words)
    return [[begin, begin + len(words)]]


GOOD = {
    "doc_id": "a1", "date": "2024-02-16", "text": TEXT,
    "attributions": [
        {"source": span("Minister Anders Holm"), "cue": span("said"), "content": span("that taxes would fall")},
        {"source": span("He"), "cue": span("added"), "content": span("that wages would rise")},
        {"source": None, "cue": [], "content": span("wages")},
    ],
}


def resolve(lines, *options):
    data = "".join((line if isinstance(line, str) else json.dumps(line, ensure_ascii=False)) + "\n" for line in lines)
    done = subprocess.run([ONRECORD, "resolve", *options], input=data.encode(), capture_output=True, timeout=60)
    return done.returncode, [json.loads(line) for line in done.stdout.decode().splitlines()], done.stderr.decode()


class Resolve(unittest.TestCase):
    def test_one_statement_for_each_attribution_in_order(self):
        code, out, _ = resolve([GOOD])
        self.assertEqual(code, 0)
        self.assertEqual(out[0]["doc_id"], "a1")
        statements = out[0]["statements"]
        self.assertEqual(len(statements), 3)
        self.assertEqual([s["actor_name"] for s in statements[:2]], ["Anders Holm", "Anders Holm"])
        self.assertEqual([s["speaker_method"] for s in statements[:2]], ["name", "pronoun"])
        self.assertEqual(statements[0]["source"], GOOD["attributions"][0]["source"])  # code points, not bytes
        self.assertEqual(statements[1]["text"], "that wages would rise")
        self.assertIn("said_date", statements[0])
        self.assertNotIn("stances", statements[0])

    def test_tables_of_ones_own(self):
        with tempfile.TemporaryDirectory() as folder:
            with open(os.path.join(folder, "actors.tsv"), "w", encoding="utf-8") as table:
                table.write("id\tname\taliases\trole\tcountry\tpronouns\nholm\tAnders Holm\tHolm\tminister\tNOR\the\n")
            code, out, _ = resolve([GOOD], "--tables", folder)
        self.assertEqual(code, 0)
        self.assertEqual(out[0]["statements"][1]["actor_id"], "holm")
        self.assertEqual(out[0]["statements"][1]["actor_country"], "NOR")

    def test_a_broken_table_has_file_and_line(self):
        with tempfile.TemporaryDirectory() as folder:
            path = os.path.join(folder, "actors.tsv")
            with open(path, "w", encoding="utf-8") as table:
                table.write("name\taliases\trole\tcountry\nAnders Holm\t\tminister 2024..2020\tNOR\n")
            code, out, err = resolve([GOOD], "--tables", folder)
        self.assertEqual((code, out), (3, []))
        self.assertIn(f"{path}:2: the role runs backwards", err)

    def test_bad_records_are_told_and_the_others_go_on(self):
        outside = json.loads(json.dumps(GOOD))
        outside["attributions"][0]["content"] = [[0, 5000]]
        backwards = json.loads(json.dumps(GOOD))
        backwards["attributions"][0]["cue"] = [[9, 3]]
        overlapping = json.loads(json.dumps(GOOD))
        overlapping["attributions"][0]["cue"] = [[1, 5], [3, 9]]
        faults = [
            ("{broken", "JSON"), ({"text": "x"}, '"attributions" is missing'), ({"attributions": []}, '"text" is missing'),
            ({"text": "x", "attributions": {}}, "not a list"), ({"text": "x", "attributions": [3]}, "attribution 1 is not an object"),
            ({"text": "x y", "attributions": [{"source": "x"}]}, "[start,end]"), (outside, "outside the text"), (backwards, "[start,end]"),
            (overlapping, "overlap"),
        ]
        code, out, err = resolve([fault for fault, _ in faults] + [GOOD])
        self.assertEqual(code, 1)
        self.assertEqual(len(out), len(faults) + 1)
        for number, (_, message) in enumerate(faults):
            with self.subTest(message):
                self.assertIn("error", out[number])
                self.assertIn(message, out[number]["error"])
                self.assertRegex(err, rf"-:{number + 1}\b")  # what is wrong in the same way is told once, with its lines
        self.assertEqual(len(out[-1]["statements"]), 3)

    def test_on_error_fail_ends_the_run(self):
        code, _, err = resolve(["{broken", GOOD], "--on-error=fail")
        self.assertEqual(code, 1)
        self.assertIn("-:1: ", err)

    def test_any_order_and_any_number_of_threads_give_the_same_lines(self):
        rows = [dict(GOOD, doc_id=f"d{i}") for i in range(40)]
        _, one, _ = resolve(rows, "--jobs", "1")
        _, four, _ = resolve(rows, "--jobs", "4")
        _, turned, _ = resolve(rows[::-1], "--jobs", "3")
        self.assertEqual(one, four)
        self.assertEqual(one, turned[::-1])

    def test_no_attributions_no_statements(self):
        code, out, _ = resolve([{"doc_id": "e", "text": "Rain.", "attributions": []}])
        self.assertEqual((code, out), (0, [{"doc_id": "e", "statements": []}]))


if __name__ == "__main__":
    unittest.main()
