"""Fits how likely an attribution is one, in news.  usage: probability.py EVIDENCE TABLE

EVIDENCE is the folder that gather.py wrote; TABLE is written anew (src/tables/en/probability.tsv). A logistic over the tagger's own logit and the
pieces of src/tables/news_probability.cpp; right is what the gold has (half of the words in common, one to one). Prints what it promises on each story
when fitted on the others: Brier score, calibration error (ten bins), and what part of the right and the wrong ones falls below .5."""
import json
import pathlib
import sys

import numpy as np
from scipy.optimize import minimize

RIDGE = 2.0  # on the pieces, not on constant and logit
LEAST = 5    # statements that have a piece; rarer ones are left out
PARTLY_ANNOTATED = {"seed"}  # its gold holds the core statements alone
GOLD = pathlib.Path(__file__).resolve().parents[3] / "tests/corpus/gold"
HELD_BACK = (GOLD / "HELD_BACK").read_text(encoding="utf-8").split()


def learned(story):
    """Whether the tagger was trained on it: there it is surer than elsewhere."""
    return (GOLD / story).exists() and story not in HELD_BACK


def read(folder):
    rows = []
    for path in sorted(pathlib.Path(folder).glob("*.jsonl")):
        if path.stem not in PARTLY_ANNOTATED and not learned(path.stem):
            rows += [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return rows


def fit(x, right):
    def loss(w):
        z = x @ w
        value = np.logaddexp(0, -z * (2 * right - 1)).sum() + RIDGE / 2 * (w[2:] ** 2).sum()
        slope = x.T @ (1 / (1 + np.exp(-z)) - right)
        slope[2:] += RIDGE * w[2:]
        return value, slope
    return minimize(loss, np.r_[0, 1, np.zeros(x.shape[1] - 2)], jac=True, method="L-BFGS-B").x


def told(name, p, right):
    bins = np.minimum((p * 10).astype(int), 9)
    error = sum(abs((p - right)[bins == k].sum()) for k in range(10)) / len(p)
    print(f"{name:14} {len(p):5}  right {right.mean():.3f}  said {p.mean():.3f}  Brier {np.mean((p - right) ** 2):.4f}  error {error:.4f}  "
          f"below .5: {np.mean(p[right == 1] < 0.5):.3f} of right, {np.mean(p[right == 0] < 0.5):.3f} of wrong")


def main():
    evidence, table = sys.argv[1:3]
    rows = read(evidence)
    right = np.array([row["found"] for row in rows], float)
    stories = np.array([row["story"] for row in rows])
    tagged = np.array([row["tagged"] for row in rows])
    cued = np.array([row["cued"] for row in rows])  # without a cue the tagger's probability stays
    count = {}
    for row in rows:
        for piece in row["shape"]:
            count[piece] = count.get(piece, 0) + 1
    pieces = sorted(piece for piece, n in count.items() if n >= LEAST)
    inside = np.clip(tagged, 1e-4, 1 - 1e-4)
    x = np.c_[np.ones(len(rows)), np.log(inside / (1 - inside)), [[piece in row["shape"] for piece in pieces] for row in rows]].astype(float)
    held_out = tagged.copy()
    for story in sorted(set(stories)):
        test, train = (stories == story) & cued, (stories != story) & cued
        held_out[test] = 1 / (1 + np.exp(-x[test] @ fit(x[train], right[train])))
    for story in sorted(set(stories)):
        told(story, held_out[stories == story], right[stories == story])
    told("all, tagger's", tagged, right)
    told("all, held out", held_out, right)
    weights = fit(x[cued], right[cued])
    path = pathlib.Path(table)
    head = path.read_text(encoding="utf-8").splitlines()[:2]
    rows_out = [f"news\t{name}\t{weight:.3f}" for name, weight in sorted(zip(["constant", "logit", *pieces], weights))]
    path.write_text("\n".join([*head, *rows_out]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
