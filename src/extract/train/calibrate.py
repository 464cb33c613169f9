"""Fits what makes a statement's probability, on the documents kept from training.  usage: calibrate.py CORPORA STORIES CANDIDATES MODEL.onr OUT.txt

STORIES: as news.py takes them; those that it held back are calibrated on, beside every twelfth document of PolNeAR train. CANDIDATES is the program build/tests/corpus/candidates. A candidate is right where its content meets a gold content with an IoU of words of at
least .5, one to one, best first, as in score_attributions.py. The bias of the cue tagger and the least probability that is kept: the
highest recall among those near the best triple soft F1. OUT: bias, probability of leftover quotations, least probability, then the weights; for export.py --calibration."""
import pathlib
import re
import subprocess
import sys
import tempfile

import numpy as np

import data
import news

WORD = re.compile(r"\w+")
BIASES = (0.0, 0.5, 1.0, 1.5)
RIDGE = 10.0
NEAR = 0.006  # so much of F1 is given for recall


def words_of(text):
    return [m.span() for m in WORD.finditer(text)]


def covered(words, spans):
    return {i for i, (b, e) in enumerate(words) if any(s < e and b < t for s, t in spans)}


def candidates(program, weights, bias, docs):
    """for each document its candidates: word numbers of source, cue, content, and the evidence"""
    found = [[] for _ in docs]
    with tempfile.TemporaryDirectory() as folder:
        names = []
        for i, doc in enumerate(docs):
            names.append(f"{folder}/{i}.txt")
            open(names[-1], "w", encoding="utf-8", newline="").write(doc["text"])
        lines = subprocess.run([program, weights, str(bias), *names], capture_output=True, check=True).stdout.decode().splitlines()
    place = [np.cumsum([0] + [len(c.encode()) for c in doc["text"]]) for doc in docs]
    words = [words_of(doc["text"]) for doc in docs]
    for line in lines:
        number, source, cue, content, evidence = line.split("\t")
        n = int(number)
        points = [[[int(np.searchsorted(place[n], int(x))) for x in part.split("-")] for part in field.split()] for field in (source, cue, content)]
        found[n].append((*(covered(words[n], p) for p in points), [float(x) for x in evidence.split()]))
    return found


def gold_of(docs):
    out = []
    for doc in docs:
        words = words_of(doc["text"])
        out.append([[covered(words, a.get(r) or []) for r in ("source", "cue", "content")] for a in doc["attributions"] if a.get("content")])
    return out


def matches(gold, system):
    """pairs (gold, system), one to one, best IoU of the contents first"""
    pairs = []
    for i, g in enumerate(gold):
        for k, s in enumerate(system):
            both = len(g[2] & s[2])
            if both and both / len(g[2] | s[2]) >= 0.5:
                pairs.append((-both / len(g[2] | s[2]), i, k))
    used_gold, used, out = set(), set(), []
    for _, i, k in sorted(pairs):
        if i not in used_gold and k not in used:
            used_gold.add(i)
            used.add(k)
            out.append((i, k))
    return out


def fit(x, y):
    """logistic regression with a ridge on all but the constant, by Newton's steps; evidence is divided by its deviation for the ridge alone"""
    scale = np.maximum(x.std(0), 1e-3)
    scale[0] = 1
    z = x / scale
    w = np.zeros(x.shape[1])
    ridge = np.full(len(w), RIDGE)
    ridge[0] = 0
    for _ in range(50):
        p = 1 / (1 + np.exp(-z @ w))
        step = np.linalg.solve((z * (p * (1 - p))[:, None]).T @ z + np.diag(ridge + 1e-6), z.T @ (y - p) - ridge * w)
        w += step
        if np.abs(step).max() < 1e-8:
            break
    return w / scale


def soft(gold, system):
    """triple soft hits: content, a word of the cue, and the last word of the source (or none on both sides)"""
    hits = 0
    for i, k in matches(gold, system):
        g, s = gold[i], system[k]
        hits += bool(g[1] & s[1]) and (bool(g[0] & s[0]) if g[0] else not s[0])
    return hits


def error(p, y, bins=10):
    """expected calibration error, bins of equal width"""
    b = np.minimum((p * bins).astype(int), bins - 1)
    return sum(abs(p[b == k].mean() - y[b == k].mean()) * (b == k).mean() for k in range(bins) if (b == k).any())


def main():
    corpora, stories, program, weights, out = sys.argv[1:6]
    docs = data.load(f"{corpora}/polnear/train.jsonl")[::12] + [d for n in news.HELD for d in news.story(pathlib.Path(stories) / n)]
    gold = gold_of(docs)
    wanted = sum(map(len, gold))
    tried = []
    for bias in BIASES:
        found = candidates(program, weights, bias, docs)
        x = np.array([c[3] for f in found for c in f])
        right = [{k for _, k in matches(g, f)} for g, f in zip(gold, found)]
        y = np.array([float(k in r) for r, f in zip(right, found) for k in range(len(f))])
        fold = np.array([i % 5 for i, f in enumerate(found) for _ in f])
        p = np.zeros(len(y))  # each document's from the others
        for k in range(5):
            p[fold == k] = 1 / (1 + np.exp(-x[fold == k] @ fit(x[fold != k], y[fold != k])))
        at = np.cumsum([0] + [len(f) for f in found])
        for least in np.arange(0.0, 0.6, 0.02):
            hits = made = 0
            for i, f in enumerate(found):
                kept = [c for c, q in zip(f, p[at[i]:at[i + 1]]) if q >= least]
                hits, made = hits + soft(gold[i], kept), made + len(kept)
            tried.append((2 * hits / (made + wanted), hits / wanted, hits / made, bias, least, fit(x, y)))
        print(f"bias {bias}: {len(y)} candidates, {y.mean():.3f} right, calibration error {error(p, y):.3f}", flush=True)
    top = max(t[0] for t in tried)
    best = max((t for t in tried if t[0] >= top - NEAR), key=lambda t: t[1])
    print(f"F1 {best[0]:.3f} R {best[1]:.3f} P {best[2]:.3f} with bias {best[3]}, least {best[4]:.2f}; the best F1 was {top:.3f}")
    best = (best[0], *best[3:])
    np.savetxt(out, np.concatenate([[best[1], 0.5, best[2]], best[3]]), fmt="%.6g")


if __name__ == "__main__":
    main()
