"""The network of a weights file that export.py wrote, as one to train on from.  usage: shipped.py WEIGHTS.onr OUT NAME
Writes OUT/NAME.pt and OUT/NAME.vocabulary. Whole numbers become floats again; how often a word stood in training is not in the file: none is dropped for it."""
import pickle
import struct
import sys

import numpy as np
import torch

import data

ONE = 2048
TYPES = {1: np.int8, 2: np.int16, 4: np.float32}


def sections(blob):
    length, = struct.unpack_from("<I", blob, 20)
    header = dict(line.split("=", 1) for line in blob[24:24 + length].decode().splitlines())
    at, found = 24 + length, {}
    while at < len(blob):
        size, = struct.unpack_from("<H", blob, at)
        name = blob[at + 2:at + 2 + size].decode()
        kind, rows, columns = struct.unpack_from("<BII", blob, at + 2 + size)
        at += 11 + size
        if kind:
            found[name] = np.frombuffer(blob, np.dtype(TYPES[kind]).newbyteorder("<"), rows * columns, at).reshape(rows, columns)
        else:
            found[name] = blob[at:at + columns].decode().split("\n")
        at += rows * columns * max(kind, 1)
    return header, found


def main():
    header, s = sections(open(sys.argv[1], "rb").read())
    config = {k: int(header[k]) for k in ("word", "affix", "state", "layers", "role", "role2")} | {"dropout": 0.35, "tokens": 2200, "average": 0.998, "smooth": 0.0}
    vocabulary = data.Vocabulary.__new__(data.Vocabulary)
    vocabulary.word = {w: i + 2 for i, w in enumerate(s["words"])}
    vocabulary.prefix, vocabulary.suffix = ({w: i + 1 for i, w in enumerate(s[k])} for k in ("prefixes", "suffixes"))
    vocabulary.drop = np.zeros(len(vocabulary.word) + 2, np.float32)

    def matrix(name):
        return s[name + ".weight"] * s[name + ".factor"].reshape(-1, 1) * ONE
    weights = {"word.weight": s["word.vector"] * s["word.factor"].reshape(-1, 1).astype(np.float32) / 128 / ONE}
    for name in ("prefix", "suffix", "shape", "quote"):
        weights[name + ".weight"] = s[name + ".vector"] / np.float32(ONE)
    layers = [(f"layer{k}", f"layers.{k}.gates") for k in range(config["layers"])] + [("second", "second.gates")]
    for name, own in layers + [(n, n) for n in ("cue", "state_gates", "cue_gates", "cue_scale", "role", "skip")]:
        weights[own + ".weight"] = matrix(name)
        if name != "skip":
            weights[own + ".bias"] = s[name + ".bias"].reshape(-1)
    weights["distance"] = s["distance"] / np.float32(ONE)
    torch.save({"config": config, "weights": {k: torch.tensor(np.ascontiguousarray(v), dtype=torch.float32) for k, v in weights.items()}}, f"{sys.argv[2]}/{sys.argv[3]}.pt")
    pickle.dump(vocabulary, open(f"{sys.argv[2]}/{sys.argv[3]}.vocabulary", "wb"))
    print(config, len(vocabulary.word), "words", s["calibration"].round(3).tolist())


if __name__ == "__main__":
    main()
