"""Which way words point, learned from sentences for and against claims.  usage: words.py CLAIMS OUT

Writes the table OUT/weights.tsv.

"X should be banned" is a claim against X; a sentence for it speaks against X. Words of the claim itself and words of fewer than five claims
are left out, so that what is learned is tone and no topic. Two weights a word: toward the thing (times the claim's own side) and plain
(toward the claim). Logistic, L2; a claim counts like at most twenty of its sentences."""
import collections
import json
import pathlib
import re
import sys

import numpy as np

import fitting

LEAST = 0.08  # smaller weights are left out
AGAINST = re.compile(r"\b(ban|banned|banning|abolish\w*|end|ended|stop|criminal|illegal|prohibit\w*|not|never|wrong|bad|harm\w*|restrict\w*|eliminat\w*|against|"
                     r"removed?|oppos\w*|unjust\w*|cannot|no|limits?|outlaw\w*|fail\w*|less|repeal\w*|reject|withdraw\w*|scrap|avoid|worse|unethical|immoral|"
                     r"shouldn't|dangerous|abandon\w*|cease|reduce\w*)\b", re.I)
NEGATIVE = {"not", "n't", "no", "never", "nor", "neither", "without", "cannot", "nothing", "none", "nobody"}
WORD = re.compile(r"[A-Za-z]+(?:['’][a-z]+)?|[.!?;:]")


def words_of(text):
    for word in WORD.findall(text):
        word = word.lower().replace("’", "'")
        if word.endswith("n't") and len(word) > 3:
            yield word[:-3]
            yield "n't"
        elif "'" in word:
            head, tail = word.split("'", 1)
            yield head
            yield "'" + tail
        else:
            yield word


def stem(word):
    for end in ("ies", "ing", "ed", "es", "s"):
        if len(word) > len(end) + 3 and word.endswith(end):
            return word[:-len(end)] + ("y" if end == "ies" else "")
    return word[:-1] if word.endswith("e") and len(word) > 4 else word


def marked(words):
    """w:word, or n:word within four words of a negation."""
    turned = 0
    for word in words:
        if not word[0].isalpha() and word not in ("n't",) and not word.startswith("'"):
            turned = 0
            continue
        negative = word in NEGATIVE
        yield ("n:" if turned and not negative else "w:") + word
        turned = 4 if negative else max(0, turned - 1)


def main():
    claims, forms = [], collections.defaultdict(set)
    for name in ("perspectrum", "argkp"):
        for line in open(f"{sys.argv[1]}/{name}.jsonl", encoding="utf-8"):
            r = json.loads(line)
            claims.append((r["claim"], -1 if AGAINST.search(r["claim"].replace("’", "'")) else 1, list(marked(words_of(r["text"]))), r["stance"]))
    sentences = collections.Counter(c[0] for c in claims)
    rows, topics = [], collections.defaultdict(set)
    for claim, side, words, _ in claims:
        own = {stem(w) for w in words_of(claim) if len(w) > 3 and w not in NEGATIVE and w not in ("should", "must")}
        pieces = collections.Counter()
        for word in words:
            root = word[:2] + stem(word[2:])
            forms[root].add(word)
            if root[2:] not in own:
                pieces[root] = min(pieces[root] + 1, 2)
        rows.append({**{"t" + k: side * v for k, v in pieces.items()}, **{"p" + k: 0.7 * v for k, v in pieces.items()}})
        for k in pieces:
            topics[k].add(claim)
    known = sorted(k for k, t in topics.items() if len(t) >= 5)
    place = {m + k: i for i, (m, k) in enumerate((m, k) for m in "tp" for k in known)}
    x = fitting.matrix(rows, place)
    y = np.array([c[3] for c in claims], float)
    weight = np.array([min(1, (20 / sentences[c[0]]) ** 0.5) for c in claims])
    fold = {c: i % 5 for i, c in enumerate(sorted(sentences, key=lambda c: (len(c), c)))}
    folds = np.array([fold[c[0]] for c in claims])
    right = 0
    for k in range(5):
        w = fitting.logistic(x[folds != k], y[folds != k], np.full(len(place), 8.0), weight[folds != k])
        right += (np.sign(x[folds == k] @ w) == y[folds == k]).sum()
    print(f"claims not seen: {right / len(y):.3f} of {len(y)} sentences right, {len(known)} words")
    w = fitting.logistic(x, y, np.full(len(place), 8.0), weight)
    lines = []
    for model, mark in (("plain", "p"), ("toward", "t")):
        for k in known:
            value = round(float(w[place[mark + k]]), 2)
            if abs(value) >= LEAST:
                lines += [f"{model}\t{form}\t{value:.2f}\n" for form in forms[k]]
    out = pathlib.Path(sys.argv[2])
    out.mkdir(parents=True, exist_ok=True)
    (out / "weights.tsv").write_text("model\tpiece\tweight\n" + "".join(sorted(lines)), encoding="utf-8")
    print(len(lines), "weights")


main()
