"""Trains the tagger.  usage: train.py CORPORA VECTORS.npz OUT [--seed N] [--epochs N] [--name NAME] [--set KEY=VALUE ...]

Every twelfth document of PolNeAR train is kept for choices and for calibration; dev is only reported. Writes OUT/NAME.pt and OUT/NAME.log."""
import argparse
import pathlib
import pickle
import random
import sys
import time

import numpy as np
import torch
import torch.nn.functional as F

import data
import decode
from model import Network

CONFIG = {"word": 100, "affix": 24, "state": 160, "layers": 3, "role": 128, "role2": 64, "dropout": 0.35, "rate": 2e-3, "word_rate": 1.0,
          "tokens": 2200, "average": 0.998, "smooth": 0.0}


def score(gold, answers, tools):
    sys.path.insert(0, tools)
    import score_attributions as s
    gold = {d["doc_id"]: d for d in gold}
    r = {}
    for need in ("all", "speech", "quoted"):
        report = s.evaluate(gold, answers, need)[0]
        r[need] = round(100 * report["triple soft"]["F1"], 1)
        if need == "all":
            r["exact"] = round(100 * report["content exact"]["F1"], 1)
            r["P"], r["R"] = round(100 * report["triple soft"]["P"], 1), round(100 * report["triple soft"]["R"], 1)
    return r


def loss_of(network, vocabulary, batch, smooth):
    features, offset = decode.gather(batch, vocabulary)
    dropped = torch.rand(features.shape[1]) < torch.from_numpy(vocabulary.drop[features[0].numpy()])
    features = torch.cat([torch.where(dropped, torch.full_like(features[0], data.UNKNOWN), features[0])[None], features[1:]])
    states = network.encode(features, offset)
    wanted = np.zeros(features.shape[1], np.int64)
    cues, roles = [], []
    for j, p in enumerate(batch):
        n = len(p.spans)
        for cue, source, content in p.gold:
            wanted[[int(offset[j]) + i for i in cue]] = 2
            for g in data.groups(cue):
                wanted[int(offset[j]) + g[0]] = 1
            if content:
                cues.append((j, data.groups(cue)[0]))
                tags = data.bio(n, source, 1)
                said = data.bio(n, content, 3)
                roles.append(np.where(said > 0, said, tags))
    loss = 3 * F.cross_entropy(network.cue(states), torch.from_numpy(wanted), label_smoothing=smooth)
    if cues:
        out = network.roles(states, *decode.views(batch, offset, cues))
        loss = loss + F.cross_entropy(out, torch.from_numpy(np.concatenate(roles)), label_smoothing=smooth)
    return loss


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpora")
    a.add_argument("vectors")
    a.add_argument("out")
    a.add_argument("--seed", type=int, default=1)
    a.add_argument("--epochs", type=int, default=10)
    a.add_argument("--name", default="model")
    a.add_argument("--set", nargs="*", default=[])
    o = a.parse_args()
    config = dict(CONFIG)
    for pair in o.set:
        k, v = pair.split("=")
        config[k] = type(CONFIG[k])(v)
    torch.set_num_threads(1)
    torch.manual_seed(o.seed)
    random.seed(o.seed)
    docs = data.load(f"{o.corpora}/polnear/train.jsonl")
    choice = docs[::12]
    train = data.read([d for i, d in enumerate(docs) if i % 12])
    held = data.read(choice)
    dev_docs = data.load(f"{o.corpora}/polnear/dev.jsonl")
    dev = data.read(dev_docs)
    start = np.load(o.vectors)
    vocabulary = data.Vocabulary(train, start["words"].tolist())
    network = Network(vocabulary.sizes(), config)
    with torch.no_grad():
        network.word.weight[2:] = torch.from_numpy(start["vectors"][np.argsort(start["words"], kind="stable")])
    log = open(f"{o.out}/{o.name}.log", "w")

    def say(*x):
        print(*x, flush=True)
        print(*x, file=log, flush=True)
    say(config, "seed", o.seed, "epochs", o.epochs, "weights", sum(p.numel() for p in network.parameters()), "paragraphs", len(train))
    rest = [p for n, p in network.named_parameters() if n != "word.weight"]
    optimiser = torch.optim.Adam([{"params": rest, "scale": 1.0}, {"params": [network.word.weight], "scale": config["word_rate"]}], lr=config["rate"])
    average = {n: p.detach().clone() for n, p in network.named_parameters()}
    steps = o.epochs * sum(len(p.spans) for p in train) // config["tokens"]
    step = 0
    for epoch in range(o.epochs):
        network.train()
        began, total, count = time.time(), 0.0, 0
        random.shuffle(train)
        for batch in data.batches(train, config["tokens"]):
            done = min(1.0, step / steps)
            for g in optimiser.param_groups:
                g["lr"] = g["scale"] * config["rate"] * (min(1.0, (step + 1) / 100) * (1 - done) + 0.02)
            loss = loss_of(network, vocabulary, batch, config["smooth"])
            optimiser.zero_grad()
            loss.backward()
            norm = torch.nn.utils.clip_grad_norm_(rest, 5.0)
            if not torch.isfinite(norm):
                say(" step", step, "skipped: gradient", float(norm), "loss", float(loss.detach()))
                step += 1
                continue
            optimiser.step()
            step += 1
            total, count = total + float(loss.detach()), count + 1
            decay = min(config["average"], step / (step + 10))
            with torch.no_grad():
                if step % 4 == 0:  # every fourth step is enough and cheaper
                    for n, p in network.named_parameters():
                        average[n].lerp_(p, 1 - decay ** 4)
            if step % 100 == 0:
                say(" step", step, "of", steps, round(total / count, 4), f"{time.time() - began:.0f}s")
        took = time.time() - began
        if epoch % 2 or epoch + 1 == o.epochs:
            now = {n: p.detach().clone() for n, p in network.named_parameters()}
            network.load_state_dict(average)
            torch.save({"config": config, "weights": network.state_dict()}, f"{o.out}/{o.name}.pt")
            pickle.dump(vocabulary, open(f"{o.out}/{o.name}.vocabulary", "wb"))
            say("epoch", epoch, round(total / count, 4), f"{took:.0f}s", "choice", score(choice, decode.answers(network, vocabulary, held, choice), TOOLS),
                "dev", score(dev_docs, decode.answers(network, vocabulary, dev, dev_docs), TOOLS))
            network.load_state_dict(now)
        else:
            say("epoch", epoch, round(total / count, 4), f"{took:.0f}s")


TOOLS = str(pathlib.Path(__file__).resolve().parents[4] / "shared" / "tools")

if __name__ == "__main__":
    main()
