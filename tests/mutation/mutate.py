#!/usr/bin/env python3
"""Tries whether the tests see small faults: puts them into a room's code one at a time, runs its tests, and says which faults none of them saw.

tests/mutation/mutate.py --build build --rooms store,timeline --sample 40 --seed 1 --folder build-mutation
The build must be whole and of the tree as it is. Verdicts stay in the folder: a second run tries only what has none. Exit code 1 below --floor percent.
"""
import argparse
import json
import os
import pathlib
import random
import re
import shlex
import subprocess
import sys
import time

sys.path.insert(0, str(pathlib.Path(__file__).resolve().parent))
import mutants  # noqa: E402

ROOT = pathlib.Path(__file__).resolve().parents[2]
# Beside the room's own unit test and the golden ones: tests of the program that are about the room, the quick ones first.
PROGRAM_TESTS = {
    "store": ["golden/golden", "cli/query", "cli/actors", "cli/schema", "cli/no_statements", "cli/explain", "cli/database", "cli/review", "cli/dna", "cli/watch", "cli/add"],
    "timeline": ["golden/golden", "cli/timeline", "cli/sql_timeline", "cli/explain"],
    "stance": ["corpus/answers", "golden/golden", "cli/extract", "cli/tables"],
    "resolve": ["corpus/answers", "golden/golden", "cli/resolve", "cli/extract"],
}
SWITCH = """#pragma once
namespace onrecord_mutation { int chosen() noexcept; }
#define ONRECORD_MUTANT(n) (::onrecord_mutation::chosen() == (n))
"""
CHOSEN = """#include <cstdio>
namespace onrecord_mutation {
int chosen() noexcept {
  static const int number = [] {
    int read = 0;
    if (std::FILE* file = std::fopen("%s", "r")) {
      if (std::fscanf(file, "%%d", &read) != 1) read = 0;
      std::fclose(file);
    }
    return read;
  }();
  return number;
}
}  // namespace onrecord_mutation
"""


class Runner:
    def __init__(self, build, folder):
        self.build, self.folder = build, folder
        folder.mkdir(parents=True, exist_ok=True)
        self.commands = {entry["file"]: entry for entry in json.loads((build / "compile_commands.json").read_text())}
        self.chosen = folder / "chosen"
        (folder / "switch.h").write_text(SWITCH)
        (folder / "chosen.cpp").write_text(CHOSEN % self.chosen)
        subprocess.run(["c++", "-O1", "-fPIE", "-c", folder / "chosen.cpp", "-o", folder / "chosen.o"], check=True)
        self.store = folder / "verdicts.json"
        self.verdicts = json.loads(self.store.read_text()) if self.store.exists() else {}

    def choose(self, number):
        self.chosen.write_text(str(number))

    def note(self, mutant, verdict):
        self.verdicts[mutant.key] = verdict
        self.store.write_text(json.dumps(self.verdicts, indent=1))

    def compile(self, path, places, numbers):
        """Leaves out what does not compile; gives the object and the numbers that are in it."""
        relative = os.path.relpath(path, self.build)
        words = shlex.split(self.commands[relative]["command"])
        words = [word for word in words if word not in ("-O2", "-O3", "-Werror", "-MD") and not word.startswith("-D_FORTIFY_SOURCE")]
        source = self.folder / (path.parent.name + "_" + path.name)
        out = source.with_suffix(".o")
        for flag in ("-MQ", "-MF", "-o", "-c"):
            at = words.index(flag) if flag in words else -1
            if at >= 0:
                del words[at:at + 2]
        numbers = set(numbers)
        while True:
            text = mutants.rendered(path, places, numbers)
            source.write_text(text, encoding="utf-8")
            command = [*words, "-O1", "-w", "-fmax-errors=20", "-fdiagnostics-color=never", "-include", str(self.folder / "switch.h"), "-I", str(path.parent), "-c", str(source), "-o", str(out)]
            done = subprocess.run(command, cwd=self.build, capture_output=True, text=True)
            if done.returncode == 0:
                return out, numbers
            wrong, lines = set(), text.split("\n")
            for found in re.finditer(rf"{re.escape(source.name)}:(\d+):\d+: error", done.stderr, re.M):
                line = int(found[1])
                for at in range(line, 0, -1):
                    here = {int(n) for n in re.findall(r"ONRECORD_MUTANT\((\d+)\)", lines[at - 1])} & numbers
                    if here:
                        wrong |= here
                        break
            if not wrong:
                raise SystemExit(f"{path}: cannot be compiled with any mutant:\n{done.stderr[:2000]}")
            numbers -= wrong

    def link(self, target, objects):
        """A program of the build with the room's objects in the place of the library's."""
        commands = subprocess.run(["ninja", "-C", self.build, "-t", "commands", "-s", target], capture_output=True, text=True, check=True).stdout.strip().splitlines()
        words = shlex.split(commands[-1])
        at = words.index("-o")
        out = self.folder / pathlib.Path(target).name
        words[at + 1:at + 2] = [str(out), str(self.folder / "chosen.o"), *map(str, objects)]
        subprocess.run(words, cwd=self.build, check=True)
        return out

    def passes(self, command, seconds, environment=None):
        """Whether a test passes in that time; a mutant that never ends is seen, too."""
        process = subprocess.Popen(command, cwd=ROOT, env={**os.environ, **(environment or {})}, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
                                   process_group=0)
        try:
            return process.wait(timeout=seconds) == 0
        except subprocess.TimeoutExpired:
            os.killpg(process.pid, 9)
            process.wait()
            return False

    def room(self, name, sample, seed, limit):
        places = {path: mutants.find(path, str(path.relative_to(ROOT))) for path in sorted((ROOT / "src" / name).glob("*.cpp"))}
        everything = [(path, mutant) for path, found in places.items() for place in found for mutant in place.mutants]
        order = random.Random(seed)
        order.shuffle(everything)
        for number, (_, mutant) in enumerate(everything, 1):
            mutant.number = number
        chosen = everything[:sample]
        objects, live = [], set()
        for path in places:
            numbers = {mutant.number for at, mutant in chosen if at == path}
            if numbers:
                out, compiled = self.compile(path, places[path], numbers)
                objects.append(out)
                live |= compiled
                for at, mutant in chosen:
                    if at == path and mutant.number not in compiled:
                        self.note(mutant, "does not compile")
        unit = self.link(f"tests/unit/{name}_test", objects)
        program = self.link("src/cli/onrecord", objects)
        tests = [("unit", [str(unit), "--abort-after=1"])]
        tests += [(each, [sys.executable, str(ROOT / f"tests/{each}_test.py"), "--failfast"]) for each in PROGRAM_TESTS[name]]
        environment = {"ONRECORD": str(program)}
        self.choose(0)
        usual = {}
        for test, command in tests:
            begun = time.monotonic()
            if not self.passes(command, 600, environment):
                raise SystemExit(f"{name}: {test} fails without any mutant")
            usual[test] = time.monotonic() - begun
        print(f"{name}: {len(everything)} possible mutants, {len(live)} of {len(chosen)} tried; tests take " +
              ", ".join(f"{test} {seconds:.1f} s" for test, seconds in usual.items()), flush=True)
        for _, mutant in chosen:
            if mutant.number not in live or mutant.key in self.verdicts and self.verdicts[mutant.key] != "does not compile":
                continue
            if limit is not None and time.monotonic() > limit:
                print("out of time")
                break
            self.choose(mutant.number)
            verdict = "survived"
            for test, command in tests:
                if not self.passes(command, 10 * usual[test] + 20, environment):
                    verdict = f"killed by {test}"
                    break
            self.note(mutant, verdict)
            if verdict == "survived":
                print(f"  survived: {mutant.file}:{mutant.line}:{mutant.at} {mutant.kind} {mutant.what}", flush=True)
        self.choose(0)
        verdicts = [self.verdicts[mutant.key] for _, mutant in chosen if self.verdicts.get(mutant.key, "does not compile") != "does not compile"]
        killed = sum(verdict.startswith("killed") for verdict in verdicts)
        return killed, len(verdicts)


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--build", type=pathlib.Path, default=ROOT / "build")
    parser.add_argument("--folder", type=pathlib.Path, default=ROOT / "build-mutation")
    parser.add_argument("--rooms", default=",".join(PROGRAM_TESTS))
    parser.add_argument("--sample", type=int, default=25)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--minutes", type=float)
    parser.add_argument("--floor", type=float, default=0)
    arguments = parser.parse_args()
    limit = time.monotonic() + 60 * arguments.minutes if arguments.minutes else None
    runner = Runner(arguments.build.resolve(), arguments.folder.resolve())
    all_killed = all_tried = 0
    rows = []
    for room in arguments.rooms.split(","):
        killed, tried = runner.room(room, arguments.sample, arguments.seed, limit)
        rows.append(f"| {room} | {tried} | {killed} | {100 * killed / max(tried, 1):.0f} % |")
        all_killed, all_tried = all_killed + killed, all_tried + tried
    share = 100 * all_killed / max(all_tried, 1)
    print("| room | mutants | seen | share |\n|---|--:|--:|--:|\n" + "\n".join(rows) + f"\n| all | {all_tried} | {all_killed} | {share:.0f} % |")
    return 1 if share < arguments.floor else 0


if __name__ == "__main__":
    sys.exit(main())
