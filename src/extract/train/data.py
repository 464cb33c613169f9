"""Paragraphs of a corpus as arrays of features, with their gold cues, sources and contents as token tags."""
import collections
import json
import random

import numpy as np

from tokens import CLOSING, INSIDE, OPENING, paragraphs

LONGEST = 220  # tokens of a paragraph that are tagged together in training
UNKNOWN = 1


def shape(word):
    if word[0].isdigit():
        return 4
    if len(word) > 1 and word.isupper():
        return 1
    if word[0].isupper():
        return 2 if word[1:].islower() or len(word) == 1 else 6
    return 3 if word.islower() else 5


def load(path):
    return [json.loads(line) for line in open(path, encoding="utf-8")]


class Paragraph:
    __slots__ = "doc words spans quotes gold features".split()


def read(docs, gold=True):
    out = []
    for number, doc in enumerate(docs):
        text = doc["text"]
        for begin, end, tokens, states in paragraphs(text):
            headline = text[begin:end].rstrip()[-1] not in ".!?\"”'’…)"
            found = []
            for a in doc["attributions"] if gold else ():
                if a.get("cue") and any(begin <= s < end for s, e in a["cue"]):
                    tags = [[i for i, (b, e) in enumerate(tokens) if any(s < e and b < t for s, t in a.get(r) or [])] for r in
                            ("cue", "source", "content")]
                    if tags[0]:
                        found.append(tags)
            for k in range(0, len(tokens), LONGEST):
                p = Paragraph()
                p.doc, p.spans = number, tokens[k:k + LONGEST]
                p.words = [text[b:e] for b, e in p.spans]
                p.quotes = [s + 4 * headline for s in states[k:k + LONGEST]]
                n = len(p.spans)
                cut = [[[i - k for i in r if k <= i < k + n] for r in tags] for tags in found]
                p.gold = [c for c in cut if c[0]]
                out.append(p)
    return out


class Vocabulary:
    """words, prefixes and suffixes with their numbers; 0 is the edge, 1 the unknown word"""

    def __init__(self, train, words, affixes=3000):
        self.count = collections.Counter(w.lower() for p in train for w in p.words)
        self.word = {w: i + 2 for i, w in enumerate(sorted(words))}
        tops = [collections.Counter(cut(w.lower()) for p in train for w in p.words).most_common(affixes) for cut in
                (lambda w: w[:3], lambda w: w[-3:])]
        self.prefix, self.suffix = [{w: i + 1 for i, (w, _) in enumerate(sorted(t))} for t in tops]
        self.drop = np.zeros(len(self.word) + 2, np.float32)
        for w, i in self.word.items():
            self.drop[i] = 0.25 / (0.25 + self.count[w]) if self.count[w] else 0

    def sizes(self):
        return {"word": len(self.word) + 2, "prefix": len(self.prefix) + 1, "suffix": len(self.suffix) + 1, "shape": 7, "quote": 8}

    def encode(self, paragraph):
        low = [w.lower() for w in paragraph.words]
        return np.array([[self.word.get(w, UNKNOWN) for w in low], [self.prefix.get(w[:3], 0) for w in low],
                         [self.suffix.get(w[-3:], 0) for w in low], [shape(w) for w in paragraph.words], paragraph.quotes], np.int64)


def groups(indices):
    """runs of neighbours"""
    out = []
    for i in indices:
        if out and out[-1][-1] == i - 1:
            out[-1].append(i)
        else:
            out.append([i])
    return out


def distances(n, cue):
    """clipped distance to the cue's last token; the cue's own tokens have a value of their own"""
    d = np.clip(np.arange(n) - cue[-1], -20, 20) + 20
    d[cue[0]:cue[-1] + 1] = 41
    return d


def bio(n, indices, begin):
    t = np.zeros(n, np.int64)
    for g in groups(indices):
        t[g[0]] = begin
        t[g[1:]] = begin + 1
    return t


def batches(items, tokens, rng=random):
    """lists of paragraphs of about so many tokens"""
    batch, size = [], 0
    for p in items:
        batch.append(p)
        size += len(p.spans)
        if size >= tokens:
            yield batch
            batch, size = [], 0
    if batch:
        yield batch
