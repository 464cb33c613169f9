"""Kills `onrecord add` again and again (kill_test.py KILLS) and goes on with the same file: nothing lost, doubled or half."""
import collections
import json
import os
import pathlib
import random
import signal
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import articles  # noqa: E402
import database  # noqa: E402

KILLER = os.environ["KILL_AT_LIBRARY"]  # kill_at.cpp: dies at its n-th change of a file
ARTICLES, VERSIONS, SEED = 40, 4, 1


class Harness:
    def __init__(self, folder, kills):
        self.folder, self.wanted = pathlib.Path(folder), kills
        self.db = self.folder / "onrecord.db"
        self.generator = random.Random(SEED)
        self.counts = collections.Counter()
        self.faults = []
        self.input = articles.write_lines(self.folder / "articles.jsonl", articles.rounds(ARTICLES, VERSIONS))
        self.learn()

    def command(self, db):
        return [database.ONRECORD, "add", "--acknowledge", "--db", str(db), *database.TABLES, "-j2", str(self.input)]

    def learn(self):
        """What an undisturbed run stores, and which statements each version of each article has."""
        clean = self.folder / "clean.db"
        begun = time.monotonic()
        done = subprocess.run(self.command(clean), capture_output=True, check=True)
        self.seconds = time.monotonic() - begun
        lines = [json.loads(line) for line in done.stdout.splitlines()]
        extracted = database.run("extract", "--emit=doc", *database.TABLES, self.input, cwd=self.folder).stdout.splitlines()
        assert len(lines) == len(extracted) == ARTICLES * VERSIONS, (len(lines), len(extracted), done.stderr)
        self.statements = {(line["doc_id"], line["text_hash"]): [(s["text"], len(s["stances"])) for s in json.loads(record)["statements"]]
                           for line, record in zip(lines, extracted)}
        self.clean_rows = database.rows(clean)
        outcomes = collections.Counter(line["outcome"] for line in lines)
        print(f"undisturbed: {len(lines)} articles and versions in {self.seconds:.1f} s, {dict(outcomes)}, "
              f"{sum(map(len, self.statements.values()))} statements read")

    def fault(self, kind, words):
        self.counts[kind] += 1
        self.faults.append(f"{kind}: {words}")
        print(self.faults[-1], flush=True)

    def start(self, environment):
        return subprocess.Popen(self.command(self.db), stdout=subprocess.PIPE, stderr=subprocess.PIPE, env={**os.environ, **environment})

    def one_run(self):
        """Runs until the kill or the end; gives what was acknowledged and whether it was killed."""
        how = self.generator.choice(["time", "change", "change", "few changes"])
        environment = {}
        if how != "time":
            environment = {"LD_PRELOAD": KILLER, "KILL_AT": str(self.generator.randrange(1, 60 if how == "few changes" else 2500))}
        program = self.start(environment)
        if how == "time":
            timer = threading.Timer(self.generator.uniform(0, self.seconds), lambda: program.send_signal(signal.SIGKILL))
            timer.start()
        out, err = program.communicate(timeout=600)
        if how == "time":
            timer.cancel()
        if program.returncode not in (0, -signal.SIGKILL):
            self.fault("other end", f"exit {program.returncode}: {err.decode(errors='replace')[-300:]}")
        self.counts["killed by " + how] += program.returncode != 0
        return database.acknowledged(out), program.returncode != 0

    def check(self, acknowledged):
        if not self.db.exists():
            if acknowledged:
                self.fault("lost", "the whole database")
            return
        verified = database.run("verify", "--db", self.db, cwd=self.folder)
        nothing_yet = verified.returncode == 4 and ("empty file" in verified.stderr or "no schema" in verified.stderr)
        if nothing_yet and not acknowledged:
            return
        if verified.returncode != 0:
            return self.fault("not good", (verified.stdout + verified.stderr)[:300])
        ever, current = database.stored(self.db)
        for key in database.doubled(self.db):
            self.fault("doubled", key)
        for key in acknowledged - set(ever):
            self.fault("lost", key)
        for key, statements in current.items():
            if statements != self.statements[key]:
                self.fault("half", f"{key}: {statements} instead of {self.statements[key]}")

    def forget(self):
        for path in self.folder.glob("onrecord.db*"):
            path.unlink()

    def finish(self, acknowledged):
        """A run without a kill: it ends well, and the rows are those of the undisturbed run."""
        done = subprocess.run(self.command(self.db), capture_output=True, check=False)
        if done.returncode != 0:
            return self.fault("other end", done.stderr.decode(errors="replace")[-300:])
        self.check(acknowledged | database.acknowledged(done.stdout))
        for words in database.difference(self.clean_rows, database.rows(self.db)):
            self.fault("other rows", words)
        self.counts["complete"] += 1

    def run(self):
        kills, databases = 0, 0
        while kills < self.wanted:
            self.forget()
            databases += 1
            acknowledged = set()
            for _ in range(self.generator.randrange(1, 30)):
                new, killed = self.one_run()
                acknowledged |= new
                kills += killed
                self.check(acknowledged)
                if not killed or kills == self.wanted:
                    break
            self.finish(acknowledged)
            self.counts["acknowledged"] += len(acknowledged)
            print(f"{kills} kills, {databases} databases, {len(self.faults)} faults", flush=True)
        print(f"{kills} kills over {databases} databases ({', '.join(f'{v} {k}' for k, v in sorted(self.counts.items()))})")
        print(f"{self.counts['lost']} lost, {self.counts['doubled']} doubled, {self.counts['half']} half, "
              f"{self.counts['not good']} not good, {self.counts['other rows']} with other rows, {self.counts['other end']} other ends")
        return kills >= self.wanted and not self.faults and self.counts["acknowledged"] > 0


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as made:
        sys.exit(0 if Harness(made, int(sys.argv[1]) if len(sys.argv) > 1 else 40).run() else 1)
