"""Four processes add different and equal articles and versions (writers_readers_test.py ROUNDS), two query, one relabels: all succeed."""
import pathlib
import subprocess
import sys
import tempfile
import threading
import time

sys.path.insert(0, str(pathlib.Path(__file__).parent))
import articles  # noqa: E402
import database  # noqa: E402

WRITERS, OWN, SHARED, VERSIONS = 4, 12, 12, 3


def inputs(folder):
    """For each writer its own articles and those that all of them have, each with its versions in their order."""
    for number in range(WRITERS):
        both = [articles.rounds(OWN, VERSIONS, f"own{number}-"), articles.rounds(SHARED, VERSIONS, "shared")]
        if number % 2:
            both.reverse()
        mixed = [each for pair in zip(*both) for each in pair]
        yield articles.write_lines(folder / f"writer{number}.jsonl", mixed)


def one_round(folder, paths, wanted):
    db = folder / "onrecord.db"
    for old in folder.glob("onrecord.db*"):
        old.unlink()
    faults, counts = [], {"query": 0, "relabel": 0}
    assert database.run("add", paths[0], *database.TABLES, "--db", folder / "seed.db", cwd=folder).returncode == 0
    ending = threading.Event()

    def start(*words):
        return subprocess.Popen([database.ONRECORD, *map(str, words), "--db", str(db)], cwd=folder, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)

    first = start("add", articles.write_lines(folder / "first.jsonl", [articles.article(0, 0, "shared")]), *database.TABLES)
    if first.wait() != 0:
        faults.append(f"add: {first.stderr.read()}")

    def again_and_again(kind, *words):
        while not ending.is_set():
            program = start(*words)
            _, err = program.communicate(timeout=300)
            counts[kind] += 1
            if program.returncode != 0:
                faults.append(f"{kind}: exit {program.returncode}: {err.strip()}")

    threads = [threading.Thread(target=again_and_again, args=arguments) for arguments in (
        ("query", "query", "--limit", "50", "--csv"), ("query", "timeline", "--csv"), ("relabel", "relabel", *database.TABLES))]
    begun = time.monotonic()
    for thread in threads:
        thread.start()
    writers = [start("add", "-j1", path, *database.TABLES) for path in paths]
    for writer in writers:
        _, err = writer.communicate(timeout=600)
        if writer.returncode != 0:
            faults.append(f"add: exit {writer.returncode}: {err.strip()}")
    seconds = time.monotonic() - begun
    ending.set()
    for thread in threads:
        thread.join()
    verified = database.run("verify", "--db", db, cwd=folder)
    if verified.returncode != 0:
        faults.append(f"verify: {verified.stdout}")
    faults += database.difference(wanted, database.views(db))
    print(f"{WRITERS} writers in {seconds:.1f} s beside {counts['query']} queries and {counts['relabel']} relabellings: {len(faults)} faults")
    for fault in faults[:10]:
        print(fault[:600])
    return not faults


def main(rounds):
    with tempfile.TemporaryDirectory() as made:
        folder = pathlib.Path(made)
        paths = list(inputs(folder))
        alone = folder / "alone.db"
        for path in paths:  # one after the other
            done = database.run("add", path, *database.TABLES, "--db", alone, cwd=folder)
            assert done.returncode == 0, done.stderr
        wanted = database.views(alone)
        print(f"one after the other: {len(wanted['documents'])} articles, {len(wanted['statements'])} statements")
        return all([one_round(folder, paths, wanted) for _ in range(rounds)])


if __name__ == "__main__":
    sys.exit(0 if main(int(sys.argv[1]) if len(sys.argv) > 1 else 1) else 1)
