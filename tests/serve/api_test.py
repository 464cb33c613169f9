"""The API of onrecord serve: each verb both ways, as the command line does it; who may ask; trouble."""
import csv
import io
import json
import os
import shutil
import signal
import socket
import sqlite3
import threading
import time
import unittest

from serving import EXAMPLES, ONRECORD, ServeCase

COLUMNS = "statement_id, text, start, \"end\", source, cue, content, speaker_text, actor_id, actor_name, said_date, said_precision, said_earliest, said_latest, said_method, act, review_status"


class Verbs(ServeCase):
    def sheet(self):
        out = self.ok("review", "export").stdout.decode("utf-8-sig")
        return list(csv.DictReader(io.StringIO(out, newline="")))

    def bring(self, **cells):
        out = io.StringIO()
        writer = csv.DictWriter(out, cells.keys())
        writer.writeheader()
        writer.writerow(cells)
        return self.ok("review", "import", self.write("one.csv", out.getvalue()), "--by", "Bo Reed", "--on", "2025-07-02", "--tables", self.tables)

    def in_sheet(self, statement):
        return next(row for row in self.sheet() if row["statement_id"] == statement["statement_id"])

    def views(self):
        return {view: rows for view, rows in self.dump().items() if view != "corrections"}

    def test_a_name_means_whom_the_terminal_means(self):
        said = [f'"The quay is open on day {day}," {"Rolf" if day == 9 else "Ada"} Velde said.' for day in range(10)]
        self.articles(*({"doc_id": f"v{i}", "date": "2025-01-02", "text": text} for i, text in enumerate(said)))
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        out = self.ok("query", "--who", "Velde", "--jsonl").stdout.decode()
        found = self.server.get("search", who="Velde", limit=200)["statements"]
        self.assertEqual(sorted(json.loads(line)["statement_id"] for line in out.splitlines()), sorted(s["statement_id"] for s in found))
        self.assertEqual({"Ada Velde"}, {s["actor_name"] for s in found})

    def test_search_is_what_query_finds(self):
        for filters, words in (({}, ()), ({"issue": "MAREN.treaty"}, ("--about", "MAREN.treaty")), ({"q": "treaty"}, ("--what", "treaty")),
                               ({"label": "oppose"}, ("--label", "oppose")), ({"act": "REJECT"}, ("--act", "REJECT")), ({"when": "2025-03"}, ("--when", "2025-03"))):
            found = self.server.get("search", limit=200, **filters)["statements"]
            self.assertEqual(sorted(r["statement_id"] for r in self.records(*words)), sorted(s["statement_id"] for s in found), filters)
            facets = self.server.get("facets", **filters)
            self.assertEqual(len(found), facets["counted"])
            for value in facets["facets"]["act"]:
                self.assertEqual(value["count"], len([s for s in found if s["act"] == value["value"]]))

    def test_counts_follow_every_change(self):
        def review():
            facets = self.server.get("facets")
            return facets["counted"], {value["value"]: value["count"] for value in facets["facets"]["review"]}
        counted, before = review()
        a, b = self.some(2)
        self.server.correct(a, field="status", value="accepted")
        self.assertEqual((counted, {"open": counted - 1, "accepted": 1}), review())
        self.server.correct(b, field="act", value="OFFER")
        self.assertEqual((counted, {"open": counted - 2, "accepted": 1, "corrected": 1}), review())
        self.assertEqual([b["statement_id"]], [s["statement_id"] for s in self.server.get("search", review="corrected")["statements"]])
        self.server.post("undo")
        self.server.post("undo")
        self.assertEqual((counted, before), review())
        article, begin, end = self.missed()
        self.server.post("statements", doc_id=article["document"]["doc_id"], content=[[begin, end]])
        self.assertEqual((counted + 1, {"open": counted, "coded": 1}), review())
        self.server.post("undo")
        self.server.post("actors/merge", **{"from": "reed.tomas", "into": "marsh.elena"})
        self.assertEqual([], self.server.get("search", who="reed.tomas", expect=400).get("statements", []))
        self.bring(statement_id=a["statement_id"], new_status="rejected")  # by another program
        self.assertEqual((counted - 1, {"open": counted - 1}), review())
        self.articles({"doc_id": "m", "date": "2025-01-02", "text": '"The quay is open," Ada Reed said.'})
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        self.assertEqual(counted, review()[0])

    def test_accept_and_reject(self):
        a, b = self.some(2)
        before = self.views()
        self.server.correct(a, field="status", value="accepted")
        self.assertEqual("accepted", self.in_sheet(a)["review_status"])
        self.server.correct(b, field="status", value="rejected")
        self.assertNotIn(b["statement_id"], [r["statement_id"] for r in self.records()])
        self.assertEqual(b["statement_id"], self.server.post("undo")["statement_id"])
        self.server.post("undo")
        self.assertEqual(before, self.views())
        self.bring(statement_id=a["statement_id"], new_status="rejected")
        self.assertEqual("rejected", self.again(a)["review_status"])

    def test_query_and_report_know_what_was_reviewed(self):
        accepted, rejected, corrected = self.some(3, issue="MAREN.treaty")
        self.server.correct(accepted, field="status", value="accepted")
        self.server.correct(rejected, field="status", value="rejected")
        self.server.correct(corrected, field="act", value="OFFER")
        article, begin, end = self.missed()
        coded = self.server.post("statements", doc_id=article["document"]["doc_id"], content=[[begin, end]])["statement"]
        self.server.correct(coded, field="label", value="support", issue_id="MAREN.treaty")
        self.server.correct(self.again(coded), field="actor", value="marsh.elena")
        for state in ("open", "accepted", "rejected", "corrected", "coded"):
            found = self.server.get("search", review=state, limit=200)["statements"]
            self.assertEqual(sorted(s["statement_id"] for s in found), sorted(r["statement_id"] for r in self.records("--review", state)), state)
        self.assertEqual({accepted["statement_id"], corrected["statement_id"]}, {r["statement_id"] for r in self.records("--review", "accepted", "--review", "corrected")})
        self.assertIn("MAREN.treaty,2", self.ok("query", "--review", "accepted", "--review", "corrected", "--count-by", "about", "--csv").out)
        self.fails(2, "query", "--review", "good", says="--review")
        self.ok("report", "-o", "r.html")
        page = (self.path / "r.html").read_text()
        for words in ("checked by hand", "corrected by hand", "coded by hand"):
            self.assertIn(f"<b>{words}</b>", page)

    def test_label_position_act_date_actor(self):
        s = self.some(issue="MAREN.treaty", label="support")
        before = self.views()
        for field, value, column in (("label", "oppose", "label"), ("act", "OFFER", "act"), ("date", "2025-01", "said_date"), ("actor", "hale.viktor", "actor_id")):
            self.server.correct(self.again(s), field=field, value=value, issue_id="MAREN.treaty" if field == "label" else "")
            row = next(r for r in self.sheet() if r["statement_id"] == s["statement_id"] and r["issue_id"] == "MAREN.treaty")
            self.assertTrue(row[column].startswith(value), (field, row))
        self.assertEqual("corrected", self.again(s)["review_status"])
        self.server.correct(self.again(s), field="actor", value="lind.vera", actor_name="Vera Lind")
        self.assertEqual("Vera Lind", self.again(s)["actor_name"])
        for _ in range(5):
            self.server.post("undo")
        self.assertEqual(before, self.views())
        self.bring(statement_id=s["statement_id"], issue_id="MAREN.treaty", new_label="sceptical", new_act="WITHHOLD", new_date="2025-02-03", new_actor="hale.viktor")
        now = self.again(s)
        self.assertEqual(("WITHHOLD", "2025-02-03", "hale.viktor"), (now["act"], now["said_date"], now["actor_id"]))
        self.assertEqual("sceptical", next(x["label"] for x in now["stances"] if x["issue_id"] == "MAREN.treaty"))
        self.bring(statement_id=s["statement_id"], issue_id="MAREN.treaty", new_label="machine", new_act="machine", new_date="machine", new_actor="machine")
        self.assertEqual(before, self.views())

    def test_a_new_label_on_another_issue_and_its_undo(self):
        s = next(x for x in self.some(30) if not x["stances"])
        before = self.views()
        self.server.correct(s, field="label", value="support", issue_id="MAREN.treaty")
        self.assertEqual([("support", 1.0)], self.rows(f"SELECT label, position FROM stances WHERE statement_id = '{s['statement_id']}'"))
        self.server.post("undo")
        self.assertEqual(before, self.views())

    def test_borders(self):
        s = next(x for x in self.some(30) if len(x["content"]) == 1 and x["source"])
        article = self.server.get("article", id=s["doc_id"])["text"]
        before = self.views()
        begin, end = s["content"][0]
        first_word = article[begin:end].split()[0]
        value = f"|{'' if not s['cue'] else ' '.join(f'{a}-{b}' for a, b in s['cue'])}|{begin + len(first_word) + 1}-{end}"
        self.server.correct(s, field="borders", value=value)
        now = self.again(s)
        self.assertEqual(article[begin + len(first_word) + 1:end], now["text"])
        self.assertEqual([], now["source"])
        self.assertEqual(now["text"], self.in_sheet(s)["text"])
        self.assertIn(s["statement_id"], [r["statement_id"] for r in self.records("--what", f'"{now["text"].split(chr(10))[0][:40]}"')])
        self.ok("verify")
        self.ok("add", "--replace", EXAMPLES / "articles", "--tables", self.tables)
        self.assertEqual(now["text"], self.again(s)["text"])
        self.server.post("undo")
        self.assertEqual(before["statements"], self.views()["statements"])
        self.bring(statement_id=s["statement_id"], new_content=now["text"], new_source="none")
        self.assertEqual(now["text"], self.again(s)["text"])
        self.ok("verify")
        self.server.correct(self.again(s), 400, field="borders", value="||9999999-99999999")
        self.server.correct(self.again(s), 400, field="borders", value="0-5")

    def missed(self):
        """Words of an article that no statement has."""
        for article in self.server.get("articles", limit=50)["articles"]:
            found = self.server.get("article", id=article["doc_id"])
            taken = [span for s in found["statements"] for part in ("content", "cue", "source") for span in s[part]]
            at = 0
            for line in found["text"].split("\n"):
                if len(line) > 60 and not any(a < at + len(line) and b > at for a, b in taken):
                    return found, at, at + len(line.rstrip("."))
                at += len(line) + 1
        self.fail("every line has a statement")

    def test_coded_by_hand(self):
        before = self.views()
        article, begin, end = self.missed()
        made = self.server.post("statements", doc_id=article["document"]["doc_id"], content=[[begin, end]], cue=[], source=[])["statement"]
        words = article["text"][begin:end].strip()
        self.assertEqual((words, "coded", 1), (made["text"], made["review_status"], made["probability"]))
        self.assertEqual("coded", self.in_sheet(made)["review_status"])
        record = next(r for r in self.records("--what", f'"{words[:40]}"'))
        self.assertEqual("coded", record["review_status"])
        self.assertIn("A person coded it by hand", self.ok("explain", made["statement_id"]).out)
        self.server.correct(made, field="actor", value="marsh.elena")
        self.server.correct(self.again(made), field="label", value="support", issue_id="MAREN.treaty")
        now = self.again(made)
        self.assertEqual(("marsh.elena", "coded"), (now["actor_id"], now["review_status"]))
        self.ok("verify")
        self.ok("add", "--replace", EXAMPLES / "articles", "--tables", self.tables)
        self.ok("relabel", "--tables", self.tables)
        self.assertEqual(now["version"], self.again(made)["version"])
        twice = self.server.post("statements", doc_id=article["document"]["doc_id"], content=[[begin, end]], by="Bo Reed")["statement"]
        self.assertEqual(made["statement_id"], twice["statement_id"])
        for _ in range(3):
            self.server.post("undo")
        self.server.post("undo", by="Bo Reed")
        self.assertEqual([], self.server.get("search", q=f'"{words[:40]}"')["statements"])
        self.assertEqual(before["statements"], self.views()["statements"])
        self.ok("verify")

    def test_coded_in_a_sheet_and_seen_here(self):
        article, begin, end = self.missed()
        words = article["text"][begin:end].strip()
        cells = dict(doc_id=article["document"]["doc_id"], new_content=words, new_actor="marsh.elena", issue_id="MAREN.treaty", new_label="oppose")
        self.assertIn("1 statement coded", self.bring(statement_id="", **cells).err)
        found = [s for s in self.server.get("article", id=cells["doc_id"])["statements"] if s["review_status"] == "coded"]
        self.assertEqual([(words, "marsh.elena")], [(s["text"], s["actor_id"]) for s in found])
        self.assertIn("0 new corrections", self.bring(statement_id="", **cells).err)
        self.write("bad.csv", f"statement_id,doc_id,new_content,new_act\n,{cells['doc_id']},words that are nowhere,\n,{cells['doc_id']},{words[:20]},SHOUT\n")
        self.fails(1, "review", "import", "bad.csv", "--by", "Bo", "--tables", self.tables, says=["bad.csv:2", "does not stand so", "nothing was imported"])
        self.ok("verify")

    def test_words_that_stay_keep_what_people_said_of_them(self):
        text = '"The port is safe," Ada Reed said.\n\nThe mayor of the town wants another quay before winter comes.\n\nTom Hale said that fees would rise.'
        article = {"doc_id": "v", "url": "https://x.example/v", "date": "2025-01-02", "text": text}
        self.articles(article)
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        begin = text.index("The mayor")
        end = text.index(" before winter")
        made = self.server.post("statements", doc_id="v", content=[[begin, end]])["statement"]
        self.articles(dict(article, text="A new first line stands here.\n\n" + text.replace("rise", "fall")))
        self.assertIn("new version", self.ok("add", "articles.jsonl", "--tables", self.tables).err)
        now = self.again(made)
        self.assertEqual((made["text"], "coded"), (now["text"], now["review_status"]))
        self.assertEqual([[begin + 31, end + 31]], now["content"])
        self.ok("verify")
        self.articles(dict(article, text=text.replace("another quay", "no quay")))
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        self.assertEqual([], [s for s in self.server.get("article", id="v")["statements"] if s["review_status"] == "coded"])
        self.ok("verify")

    def test_actors(self):
        before = self.views()
        self.server.post("actors/merge", **{"from": "reed.tomas", "into": "marsh.elena"})
        self.assertEqual([], [r for r in self.records() if r["actor_id"] == "reed.tomas"])
        self.assertIn("reed.tomas into marsh.elena", self.ok("actors", "show", "marsh.elena").out)
        self.server.post("actors/unmerge", **{"from": "reed.tomas"})
        self.assertEqual(before, self.views())
        s = self.some(who="marsh.elena")
        self.server.post("actors/split", **{"from": "marsh.elena", "into_name": "Edda Marsh", "values": [s["statement_id"]]})
        now = self.again(s)
        self.assertEqual("Edda Marsh", now["actor_name"])
        found = self.server.get("actor", id="marsh.elena")
        self.assertEqual(["Edda Marsh"], [x["name"] for x in found["splits"]])
        self.assertTrue(found["roles"])
        self.server.post("actors/unsplit", **{"from": "marsh.elena", "into": now["actor_id"]})
        self.assertEqual(before, self.views())
        self.ok("actors", "merge", "reed.tomas", "marsh.elena")
        self.assertEqual(1, len(self.server.get("actor", id="marsh.elena")["merges"]))
        self.assertEqual(["marsh.elena"], [a["actor_id"] for a in self.server.get("actors", q="mars")["actors"]][:1])
        self.server.post("actors/merge", 400, **{"from": "x", "into": "marsh.elena"})

    def test_issues_tried_saved_put_back_and_relabelled(self):
        file = self.server.get("issues")["files"][0]
        text = file["text"] + "MAREN.treaty\tthe treaty on the Maren Strait should be signed and kept\tferry\t+1\tevent\n"
        before = self.views()
        tried = self.server.post("issues/try", file=file["file"], text=text, issue_id="MAREN.treaty")
        same = self.server.post("issues/try", file=file["file"], text=file["text"], issue_id="MAREN.treaty")
        self.assertEqual([], same["changes"])
        self.assertTrue(all(row["cue_text"] for row in same["groups"]["position"]["rows"] if row["speaker_text"]))
        self.assertTrue([row for row in same["groups"]["position"]["rows"] if row["speaker_text"]])
        self.assertEqual(len([r for r in self.records("--about", "MAREN.treaty")]), sum(same["groups"][g]["count"] for g in ("position", "no_position")))
        self.assertGreaterEqual(tried["groups"]["position"]["count"] + tried["groups"]["no_position"]["count"],
                                same["groups"]["position"]["count"] + same["groups"]["no_position"]["count"])
        self.assertEqual(before, self.views())
        faulty = self.server.post("issues/try", file=file["file"], text=file["text"] + "X\tpole\t\t+1\n", issue_id="MAREN.treaty")
        self.assertTrue(any(fault["line"] == file["text"].count("\n") + 1 for fault in faulty["faults"]), faulty["faults"])
        self.assertIn("line", self.server.post("issues/save", 422, file=file["file"], text=file["text"] + "X\tpole\t\t+1\n", expected=file["version"])["error"])
        saved = self.server.post("issues/save", file=file["file"], text=text, expected=file["version"])
        self.assertEqual(text, (self.tables / "issues.tsv").read_text())
        self.assertEqual(text, self.server.post("issues/save", 409, file=file["file"], text=text, expected=file["version"]).get("text", text))
        done = self.server.post("relabel")
        self.assertEqual(done["statements"], self.rows("SELECT count(*) FROM statements")[0][0])
        self.assertIn("0 of them changed", self.ok("relabel", "--tables", self.tables).err)
        back = self.server.post("issues/undo", file=file["file"], expected=saved["version"])
        self.assertEqual(file["text"], back["text"])
        self.server.post("relabel")
        self.assertEqual(before["stances"], self.views()["stances"])
        self.server.post("issues/save", 400, file="/etc/passwd", text="x", expected="x")

    def test_timeline_is_the_commands(self):
        lines = [json.loads(line) for line in self.ok("timeline", "--about", "MAREN.treaty", "--jsonl").out.splitlines()]
        found = self.server.get("timelines", issue="MAREN.treaty")["timelines"]
        self.assertEqual(sorted((r["actor_id"], r["from_date"], r["label"]) for r in lines),
                         sorted((t["actor_id"], s["from_date"], s["label"]) for t in found for s in t["spells"]))
        one = self.server.get("timeline", who=found[0]["actor_id"], issue="MAREN.treaty")
        self.assertIn("<svg", one["svg"])
        self.assertTrue(set(one["rows"]) <= {s["statement_id"] for s in one["statements"]})

    def test_queue_and_blind_sample(self):
        queue = self.server.get("queue")
        self.assertRegex(queue["reasons"][0]["reason"], "^(begins|the last before) a ")  # changes first
        self.server.correct(queue["items"][0], field="status", value="accepted")
        self.assertNotIn(queue["items"][0]["statement_id"], [s["statement_id"] for s in self.server.get("queue")["items"]])
        sample = self.server.post("samples", size=20, seed=7)
        self.assertEqual(20, sample["size"])
        self.assertEqual(self.rows("SELECT count(*) FROM statements")[0][0], sample["drawn_from"])
        drawn = self.server.get("sample", id=sample["id"], by="Bo Reed")
        self.assertEqual([None] * 20, drawn["mine"])
        for index, s in enumerate(drawn["items"]):
            self.server.correct(self.again(s), by="Bo Reed", field="status", value="accepted" if index < 15 else "rejected")
        result = next(r for r in self.server.get("sample", id=sample["id"], by="Bo Reed")["results"] if r["by"] == "Bo Reed")
        self.assertEqual((20, 15), (result["judged"], result["right"]))
        self.assertTrue(0.52 < result["low"] < 0.6 and 0.86 < result["high"] < 0.9, result)
        self.assertEqual(sample["id"], self.server.get("samples")["samples"][0]["id"])
        page = self.ok("report").out  # tells it in its first sentences
        self.assertIn(f'In a blind sample of 20 statements, 15 of 20 judged were right ({result["low"] * 100:.0f} to {result["high"] * 100:.0f} % of all).',
                      page[page.index('<p class="lead">'):page.index("</header>")])

    def test_two_coders(self):
        statements = self.some(10, issue="MAREN.treaty")
        for index, s in enumerate(statements):
            self.server.correct(self.again(s), by="Ada", field="status", value="accepted" if index < 8 else "rejected")
            self.server.correct(self.again(s), by="Bo", field="status", value="accepted" if index < 7 else "rejected")
        self.server.correct(self.again(statements[0]), by="Bo", field="label", issue_id="MAREN.treaty", value="noncommittal")
        found = self.server.get("agreement", a="Ada", b="Bo")
        self.assertEqual(10, found["both"])
        self.assertEqual((10, 8), (found["verdict"]["compared"], found["verdict"]["same"]))
        fields = [(d["field"], d["a"], d["b"]) for d in found["disagreements"]]
        self.assertIn(("status", "right", "wrong"), fields)
        self.assertTrue(any(field == "label" and b == "noncommittal" for field, a, b in fields), fields)
        self.assertTrue(0 < found["verdict"]["kappa"] < 1)
        self.assertEqual({"Ada", "Bo"}, {c["name"] for c in self.server.get("coders")["coders"]})
        # Seven times both said the same: the second opinion stands beside the first.
        self.assertEqual(20, self.rows("SELECT count(*) FROM corrections WHERE field = 'status'")[0][0])


class Doors(ServeCase):
    def test_who_may_ask(self):
        server = self.server
        host = f"127.0.0.1:{server.port}"
        for target in ("/", "/search", "/page/main.js", "/api/record"):
            for reply in (server.raw("GET", target, token=False), server.raw("GET", target, host="evil.example"), server.raw("GET", target, host=f"127.0.0.1:{server.port + 1}"),
                          server.raw("GET", target, headers={"Origin": "http://evil.example"}), server.raw("GET", target, headers={"Origin": "null"})):
                self.assertEqual((403, "403 Forbidden\n"), (reply.status, reply.text))
            self.assertEqual(200, server.raw("GET", target, headers={"Origin": f"http://{host}"}).status)
            self.assertEqual(200, server.raw("GET", target, host=f"localhost:{server.port}").status)
        first = server.raw("GET", f"/search?q=treaty&token={server.token}", token=False)
        self.assertEqual((303, "/search?q=treaty"), (first.status, first.headers["Location"]))
        cookie = first.headers["Set-Cookie"]
        self.assertIn("HttpOnly", cookie)
        self.assertIn("SameSite=Strict", cookie)
        self.assertEqual(200, server.raw("GET", "/api/record", headers={"Cookie": cookie.partition(";")[0]}, token=False).status)
        self.assertEqual(403, server.raw("GET", f"/?token={'0' * 32}", token=False).status)
        self.assertEqual(403, server.raw("POST", f"/api/undo?token={server.token}", b"{}", {"Content-Type": "application/json"}, token=False).status)

    def test_headers_of_every_answer(self):
        for reply in (self.server.raw("GET", "/"), self.server.raw("GET", "/api/record"), self.server.raw("GET", "/nothing"), self.server.raw("GET", "/", token=False)):
            policy = reply.headers["Content-Security-Policy"]
            self.assertIn("default-src 'self'", policy)
            self.assertIn("frame-ancestors 'none'", policy)
            self.assertNotIn("unsafe", policy)
            self.assertEqual(("nosniff", "no-referrer"), (reply.headers["X-Content-Type-Options"], reply.headers["Referrer-Policy"]))

    def test_nothing_outside_the_table(self):
        for target in ("/../../etc/passwd", "/%2e%2e/%2e%2e/etc/passwd", "/page/../main.js", "/%00", "//evil.example/", "/page/", "/page/none.js", "/api/", "/api/none", "/etc/passwd", "/page/%2e%2e%2fmain.js"):
            self.assertEqual(404, self.server.raw("GET", target).status, target)
        self.assertEqual(405, self.server.raw("DELETE", "/api/record").status)
        self.assertEqual(405, self.server.raw("POST", "/api/record", b"{}", {"Content-Type": "application/json"}).status)
        self.assertEqual(405, self.server.raw("PUT", "/search", b"").status)

    def test_wrong_requests_name_the_field(self):
        def says(field, reply):
            self.assertEqual(400, reply.status, reply.text)
            self.assertEqual(field, json.loads(reply.text)["field"])
        for target, field in (("search?offset=-1", "offset"), ("search?limit=1000000000", "limit"), ("search?when=x", "when"), ("search?label=good", "label"), ("search?q=..", "q"),
                              ("search?who=nobody+at+all", "who"), ("search?order=up", "order"), ("search?min_probability=7", "min_probability"), ("article", "id"), ("search?review=x", "review")):
            says(field, self.server.raw("GET", f"/api/{target}"))
        post = lambda body, path="corrections": self.server.raw("POST", f"/api/{path}", body, {"Content-Type": "application/json"})  # noqa: E731
        says("body", post(b"{"))
        says("body", post(b"[1]"))
        says("body", post(b'{"a":' * 60 + b"1" + b"}" * 60))
        says("corrections", post(b"{}"))
        says("corrections", post(b'{"corrections":7}'))
        says("corrections[0]", post(b'{"corrections":[7]}'))
        says("corrections[0].statement_id", post(b'{"corrections":[{}]}'))
        says("corrections[1].value", post(json.dumps({"corrections": [{"statement_id": "a", "field": "status", "value": "accepted"}, {"statement_id": "a", "field": "status", "value": 7}]}).encode()))
        says("content", post(b'{"doc_id":"x","content":[[5,1]]}', "statements"))
        says("size", post(b'{"size":0}', "samples"))
        self.assertEqual(415, self.server.raw("POST", "/api/undo", b"{}", {"Content-Type": "text/plain"}).status)
        says("body", post(b'{"corrections":"' + b"x" * 3_000_000 + b'"}'))
        self.assertEqual(404, self.server.raw("GET", "/api/article?id=none").status)
        self.server.post("corrections", 400, corrections=[{"statement_id": "feed", "field": "status", "value": "accepted"}])

    def test_read_only_has_no_writing_route(self):
        before = self.db.read_bytes()
        writing = [path for path, methods in self.server.get("openapi.json")["paths"].items() if "post" in methods and path != "/api/issues/try"]
        self.assertGreater(len(writing), 8)
        self.server.stop()
        server = self.serve("--read-only")
        self.assertEqual(["/api/issues/try"], [path for path, methods in server.get("openapi.json")["paths"].items() if "post" in methods])
        for path in writing:
            self.assertIn(server.raw("POST", path, b"{}", {"Content-Type": "application/json"}).status, (404, 405), path)
        self.assertTrue(server.get("record")["read_only"])
        self.assertTrue(server.get("search")["statements"])
        server.stop()
        self.assertEqual(before, self.db.read_bytes())

    def test_slow_large_and_many(self):
        def connect(data):
            connection = socket.create_connection(("127.0.0.1", self.server.port), timeout=30)
            connection.sendall(data)
            return connection
        with connect(b"GET / HTTP/1.1\r\nHost: x\r\nX: " + b"a" * 1_000_000) as large:
            self.assertIn(b" 431 ", large.recv(200))
        with connect(b"not HTTP at all\r\n\r\n") as other:
            self.assertIn(b" 400 ", other.recv(200))
        slow = connect(b"GET / HTTP/1.1\r\nHost:")
        many = [connect(b"") for _ in range(700)]
        begin = time.monotonic()
        self.server.get("record")
        self.assertLess(time.monotonic() - begin, 5)
        for each in many:
            each.close()
        slow.close()
        with connect(b"GET / HTTP/1.1\r\nHost:") as waiting:
            waiting.settimeout(30)
            self.assertIn(b" 408 ", waiting.recv(200))


class Trouble(ServeCase):
    def test_the_later_one_is_told_what_changed(self):
        s = self.some()
        self.server.correct(s, by="Bo", field="act", value="OFFER")
        told = self.server.correct(s, 409, field="act", value="REJECT")
        self.assertEqual((s["version"], "OFFER", "Bo"), (told["yours"], told["now"]["act"], told["corrections"][0]["by"]))
        self.assertEqual("OFFER", self.again(s)["act"])
        self.server.correct(self.again(s), field="act", value="REJECT")
        self.assertEqual("REJECT", self.again(s)["act"])

    def test_a_statement_that_add_has_just_replaced(self):
        article = {"doc_id": "r", "url": "https://x.example/r", "date": "2025-01-02", "text": '"The port is safe," Ada Reed said.'}
        self.articles(article)
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        s = self.server.get("article", id="r")["statements"][0]
        self.articles(dict(article, text='"The port is closed," Ada Reed said.'))
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        told = self.server.correct(s, 409, field="act", value="REJECT")
        self.assertEqual("replaced", told["document_status"])
        self.assertIn("replaced", told["error"])
        self.assertEqual("The port is safe", told["now"]["text"].strip(",."))
        self.assertEqual("The port is closed", told["successor"]["text"].strip(",."))

    def test_adding_meanwhile_loses_nobodys_work(self):
        statements = self.some(12)
        for number in range(8):
            (self.path / f"more{number}.jsonl").write_text(json.dumps({"doc_id": f"m{number}", "date": "2025-01-02", "text": f'"Quay {number} is open," Ada Reed said.'}) + "\n")
        adding = threading.Thread(target=lambda: [self.ok("add", f"more{number}.jsonl", "--tables", self.tables) for number in range(8)])
        adding.start()
        for s in statements:
            self.server.correct(s, field="status", value="accepted")
        adding.join()
        self.assertEqual([(12,)], self.rows("SELECT count(*) FROM statements WHERE review_status = 'accepted'"))
        self.assertEqual(8, len(self.server.get("search", q="quay", limit=50)["statements"]))

    def test_killed_while_writing(self):
        acknowledged = []
        statements = self.some(60)

        def write():
            try:
                for s in statements:
                    self.server.correct(s, field="status", value="accepted")
                    acknowledged.append(s["statement_id"])
            except OSError:
                pass
            except Exception as trouble:  # the connection was cut within an answer
                if "IncompleteRead" not in repr(trouble) and "Remote" not in repr(trouble):
                    raise
        writing = threading.Thread(target=write)
        writing.start()
        while len(acknowledged) < 10:
            time.sleep(0.002)
        self.server.process.send_signal(signal.SIGKILL)
        writing.join()
        kept = {row[0] for row in self.rows("SELECT statement_id FROM statements WHERE review_status = 'accepted'")}
        self.assertTrue(set(acknowledged) <= kept)
        self.assertLessEqual(len(kept) - len(acknowledged), 1)
        self.ok("verify")

    def test_the_end(self):
        self.assertEqual(0, self.server.stop(signal.SIGINT))
        self.assertEqual(0, self.serve().stop(signal.SIGTERM))

    def test_a_port_that_is_taken(self):
        done = self.fails(5, "serve", "--port", self.server.port, says=["is free", f"port {self.server.port}"])
        self.assertIn("--port", done.err)

    def test_the_usual_port_that_is_taken(self):
        with socket.socket() as taken:
            taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            try:
                taken.bind(("127.0.0.1", 8017))
                taken.listen()
            except OSError:
                pass  # somebody else has it: as good
            server = self.serve(port=None)
            self.assertNotEqual(8017, server.port)
            self.assertTrue(server.get("search")["statements"])
            server.process.send_signal(signal.SIGINT)
            self.assertIn(f"port 8017 is taken; {server.port} it is", server.process.stderr.read())

    def test_locked(self):
        server = self.serve("--wait", "1")
        s = self.some()
        with sqlite3.connect(self.db, isolation_level=None) as other:
            other.execute("BEGIN IMMEDIATE")
            told = server.correct(s, 503, field="act", value="OFFER")
            self.assertIn("locked", told["error"])
            self.assertTrue(server.get("search")["statements"])  # reading goes on
            other.execute("ROLLBACK")
        server.correct(s, field="act", value="OFFER")

    def test_databases_that_cannot_be_used(self):
        self.server.stop()
        with sqlite3.connect(self.db) as other:
            other.execute("PRAGMA user_version = 999")
        self.fails(4, "serve", "--port", "0", says="newer")
        self.fails(4, "serve", "--port", "0", "--read-only", says="newer")
        other.close()
        self.db.write_bytes(b"no database at all" * 100)
        self.fails(4, "serve", "--port", "0", says="onrecord.db")
        self.fails(4, "serve", "--db", "none.db", "--read-only", says="none.db")
        self.fails(2, "serve", "--port", "abc", says="abc")
        self.fails(2, "serve", "--port", "70000", says="70000")

    def test_a_file_that_cannot_be_written(self):
        self.server.stop()
        nobody = {}
        if os.geteuid() == 0:  # root writes everywhere: somebody else is asked
            program = shutil.copy(ONRECORD, self.path / "program")
            os.chmod(program, 0o755)
            nobody = {"user": 65534, "program": program}
        before = self.db.read_bytes()
        os.chmod(self.db, 0o444)
        os.chmod(self.path, 0o555)
        try:
            server = self.serve(**nobody)
            record = server.get("record")
            self.assertTrue(record["read_only"] and record["why_read_only"], record)
            s = server.get("search")["statements"][0]
            self.assertTrue(server.get("facets")["counted"])
            self.assertTrue(server.get("article", id=s["doc_id"])["statements"])
            self.assertEqual(404, server.raw("POST", "/api/corrections", b"{}", {"Content-Type": "application/json"}).status)
            server.stop()
            self.assertEqual(before, self.db.read_bytes())
        finally:
            os.chmod(self.path, 0o755)

    def test_hostile_articles(self):
        words = ['<script>document.title="x"</script>', "\u202etfel ot thgir", "a\u0007b\u001bc", "<img src=x onerror=alert(1)>", "'; DROP TABLE statement; --"]
        self.articles(*[{"doc_id": f"h{i}<script>", "title": bad, "publisher": bad, "url": "javascript:alert(1)", "date": "2025-01-02", "text": f'"{bad} is what we want," Ada Reed said.\n' + ("x" * 2_000_000 if i == 0 else "")}
                        for i, bad in enumerate(words)])
        self.ok("add", "articles.jsonl", "--tables", self.tables)
        for i, bad in enumerate(words):
            found = self.server.get("article", id=f"h{i}<script>")
            self.assertEqual(bad.replace("\a", "\ufffd").replace("\x1b", "\ufffd"), found["document"]["title"])
            self.assertTrue(found["statements"][0]["text"])
        self.assertEqual("application/json; charset=utf-8", self.server.raw("GET", "/api/article?id=h0%3Cscript%3E").headers["Content-Type"])


if __name__ == "__main__":
    unittest.main()
