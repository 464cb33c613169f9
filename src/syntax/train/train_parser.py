"""Trains the parser.  usage: train_parser.py CORPORA VECTORS.npz OUT [--seed N] [--epochs N] [--stop N] [--name NAME] [--from NAME]
       [--set KEY=VALUE ...]

Learns from EWT train and GUM train, over their words and over the program's own tokens; EWT dev, gum_news.dev and
PUD are reported and never trained on. Writes OUT/NAME.pt, OUT/NAME.vocabulary and OUT/NAME.log."""
import argparse
import pickle
import random
import time

import numpy as np
import torch
import torch.nn.functional as F

import treebank
import trees
from parser_network import Parser, bucket_table

CONFIG = {"word": 100, "affix": 24, "state": 96, "layers": 3, "arc": 96, "relation": 64, "dropout": 0.3, "rate": 2.5e-3, "tokens": 1200,
          "average": 0.998}
LONGEST = 120  # words; longer sentences are left out of training


def arrays(sentences, vocabulary):
    tag = {t: i for i, t in enumerate(treebank.TAGS)}
    relation = {r: i for i, r in enumerate(treebank.RELATIONS)}
    for s in sentences:
        gold = [[tag[t] for t in s.tags], s.heads, [relation[r] for r in s.relations]]
        s.features = np.concatenate([vocabulary.encode(s), np.array(gold, np.int64)])


def batches(sentences, tokens, rng):
    """sentences of like length together, in random order; copies cost no more than their longest"""
    order = sorted(sentences, key=lambda s: len(s.words) + rng.random() * 4)
    groups, size = [[]], 0
    for s in order:
        if size >= tokens:
            groups.append([])
            size = 0
        groups[-1].append(s)
        size += len(s.words)
    rng.shuffle(groups)
    return groups


def gather(batch):
    offset = np.zeros(len(batch) + 1, np.int32)
    np.cumsum([len(s.words) for s in batch], out=offset[1:])
    return torch.from_numpy(np.concatenate([s.features for s in batch], 1)), offset


def loss_of(network, vocabulary, batch, table):
    f, offset = gather(batch)
    dropped = torch.rand(f.shape[1]) < torch.from_numpy(vocabulary.drop[f[0].numpy()])
    words = torch.where(dropped, torch.full_like(f[0], treebank.UNKNOWN), f[0])
    x = network.encode(torch.stack([words, f[1], f[2], f[3]]), offset)
    scores, there = network.arcs(x, offset, table)
    arc = F.cross_entropy(scores[there], f[5])
    relation = F.cross_entropy(network.relations(x, offset, f[5].numpy() - 1), f[6])
    return arc + 0.6 * relation + 0.3 * F.cross_entropy(network.tag(x), f[4])


def answers(network, sentences, table, tokens=4000):
    network.eval()
    found = {}
    with torch.no_grad():
        order = sorted(range(len(sentences)), key=lambda i: len(sentences[i].words))
        while order:
            batch, size = [], 0
            while order and size < tokens:
                batch.append(order.pop())
                size += len(sentences[batch[-1]].words)
            f, offset = gather([sentences[i] for i in batch])
            x = network.encode(f[:4], offset)
            scores, _ = network.arcs(x, offset, table)
            scores = scores.numpy()
            lengths = np.diff(offset)
            heads = [trees.best_tree(scores[k, :n, :n + 1]) for k, n in enumerate(lengths)]
            tags = network.tag(x).argmax(1).numpy()
            relations = network.relations(x, offset, np.concatenate(heads)).argmax(1).numpy()
            for k, i in enumerate(batch):
                part = slice(offset[k], offset[k + 1])
                found[i] = ([treebank.TAGS[t] for t in tags[part]], heads[k], [treebank.RELATIONS[r] for r in relations[part]])
    network.train()
    return [found[i] for i in range(len(sentences))]


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpora")
    a.add_argument("vectors")
    a.add_argument("out")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--epochs", type=int, default=12)
    a.add_argument("--stop", type=int, help="epochs after which to break off; the rate still falls as for --epochs")
    a.add_argument("--name", default="parser")
    a.add_argument("--from", dest="start", help="NAME to go on from")
    a.add_argument("--set", nargs="*", default=[])
    o = a.parse_args()
    config = dict(CONFIG)
    for pair in o.set:
        k, v = pair.split("=")
        config[k] = type(CONFIG[k])(v)
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    rng = random.Random(o.seed)
    read = lambda name: treebank.read(f"{o.corpora}/ud/{name}.conllu.xz")  # noqa: E731
    train = read("ewt.train") + read("gum.train")
    pairs = [(s, treebank.own_tokens(s)) for s in train if len(s.words) <= LONGEST]
    tests = {name: read(name) for name in ("ewt.dev", "gum_news.dev", "pud.test")}
    tests["pud.test, own tokens"] = [treebank.own_tokens(s) or s for s in tests["pud.test"]]
    start = np.load(o.vectors)
    vocabulary = treebank.Vocabulary(train, start["words"].tolist())
    train = [s for pair in pairs for s in pair if s]
    arrays(train, vocabulary)
    for sentences in tests.values():
        arrays(sentences, vocabulary)
    table = bucket_table(max(len(s.words) for group in [train, *tests.values()] for s in group))
    network = Parser(vocabulary.sizes(), len(treebank.TAGS), len(treebank.RELATIONS), config)
    with torch.no_grad():
        network.word.weight[2:] = torch.from_numpy(start["vectors"][np.argsort(start["words"], kind="stable")])
        network.word.weight[1] = 0
    if o.start:
        network.load_state_dict(torch.load(f"{o.out}/{o.start}.pt")["weights"])
    log = open(f"{o.out}/{o.name}.log", "w")

    def say(*x):
        print(*x, flush=True)
        print(*x, file=log, flush=True)
    total_tokens = sum(len(s.words) for s, _ in pairs)
    say(config, "seed", o.seed, "epochs", o.epochs, "weights", sum(p.numel() for p in network.parameters()), "sentences", len(pairs), "otherwise in own tokens",
        len(train) - len(pairs), "words", total_tokens)
    rest = [p for n, p in network.named_parameters() if n != "word.weight"]
    optimisers = [torch.optim.Adam(rest, lr=config["rate"], betas=(0.9, 0.95)),
                  torch.optim.SparseAdam([network.word.weight], lr=config["rate"], betas=(0.9, 0.95))]  # only the words of the batch
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    steps, step = o.epochs * total_tokens // config["tokens"], 0
    for epoch in range(o.stop or o.epochs):
        began, used, total, count = time.time(), time.process_time(), 0.0, 0
        chosen = [own if own and rng.random() < 0.5 else words for words, own in pairs]  # the treebank's words or our tokens
        for batch in batches(chosen, config["tokens"], rng):
            done = min(1.0, step / steps)
            for g in (g for optimiser in optimisers for g in optimiser.param_groups):
                g["lr"] = config["rate"] * (min(1.0, (step + 1) / 50) * (1 - done) + 0.01)
            loss = loss_of(network, vocabulary, batch, table)
            network.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(rest, 5.0)
            for optimiser in optimisers:
                optimiser.step()
            step += 1
            total, count = total + float(loss.detach()), count + 1
            if step % 4 == 0:  # every fourth step is enough and cheaper
                decay = min(config["average"], step / (step + 10)) ** 4
                with torch.no_grad():
                    for n, p in network.named_parameters():
                        average[n].lerp_(p, 1 - decay)
            if step % 100 == 0:
                say(" step", step, "of", steps, round(total / count, 4), f"{time.time() - began:.0f}s, {time.process_time() - used:.0f}s of processor")
        took, used = time.time() - began, time.process_time() - used
        now = {n: p.detach().clone() for n, p in network.named_parameters()}
        network.load_state_dict(average)
        torch.save({"config": config, "weights": network.state_dict()}, f"{o.out}/{o.name}.pt")
        pickle.dump(vocabulary, open(f"{o.out}/{o.name}.vocabulary", "wb"))
        last = epoch + 1 == (o.stop or o.epochs)
        shown = {name: trees.score(s, answers(network, s, table)) for name, s in tests.items() if last or name == "ewt.dev" or epoch % 3 == 2}
        say("epoch", epoch, round(total / count, 4), f"{took:.0f}s, {used:.0f}s of processor")
        for name, figures in shown.items():
            say("  ", name, figures)
        network.load_state_dict(now)


if __name__ == "__main__":
    main()
