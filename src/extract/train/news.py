"""Last stage: the network goes on with annotated stories of today's news beside PolNeAR train.
usage: news.py CORPORA STORIES OUT --from NAME --name NAME [--teachers NAME ...] [--epochs N] [--seed N] [--rate R] [--dropout P] [--times N]

With teachers (networks of the same vocabulary) it also learns from their averaged answers on unlabelled news of 2013 to 2019.

STORIES: a folder of stories, each with articles.jsonl and gold.jsonl (tests/corpus/gold/articles.py makes them). Those of tests/corpus/gold/HELD_BACK, and every
twelfth document of PolNeAR train, are only scored; those of KEPT_APART are not looked at."""
import argparse
import collections
import json
import lzma
import pathlib
import pickle
import random
import re

import torch

import data
import decode
import train as first
from model import Network
from student import go_on, joined, networks

# PolNeAR's contents keep their complementizer and their quotation marks, with the comma before the closing one.
BEFORE, BEHIND = re.compile(r"(\b(that|if|whether)\s+)?[\"“]?$"), re.compile(r"[,.!?]?[\"”]")

GOLD = pathlib.Path(__file__).resolve().parents[3] / "tests/corpus/gold"
HELD, KEPT_APART = ((GOLD / name).read_text(encoding="utf-8").split() for name in ("HELD_BACK", "KEPT_APART"))


def behind(text, end):
    closing = BEHIND.match(text, end)
    return closing.end() if closing else end


def story(folder):
    """its articles with their attributions, as PolNeAR's are written"""
    texts = {a["doc_id"]: a["text"] for a in data.load(folder / "articles.jsonl")}
    docs = []
    for gold in data.load(folder / "gold.jsonl"):
        text, found = texts[gold["doc_id"]], []
        for s in gold["statements"]:
            content = [[BEFORE.search(text, max(0, begin - 12), begin).start(), behind(text, end)]
                       for begin, end in s["content"]]
            found.append({"source": s["source"] or [], "cue": s["cue"] or [], "content": content, "type": "", "speech": True})
        docs.append({"doc_id": gold["doc_id"], "text": text, "attributions": found})
    return docs


def unlabelled(corpora, tokens, rng):
    """paragraphs of so many tokens, of articles drawn by chance"""
    docs = [json.loads(line) for line in lzma.open(f"{corpora}/modern/articles.jsonl.xz", "rt", encoding="utf-8")]
    rng.shuffle(docs)
    out, total = [], 0
    for doc in docs:
        for p in joined(data.read([doc], gold=False), 0.2, rng):
            if len(p.spans) > 5:
                out.append(p)
                total += len(p.spans)
        if total > tokens:
            break
    rng.shuffle(out)
    return out


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpora")
    a.add_argument("stories", type=pathlib.Path)
    a.add_argument("out")
    a.add_argument("--from", dest="start", default="final")
    a.add_argument("--name", default="news")
    a.add_argument("--epochs", type=int, default=4)
    a.add_argument("--seed", type=int, default=11)
    a.add_argument("--rate", type=float, default=1e-3)
    a.add_argument("--dropout", type=float, default=0.4)
    a.add_argument("--teachers", nargs="*", default=[])
    a.add_argument("--times", type=int, default=2, help="how often a story is read for PolNeAR once")
    o = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    saved = torch.load(f"{o.out}/{o.start}.pt")
    config = dict(saved["config"])
    vocabulary = pickle.load(open(f"{o.out}/{o.start}.vocabulary", "rb"))
    docs = data.load(f"{o.corpora}/polnear/train.jsonl")
    choice = docs[::12]
    plain = data.read([d for i, d in enumerate(docs) if i % 12])
    held = data.read(choice)
    names = sorted(p.name for p in o.stories.iterdir() if (p / "gold.jsonl").exists() and p.name not in KEPT_APART)
    told = [d for n in names if n not in HELD for d in story(o.stories / n)]
    scored = [d for n in names if n in HELD for d in story(o.stories / n)]
    stories, scored_read = data.read(told), data.read(scored)
    vocabulary.count = collections.Counter(w.lower() for p in plain + stories for w in p.words)
    for w, i in vocabulary.word.items():
        vocabulary.drop[i] = 0.25 / (0.25 + vocabulary.count[w]) if vocabulary.count[w] else 0
    network = Network(vocabulary.sizes(), config)
    network.load_state_dict(saved["weights"])
    network.drop.p = o.dropout
    log = open(f"{o.out}/{o.name}.log", "w")

    def say(*x):
        print(*x, flush=True)
        print(*x, file=log, flush=True)
    sizes = [sum(len(p.spans) for p in part) for part in (plain, stories)]
    steps = o.epochs * (sizes[0] + o.times * sizes[1]) // config["tokens"]
    say(vars(o), "tokens", sizes, "stories", len(names), "steps", steps)

    teachers = networks(o.out, o.teachers, vocabulary, config)
    stream = data.batches(unlabelled(o.corpora, steps * config["tokens"] // 2, rng), config["tokens"] // 2) if teachers else iter(())

    def report(*x):
        network.eval()
        say(*x, "choice", first.score(choice, decode.answers(network, vocabulary, held, choice), first.TOOLS),
            "stories", first.score(scored, decode.answers(network, vocabulary, scored_read, scored), first.TOOLS) if scored else "")
        network.train()
    report("before")

    def paragraphs_of_epoch():
        now = joined(plain, 0.2, rng)
        for _ in range(o.times):
            now += joined(stories, 0.2, rng)
        rng.shuffle(now)
        return now
    go_on(network, vocabulary, f"{o.out}/{o.name}", epochs=o.epochs, steps=steps, rate=o.rate, paragraphs_of_epoch=paragraphs_of_epoch,
          stream=stream, teachers=teachers, report=lambda epoch, loss, took: report("epoch", epoch, loss, took), progress=say)


if __name__ == "__main__":
    main()
