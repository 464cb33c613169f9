"""Sentences of a treebank (CoNLL-U, xz) with their trees, over the treebank's words or over the program's own tokens."""
import collections
import lzma
import os
import re
import sys

import numpy as np

sys.path.insert(1, os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../extract/train"))
from tokens import TOKEN  # noqa: E402

TAGS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
RELATIONS = ("acl acl:relcl advcl advcl:relcl advmod amod appos aux aux:pass case cc cc:preconj ccomp compound compound:prt conj cop csubj "
             "csubj:outer csubj:pass dep det det:predet discourse dislocated expl fixed flat goeswith iobj list mark nmod nmod:desc nmod:poss "
             "nmod:unmarked nsubj nsubj:outer nsubj:pass nummod obj obl obl:agent obl:unmarked orphan parataxis punct reparandum root "
             "vocative xcomp").split()
UNKNOWN = 1
MARKS = {"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "``": '"', "''": '"', "‘": "'", "’": "'", "–": "--", "—": "--", "---": "--", "…": "..."}


class Sentence:
    __slots__ = "words tags heads relations glued features".split()

    def __init__(self, words, tags, heads, relations, glued):
        self.words, self.tags, self.heads, self.relations, self.glued = words, tags, heads, relations, glued


def read(path):
    """heads count from 1; 0 is the root. `glued`: no space behind the word"""
    out, rows = [], []
    for line in lzma.open(path, "rt", encoding="utf-8"):
        line = line.rstrip("\n")
        if not line:
            if rows:
                out.append(Sentence([r[1] for r in rows], [r[3] for r in rows], [int(r[6]) for r in rows], [r[7] for r in rows],
                                    ["SpaceAfter=No" in r[9] for r in rows]))
            rows = []
        elif line[0] != "#":
            row = line.split("\t")
            if row[0].isdigit():
                rows.append(row)
    return out


def plain(word):
    """what the network sees of a word: small letters, one kind of quotation mark and dash, every digit 0"""
    word = MARKS.get(word, word).lower().replace("’", "'").replace("‘", "'")
    return re.sub("[0-9]", "0", word)


def shape(word):
    if word[0].isdigit():
        return 4
    if len(word) > 1 and word.isupper():
        return 1
    if word[0].isupper():
        return 2 if word[1:].islower() or len(word) == 1 else 6
    return 3 if word.islower() else 5


def own_tokens(sentence):
    """the same sentence over the program's tokens: words in one token become its highest word, further tokens of a word hang on its first"""
    text, spans = "", []
    for word, glued in zip(sentence.words, sentence.glued):
        spans.append((len(text), len(text) + len(word)))
        text += word + ("" if glued else " ")
    tokens = [(m.start(), m.end()) for m in TOKEN.finditer(text)]
    if tokens == spans or not tokens:
        return None
    depth = [0] * len(spans)
    for i in range(len(spans)):
        at = i
        while sentence.heads[at]:
            at, depth[i] = sentence.heads[at] - 1, depth[i] + 1
    main, at = [], 0
    for begin, end in spans:
        touching = [t for t, (b, e) in enumerate(tokens) if b < end and begin < e]
        if not touching:
            return None
        main.append(next((t for t in touching if any(c.isalnum() for c in text[tokens[t][0]:tokens[t][1]])), touching[0]))
    held = collections.defaultdict(list)
    for i, t in enumerate(main):
        held[t].append(i)
    words, tags, heads, relations = [], [], [], []
    for t, (b, e) in enumerate(tokens):
        words.append(text[b:e])
        if held[t]:
            top = min(held[t], key=lambda i: (depth[i], i))
            tags.append(sentence.tags[top])
            heads.append(main[sentence.heads[top] - 1] + 1 if sentence.heads[top] else 0)
            relations.append(sentence.relations[top])
        else:
            owner = next(i for i, (begin, end) in enumerate(spans) if b < end and begin < e)
            mark = not any(c.isalnum() for c in text[b:e])
            tags.append("PUNCT" if mark else sentence.tags[owner])
            heads.append(main[owner] + 1)
            relations.append("punct" if mark else "flat")
    return Sentence(words, tags, heads, relations, [a[1] == b[0] for a, b in zip(tokens, tokens[1:])] + [False])


class Vocabulary:
    """words, prefixes and suffixes with their numbers; 0 is the edge (or no such affix), 1 the unknown word"""

    def __init__(self, train, words, affixes=2500):
        self.count = collections.Counter(plain(w) for s in train for w in s.words)
        self.word = {w: i + 2 for i, w in enumerate(sorted(words))}
        tops = [collections.Counter(cut(plain(w)) for s in train for w in s.words).most_common(affixes) for cut in
                (lambda w: w[:3], lambda w: w[-3:])]
        self.prefix, self.suffix = [{w: i + 1 for i, (w, _) in enumerate(sorted(t))} for t in tops]
        self.drop = np.zeros(len(self.word) + 2, np.float32)
        for w, i in self.word.items():
            self.drop[i] = 0.25 / (0.25 + self.count[w]) if self.count[w] else 0

    def sizes(self):
        return {"word": len(self.word) + 2, "prefix": len(self.prefix) + 1, "suffix": len(self.suffix) + 1, "shape": 7}

    def encode(self, sentence):
        low = [plain(w) for w in sentence.words]
        return np.array([[self.word.get(w, UNKNOWN) for w in low], [self.prefix.get(w[:3], 0) for w in low],
                         [self.suffix.get(w[-3:], 0) for w in low], [shape(w) for w in sentence.words]], np.int64)
