"""onrecord extract: one line out for each article in, the same bytes whatever the order, split or threads, bad records told."""
import json
import os
import select
import subprocess
import tempfile
import unittest

ONRECORD = os.environ["ONRECORD"]

ARTICLES = [
    {"doc_id": "a", "date": "2025-03-06", "title": "Port talks", "publisher": "Courier", "url": "https://c.example/a",
     "text": "“We will reopen the port,” Transport Minister Ada Reed said on Tuesday.\n\n"
             "Union leader Tom Hale said the plan was “too late”."},
    {"doc_id": "b", "date": "2025-03-07", "text": "Reed told reporters that the port would open in May. \"It is safe,\" she added."},
    {"text": "Nobody spoke. The harbour was quiet."},
    {"doc_id": "d", "date": "2025-03-09", "text": "The café’s owner, Léa Dupré, said the fees were unfair."},
]
LINES = [json.dumps(article, ensure_ascii=False) for article in ARTICLES]


def extract(stdin, *options):
    done = subprocess.run([ONRECORD, "extract", *options], input=stdin.encode(), capture_output=True, timeout=120)
    return done.returncode, done.stdout.decode(), done.stderr.decode()


def joined(lines):
    return "".join(line + "\n" for line in lines)


class ExtractTest(unittest.TestCase):
    def test_one_line_for_each_article(self):
        code, out, _ = extract(joined(LINES))
        self.assertEqual(0, code)
        records = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(["a", "b", "d"], [r["doc_id"] for r in records if len(r["doc_id"]) == 1])
        self.assertEqual(4, len(records))
        self.assertEqual([], records[2]["statements"])
        self.assertGreaterEqual(sum(len(r["statements"]) for r in records), 4)

    def test_records_hold_the_words_at_their_offsets(self):
        _, out, _ = extract(joined(LINES))
        for article, line in zip(ARTICLES, out.splitlines()):
            text = article["text"]
            for statement in json.loads(line)["statements"]:
                words = " ... ".join(text[start:end] for start, end in statement["content"])
                self.assertEqual(words, statement["text"])
                self.assertEqual(statement["content"][0], [statement["start"], statement["end"]])
                self.assertEqual(text.encode()[statement["start_byte"]:statement["end_byte"]].decode(),
                                 text[statement["start"]:statement["end"]])
                self.assertEqual(" ... ".join(text[s:e] for s, e in statement["cue"]) or None, statement["cue_text"])
                self.assertEqual(article.get("publisher"), statement["publisher"])
                self.assertEqual(article.get("date"), statement["published_at"])

    def test_order_split_and_threads_change_nothing(self):
        whole = extract(joined(LINES), "--jobs", "1", "--with=dates,mentions")[1].splitlines()
        for jobs in "1", "2", "7":
            options = ("--jobs", jobs, "--with=dates,mentions")
            backward = extract(joined(LINES[::-1]), *options)[1].splitlines()
            self.assertEqual(whole, backward[::-1])
            self.assertEqual(whole, [extract(line, *options)[1].strip() for line in LINES])
            many = extract(joined(LINES * 50), *options)[1].splitlines()
            self.assertEqual(whole * 50, many)

    def test_a_writer_that_waits_for_its_answer_gets_it(self):
        for jobs in "1", "3":
            with subprocess.Popen([ONRECORD, "extract", "--jobs", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE,
                                  stderr=subprocess.DEVNULL) as process:
                for line in LINES:
                    process.stdin.write(line.encode() + b"\n")
                    process.stdin.flush()
                    ready, _, _ = select.select([process.stdout], [], [], 60)
                    if not ready:
                        process.kill()
                    self.assertTrue(ready, "no answer to a line, with the pipe still open")
                    self.assertIn("statements", json.loads(process.stdout.readline()))
                process.stdin.close()
                self.assertEqual(0, process.wait(60))

    def test_bad_records_keep_their_place_and_the_run_goes_on(self):
        code, out, err = extract(joined([LINES[0], '{"text": 5}', "", "{bro", LINES[1]]))
        self.assertEqual(1, code)
        records = [json.loads(line) for line in out.splitlines()]
        self.assertEqual(4, len(records))
        self.assertEqual('"text" is a number, not a string', records[1]["error"])
        self.assertEqual(32, len(records[1]["input_hash"]))
        self.assertNotEqual(records[1]["input_hash"], records[2]["input_hash"])
        self.assertIn("-:2: ", err)
        self.assertIn("-:4: ", err)
        self.assertEqual(records[1], json.loads(extract('{"text": 5}\n')[1]))  # no line number in a record

    def test_on_error_fail_stops_after_what_came_before(self):
        code, out, err = extract(joined([LINES[0], '{"text": 5}', LINES[1]]), "--on-error=fail")
        self.assertEqual(1, code)
        self.assertEqual(["a"], [json.loads(line)["doc_id"] for line in out.splitlines()])
        self.assertIn("-:2: ", err)

    def test_rows_and_confidence(self):
        document = [s for line in extract(joined(LINES))[1].splitlines() for s in json.loads(line)["statements"]]
        rows = [json.loads(line) for line in extract(joined(LINES), "--emit=rows")[1].splitlines()]
        self.assertEqual(document, rows)
        limit = sorted(s["probability"] for s in document)[len(document) // 2]
        sure = [json.loads(line) for line in extract(joined(LINES), "--emit=rows", f"--min-confidence={limit}")[1].splitlines()]
        self.assertEqual([s for s in document if s["probability"] >= limit], sure)

    def test_a_dateline_is_nobodys_name(self):
        for dateline in "KARST, March 3 - ", "NEW KARST, Maren, March 3 (Maren News) -- ", "KARST \u2014 ":
            text = dateline + "Minister Elena Marsh said on Monday that the government opposes the bridge."
            statement, = json.loads(extract(json.dumps({"doc_id": "a", "date": "2025-03-03", "text": text}))[1])["statements"]
            self.assertEqual("Minister Elena Marsh", statement["speaker_text"])

    def test_added_parts(self):
        record = json.loads(extract(LINES[0], "--with=dates,mentions", "--with=text")[1])
        self.assertEqual(ARTICLES[0]["text"], record["text"])
        for part in "timex", "mentions":
            for each in record[part]:
                self.assertEqual(ARTICLES[0]["text"][each["start"]:each["end"]], each["surface"])
        self.assertEqual(["2025-03-04"], [t["value"] for t in record["timex"]])
        self.assertIn("Ada Reed", [m["actor_name"] for m in record["mentions"]])

    def test_files_folders_and_output(self):
        with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryDirectory() as elsewhere:
            with open(f"{folder}/2025-03-06_port.txt", "w", encoding="utf-8") as file:
                file.write(ARTICLES[0]["text"])
            with open(f"{folder}/more.jsonl", "w", encoding="utf-8") as file:
                file.write(joined(LINES[1:]))
            target = f"{elsewhere}/out.jsonl"
            code, out, _ = extract("", folder, "-o", target)
            self.assertEqual((0, ""), (code, out))
            with open(target, encoding="utf-8") as file:
                records = [json.loads(line) for line in file]
            self.assertEqual(4, len(records))
            self.assertEqual("2025-03-06", records[0]["published_at"])
            code, _, err = extract("", f"{folder}/none.txt", f"{folder}/more.jsonl", "-o", target)
            self.assertEqual(5, code)
            self.assertIn("none.txt: No such file or directory", err)

    def test_wrong_options(self):
        for options in (["--emit=xml"], ["--with=colours"], ["--emit=rows", "--with=dates"], ["--min-confidence=2"],
                        ["--jobs=0"], ["--date=2024-02-30"], ["--format=pdfx"], ["--bogus"]):
            code, out, err = extract("", *options)
            self.assertEqual((2, ""), (code, out), options)
            self.assertIn(options[-1].split("=")[-1].lstrip("-") if options != ["--emit=rows", "--with=dates"] else "--with",
                          err)


if __name__ == "__main__":
    unittest.main()
