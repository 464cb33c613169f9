"""Writes the trained network as the weights file that the program reads.  usage: export.py CORPORA MODEL.pt OUT.onr [--words N]

Layout, all little-endian: "ONRTAG\\r\\n", u32 format version, u64 XXH64 (seed 0) of all that follows, u32 length and the header's lines "key=value", then
sections: u16 length and name, u8 bytes of a value (1 int8, 2 int16, 4 float32, 0 text), u32 rows, u32 columns, values.
Matrices become int8 with one factor a row; vectors of words int8 with one factor (int16, in 1/2048) a word; activations are int16 in 1/2048."""
import argparse
import hashlib
import pickle
import struct

import numpy as np
import torch

VERSION = 1
ONE = 2048
M64 = (1 << 64) - 1
P1, P2, P3, P4, P5 = 0x9E3779B185EBCA87, 0xC2B2AE3D27D4EB4F, 0x165667B19E3779F9, 0x85EBCA77C2B2AE63, 0x27D4EB2F165667C5


def xxh64(data):
    def rotate(x, r):
        return (x << r | x >> 64 - r) & M64

    def lane(acc, value):
        return rotate((acc + value * P2) & M64, 31) * P1 & M64
    n, at = len(data), 0
    if n >= 32:
        v = [(P1 + P2) & M64, P2, 0, -P1 & M64]
        words = struct.unpack(f"<{n // 32 * 4}Q", data[:n // 32 * 32])
        a, b, c, d = v
        for i in range(0, len(words), 4):
            a, b, c, d = lane(a, words[i]), lane(b, words[i + 1]), lane(c, words[i + 2]), lane(d, words[i + 3])
        at = n // 32 * 32
        h = (rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18)) & M64
        for x in (a, b, c, d):
            h = ((h ^ lane(0, x)) * P1 + P4) & M64
    else:
        h = P5
    h = (h + n) & M64
    while at + 8 <= n:
        h = (rotate(h ^ lane(0, int.from_bytes(data[at:at + 8], "little")), 27) * P1 + P4) & M64
        at += 8
    if at + 4 <= n:
        h = (rotate(h ^ int.from_bytes(data[at:at + 4], "little") * P1 & M64, 23) * P2 + P3) & M64
        at += 4
    for byte in data[at:]:
        h = rotate(h ^ byte * P5 & M64, 11) * P1 & M64
    h = (h ^ h >> 33) * P2 & M64
    h = (h ^ h >> 29) * P3 & M64
    return h ^ h >> 32


def section(name, array):
    if isinstance(array, bytes):
        kind, rows, columns, data = 0, 1, len(array), array
    else:
        array = np.atleast_2d(array)
        kind, (rows, columns), data = array.dtype.itemsize, array.shape, array.astype(array.dtype.newbyteorder("<")).tobytes()
    return struct.pack("<H", len(name)) + name.encode() + struct.pack("<BII", kind, rows, columns) + data


def fixed(x):
    return np.clip(np.rint(x * ONE), -32768, 32767).astype(np.int16)


def matrix(name, weight, bias=None):
    factor = np.maximum(np.abs(weight).max(1), 1e-6) / 127
    out = section(name + ".weight", np.rint(weight / factor[:, None]).astype(np.int8))
    out += section(name + ".factor", (factor / ONE).astype(np.float32))
    return out + section(name + ".bias", (np.zeros(len(weight)) if bias is None else bias).astype(np.float32))


def names(table):
    return "\n".join(sorted(table, key=table.get)).encode()


def main():
    a = argparse.ArgumentParser()
    a.add_argument("corpora")
    a.add_argument("model")
    a.add_argument("out")
    a.add_argument("--calibration", help="file of numbers, from calibrate.py; without it all candidates are kept at one probability")
    o = a.parse_args()
    saved = torch.load(o.model)
    config = saved["config"]
    vocabulary = pickle.load(open(o.model[:-3] + ".vocabulary", "rb"))
    w = {k: v.numpy() for k, v in saved["weights"].items()}
    fingerprint = hashlib.sha256(open(f"{o.corpora}/polnear/train.jsonl", "rb").read()).hexdigest()
    header = f"trained_on=polnear/train.jsonl and 32 stories of tests/corpus/gold\nsha256={fingerprint}\n" + "".join(f"{k}={config[k]}\n" for k in ("word", "affix", "state", "layers", "role", "role2"))
    body = struct.pack("<I", len(header)) + header.encode()
    table = w["word.weight"]
    table[0] = 0
    top = np.maximum(np.abs(table).max(1), 1e-4)
    factor = np.ceil(top / 127 * ONE * 128).clip(1, 32767).astype(np.int16)  # value = (int8 * factor) >> 7, in 1/2048
    body += section("words", names(vocabulary.word)) + section("prefixes", names(vocabulary.prefix)) + section("suffixes", names(vocabulary.suffix))
    body += section("word.vector", np.rint(table * ONE * 128 / factor[:, None]).clip(-127, 127).astype(np.int8)) + section("word.factor", factor[None])
    for name in ("prefix", "suffix", "shape", "quote"):
        body += section(name + ".vector", fixed(w[name + ".weight"]))
    for k in range(config["layers"]):
        body += matrix(f"layer{k}", w[f"layers.{k}.gates.weight"], w[f"layers.{k}.gates.bias"])
    for name in ("cue", "state_gates", "cue_gates", "cue_scale", "role"):
        body += matrix(name, w[name + ".weight"], w[name + ".bias"])
    body += matrix("second", w["second.gates.weight"], w["second.gates.bias"]) + matrix("skip", w["skip.weight"])
    body += section("distance", fixed(w["distance"]))
    numbers = np.loadtxt(o.calibration, dtype=np.float32) if o.calibration else np.eye(1, 23, 3, dtype=np.float32)[0]
    body += section("calibration", numbers)
    with open(o.out, "wb") as out:
        out.write(b"ONRTAG\r\n" + struct.pack("<IQ", VERSION, xxh64(body)) + body)
    print(o.out, 20 + len(body), "bytes")


if __name__ == "__main__":
    main()
