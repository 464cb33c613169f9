"""From the network's scores to attributions: Viterbi over the legal tag sequences, spans, and what the confidence is computed from."""
import numpy as np
import torch

from data import UNKNOWN, batches, distances, groups  # noqa: F401

LEGAL = np.full((5, 5), -1e9, np.float32)  # from, to: O B-source I-source B-content I-content
for _a in range(5):
    for _b in range(5):
        if _b in (0, 1, 3) or _a in (_b, _b - 1):
            LEGAL[_a, _b] = 0


def viterbi(scores, lengths):
    """scores: cases x tokens x tags, padded; returns best tags"""
    cases, n, tags = scores.shape
    legal = LEGAL[:tags, :tags]
    best = scores[:, 0].copy()
    best[:, [k for k in (2, 4) if k < tags]] = -1e9
    back = np.zeros((cases, n, tags), np.int8)
    keep = [best]
    for t in range(1, n):
        step = best[:, :, None] + legal[None]
        back[:, t] = step.argmax(1)
        best = step.max(1) + scores[:, t]
        keep.append(best)
    out = np.zeros((cases, n), np.int64)
    for c in range(cases):
        t = lengths[c] - 1
        k = int(keep[t][c].argmax())
        out[c, t] = k
        while t > 0:
            k = int(back[c, t, k])
            t -= 1
            out[c, t] = k
    return out


def padded(flat, offset):
    lengths = np.diff(offset)
    out = np.zeros((len(lengths), int(lengths.max()), flat.shape[1]), np.float32)
    for i, n in enumerate(lengths):
        out[i, :n] = flat[offset[i]:offset[i + 1]]
    return out, lengths


def gather(batch, vocabulary):
    """features and offsets of a batch"""
    offset = np.zeros(len(batch) + 1, np.int32)
    offset[1:] = np.cumsum([len(p.spans) for p in batch])
    for p in batch:
        if getattr(p, "features", None) is None:
            p.features = vocabulary.encode(p)
    return torch.from_numpy(np.concatenate([p.features for p in batch], 1)), offset


def views(batch, offset, cues):
    """index arrays of the second network: for each (paragraph, cue tokens) every token of the paragraph as seen from that cue"""
    token = np.concatenate([np.arange(offset[j], offset[j + 1]) for j, _ in cues]).astype(np.int32)
    dist = np.concatenate([distances(len(batch[j].spans), c) for j, c in cues]).astype(np.int32)
    bounds = np.zeros(len(cues) + 1, np.int32)
    bounds[1:] = np.cumsum([len(batch[j].spans) for j, _ in cues])
    last = torch.tensor([int(offset[j]) + c[-1] for j, c in cues])
    return last, token, dist, bounds


def runs(tags, begin):
    out = []
    for i, t in enumerate(tags):
        if t == begin:
            out.append([i])
        elif t == begin + 1 and out:
            out[-1].append(i)
    return out


def tag(network, vocabulary, items):
    """yields (paragraph, cue tokens, source runs, content runs, confidence features)"""
    networks = network if isinstance(network, list) else [network]
    for m in networks:
        m.eval()
    with torch.no_grad():
        for batch in batches(items, 4000):
            features, offset = gather(batch, vocabulary)
            states = [m.encode(features, offset) for m in networks]
            cue_scores = torch.stack([torch.log_softmax(m.cue(s), -1) for m, s in zip(networks, states)]).exp().mean(0).log().numpy()
            tags = viterbi(*padded(cue_scores, offset))
            cues = [(j, r) for j in range(len(batch)) for r in runs(tags[j][:len(batch[j].spans)], 1)]
            if not cues:
                continue
            last, token, dist, bounds = views(batch, offset, cues)
            scores = torch.stack([torch.log_softmax(m.roles(s, last, token, dist, bounds), -1) for m, s in zip(networks, states)])
            scores = scores.exp().mean(0).log().numpy()
            roles = viterbi(*padded(scores, bounds))
            for k, (j, cue) in enumerate(cues):
                n = len(batch[j].spans)
                y = roles[k][:n]
                content = runs(y, 3)
                p = np.exp(cue_scores[offset[j]:offset[j] + n])
                q = np.exp(scores[bounds[k]:bounds[k] + n])
                yield batch[j], cue, runs(y, 1), content, confidence(p, q, cue, y)


def confidence(cue_probability, probability, cue, tags):
    """what the calibrated probability of a statement is computed from (the same in src/extract/tagger.cpp)"""
    n = len(tags)
    chosen = probability[np.arange(n), tags]
    content = tags >= 3
    edge = content.copy()
    edge[1:] |= content[:-1]
    edge[:-1] |= content[1:]
    source = (tags == 1) | (tags == 2)
    c = 1 - cue_probability[cue, 0]
    return [1.0, float(c.min()), float(chosen[content].mean()) if content.any() else 0.0, float(chosen[edge].min()) if content.any() else 0.0,
            float(chosen[source].mean()) if source.any() else 0.0, float(source.any()), min(int(content.sum()), 20) / 20]


def answers(network, vocabulary, items, docs):
    found = [[] for _ in docs]
    for p, cue, source, content, features in tag(network, vocabulary, items):
        if content:
            span = lambda r: [[p.spans[g[0]][0], p.spans[g[-1]][1]] for g in r]  # noqa: E731
            found[p.doc].append({"source": span(source), "cue": span([cue]), "content": span(content), "features": features})
    return {d["doc_id"]: {"doc_id": d["doc_id"], "attributions": f} for d, f in zip(docs, found)}
