"""Writes the trained parser as the weights file that the program reads.  usage: export_parser.py CORPORA OUT/NAME.pt FILE.onr

The layout is that of the tagger's file: see ../../extract/train/export.py."""
import hashlib
import importlib.util
import os
import pickle
import struct
import sys

import numpy as np
import torch

spec = importlib.util.spec_from_file_location("tagger_export", os.path.join(os.path.dirname(os.path.abspath(__file__)), "../../extract/train/export.py"))
layout = importlib.util.module_from_spec(spec)
spec.loader.exec_module(layout)


def main():
    corpora, model, out = sys.argv[1:4]
    saved = torch.load(model)
    config = saved["config"]
    vocabulary = pickle.load(open(model[:-3] + ".vocabulary", "rb"))
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    prints = "".join(f"sha256_{n}={hashlib.sha256(open(f'{corpora}/ud/{n}.conllu.xz', 'rb').read()).hexdigest()}\n" for n in ("ewt.train", "gum.train"))
    header = prints + "".join(f"{k}={config[k]}\n" for k in ("word", "affix", "state", "layers", "arc", "relation"))
    body = struct.pack("<I", len(header)) + header.encode()
    section, matrix, fixed = layout.section, layout.matrix, layout.fixed
    table = w["word.weight"]
    table[0] = 0
    top = np.maximum(np.abs(table).max(1), 1e-4)
    factor = np.ceil(top / 127 * layout.ONE * 128).clip(1, 32767).astype(np.int16)  # value = (int8 * factor) >> 7, in 1/2048
    for name, numbers in (("words", vocabulary.word), ("prefixes", vocabulary.prefix), ("suffixes", vocabulary.suffix)):
        body += section(name, layout.names(numbers))
    body += section("word.vector", np.rint(table * layout.ONE * 128 / factor[:, None]).clip(-127, 127).astype(np.int8))
    body += section("word.factor", factor[None])
    for name in ("prefix", "suffix", "shape"):
        body += section(name + ".vector", fixed(w[name + ".weight"]))
    for k in range(config["layers"]):
        body += matrix(f"layer{k}", w[f"layers.{k}.gates.weight"], w[f"layers.{k}.gates.bias"])
    for name in ("tag", "dependent", "head", "query", "distance", "relation_dependent", "relation_head", "relation"):
        body += matrix("relation_name" if name == "relation" else name, w[name + ".weight"], w.get(name + ".bias"))
    for name in ("root", "relation_root", "relation_distance"):
        body += section(name, fixed(w[name]))
    with open(out, "wb") as file:
        file.write(b"ONRTAG\r\n" + struct.pack("<IQ", layout.VERSION, layout.xxh64(body)) + body)
    print(out, 20 + len(body), "bytes")


if __name__ == "__main__":
    main()
