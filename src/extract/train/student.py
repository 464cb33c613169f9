"""Second stage: the network goes on learning from joined paragraphs (articles often come without line ends) and from its own averaged answers on
unlabelled newswire.  usage: student.py CORPORA OUT --from NAME --name NAME [--epochs N] [--set KEY=VALUE ...]"""
import argparse
import copy
import gzip
import json
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import decode
import train as first
from model import Network


def joined(paragraphs, chance, rng):
    """neighbouring paragraphs of one document made one, by chance"""
    out = []
    for p in paragraphs:
        q = out[-1] if out else None
        if q is not None and q.doc == p.doc and len(q.spans) + len(p.spans) <= data.LONGEST and rng.random() < chance:
            j = data.Paragraph()
            n = len(q.spans)
            j.doc, j.spans, j.words, j.features = p.doc, q.spans + p.spans, q.words + p.words, None
            j.quotes = [k % 4 for k in q.quotes] + [k % 4 for k in p.quotes]
            j.gold = q.gold + [[[i + n for i in r] for r in g] for g in p.gold]
            out[-1] = j
        else:
            out.append(p)
    return out


def unlabelled(corpora, limit, rng):
    docs = [json.loads(line) for line in gzip.open(f"{corpora}/reuters/articles.jsonl.gz", "rt", encoding="utf-8")]
    dollar = {json.loads(line)["doc_id"] for line in open(f"{corpora}/reuters/dollar/articles.jsonl", encoding="utf-8")}
    docs = [d for d in docs if d["doc_id"] not in dollar]
    for name in ("unscon", "newsmtsc"):
        docs += [json.loads(line) for line in open(f"{corpora}/{name}/dev.jsonl", encoding="utf-8")]
    rng.shuffle(docs)
    out = []
    for p in joined(data.read(docs[:6000], gold=False), 0.3, rng):
        if len(p.spans) > 5:
            out.append(p)
    rng.shuffle(out)
    total = 0
    for i, p in enumerate(out):
        total += len(p.spans)
        if total > limit:
            return out[:i]
    return out


def soft(scores, wanted):
    return -(wanted * torch.log_softmax(scores, -1)).sum(-1).mean()


def loss_from(teachers, network, vocabulary, batch):
    features, offset = decode.gather(batch, vocabulary)
    with torch.no_grad():
        s = [m.encode(features, offset) for m in teachers]
        cue = torch.stack([torch.softmax(m.cue(x), -1) for m, x in zip(teachers, s)]).mean(0)
        tags = decode.viterbi(*decode.padded(cue.log().numpy(), offset))
        cues = [(j, r) for j in range(len(batch)) for r in decode.runs(tags[j][:len(batch[j].spans)], 1)]
        view = decode.views(batch, offset, cues) if cues else None
        roles = torch.stack([torch.softmax(m.roles(x, *view), -1) for m, x in zip(teachers, s)]).mean(0) if cues else None
    dropped = torch.rand(features.shape[1]) < torch.from_numpy(vocabulary.drop[features[0].numpy()])
    features = torch.cat([torch.where(dropped, torch.full_like(features[0], data.UNKNOWN), features[0])[None], features[1:]])
    states = network.encode(features, offset)
    loss = 3 * soft(network.cue(states), cue)
    if cues:
        loss = loss + soft(network.roles(states, *view), roles)
    return loss


def networks(out, names, vocabulary, config):
    """trained ones, to learn from"""
    found = []
    for name in names:
        found.append(Network(vocabulary.sizes(), config))
        found[-1].load_state_dict(torch.load(f"{out}/{name}.pt")["weights"])
        found[-1].eval()
    return found


def go_on(network, vocabulary, path, *, epochs, steps, rate, paragraphs_of_epoch, stream, teachers, report, progress=None):
    """Trains a trained network further: on what each epoch's paragraphs have as gold and, while `stream` has batches, on the teachers' answers to those.
    The running mean of its weights is saved as PATH.pt after each epoch, and reported while the network has it; progress is told every 50 steps."""
    config = network.config
    rest = [p for n, p in network.named_parameters() if n != "word.weight"]
    optimiser = torch.optim.Adam(network.parameters(), lr=rate)
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    step = 0
    for epoch in range(epochs):
        network.train()
        began, total, count = time.time(), 0.0, 0
        for batch in data.batches(paragraphs_of_epoch(), config["tokens"]):
            done = min(1.0, step / steps)
            for g in optimiser.param_groups:
                g["lr"] = rate * (min(1.0, (step + 1) / 50) * (1 - done) + 0.02)
            loss = first.loss_of(network, vocabulary, batch, config["smooth"])
            more = next(stream, None)
            both = loss + (0.5 * loss_from(teachers, network, vocabulary, more) if more else 0)
            optimiser.zero_grad()
            both.backward()
            norm = torch.nn.utils.clip_grad_norm_(rest, 5.0)
            if torch.isfinite(norm):
                optimiser.step()
            step += 1
            total, count = total + float(loss.detach()), count + 1
            decay = min(config["average"], step / (step + 10))
            with torch.no_grad():
                if step % 4 == 0:
                    for n, p in network.named_parameters():
                        average[n].lerp_(p, 1 - decay ** 4)
            if progress and step % 50 == 0:
                progress(" step", step, "of", steps, round(total / count, 4), f"{time.time() - began:.0f}s")
        took = time.time() - began
        kept = {n: p.detach().clone() for n, p in network.named_parameters()}
        network.load_state_dict(average)
        torch.save({"config": config, "weights": network.state_dict()}, f"{path}.pt")
        pickle.dump(vocabulary, open(f"{path}.vocabulary", "wb"))
        report(epoch, round(total / count, 4), f"{took:.0f}s")
        network.load_state_dict(kept)


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpora")
    a.add_argument("out")
    a.add_argument("--from", dest="start", default="a")
    a.add_argument("--also", nargs="*", default=[], help="more teachers, of the same vocabulary")
    a.add_argument("--name", default="student")
    a.add_argument("--epochs", type=int, default=5)
    a.add_argument("--seed", type=int, default=3)
    a.add_argument("--rate", type=float, default=1e-3)
    a.add_argument("--set", nargs="*", default=[])
    o = a.parse_args()
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    saved = torch.load(f"{o.out}/{o.start}.pt")
    config = dict(saved["config"])
    for pair in o.set:
        k, v = pair.split("=")
        config[k] = type(config[k])(v)
    vocabulary = pickle.load(open(f"{o.out}/{o.start}.vocabulary", "rb"))
    docs = data.load(f"{o.corpora}/polnear/train.jsonl")
    choice = docs[::12]
    plain = data.read([d for i, d in enumerate(docs) if i % 12])
    held = data.read(choice)
    dev_docs = data.load(f"{o.corpora}/polnear/dev.jsonl")
    dev = data.read(dev_docs)
    teachers = networks(o.out, [o.start, *o.also], vocabulary, config)
    network = copy.deepcopy(teachers[0])
    network.drop.p = config["dropout"]
    per_step = config["tokens"]
    steps = o.epochs * sum(len(p.spans) for p in plain) // per_step
    extra = unlabelled(o.corpora, steps * per_step // 2, rng)
    log = open(f"{o.out}/{o.name}.log", "w")

    def say(*x):
        print(*x, flush=True)
        print(*x, file=log, flush=True)
    say(config, "unlabelled paragraphs", len(extra), "steps", steps)
    def paragraphs_of_epoch():
        now = joined(plain, 0.2, rng)
        rng.shuffle(now)
        return now

    def report(epoch, loss, took):
        say("epoch", epoch, loss, took, "choice", first.score(choice, decode.answers(network, vocabulary, held, choice), first.TOOLS),
            "dev", first.score(dev_docs, decode.answers(network, vocabulary, dev, dev_docs), first.TOOLS))
    go_on(network, vocabulary, f"{o.out}/{o.name}", epochs=o.epochs, steps=steps, rate=o.rate, paragraphs_of_epoch=paragraphs_of_epoch,
          stream=data.batches(extra, per_step // 2), teachers=teachers, report=report)


if __name__ == "__main__":
    main()
