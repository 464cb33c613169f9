"""The network: states of words by minimal gated units, then a tag for each word, a score for each (word, head) and for each relation."""
import numpy as np
import torch
import torch.nn as nn
import torch.nn.functional as F

from model import Unit  # of the tagger: ../../extract/train

NEAR = 12  # distances to the head that are told apart, on each side
BUCKETS = 2 * NEAR + 2  # ... -2 -1, root, 1 2 ...


def bucket(head, dependent):
    """of a head's position (-1: root) as seen from its dependent"""
    if head < 0:
        return NEAR
    away = head - dependent
    return max(-NEAR, away) + NEAR if away < 0 else min(NEAR, away) + NEAR


def bucket_table(longest):
    """rows: dependents; columns: root, then the words; the own column is the unused last bucket"""
    table = np.full((longest, longest + 1), BUCKETS - 1, np.int64)
    for i in range(longest):
        for j in range(-1, longest):
            if i != j:
                table[i, j + 1] = bucket(j, i)
    return torch.from_numpy(table)


class Parser(nn.Module):
    def __init__(self, sizes, tags, relations, config):
        super().__init__()
        c = self.config = config
        self.word = nn.Embedding(sizes["word"], c["word"], padding_idx=0, sparse=True)
        self.prefix = nn.Embedding(sizes["prefix"], c["affix"], padding_idx=0)
        self.suffix = nn.Embedding(sizes["suffix"], c["affix"], padding_idx=0)
        self.shape = nn.Embedding(sizes["shape"], 8)
        for table in (self.prefix, self.suffix, self.shape):
            nn.init.normal_(table.weight, std=0.5)
        with torch.no_grad():
            self.prefix.weight[0] = self.suffix.weight[0] = 0
        h, d, r = c["state"], c["arc"], c["relation"]
        width = 3 * (c["word"] + 2 * c["affix"] + 8)
        self.layers = nn.ModuleList([Unit(width if k == 0 else 2 * h, h) for k in range(c["layers"])])
        self.tag = nn.Linear(2 * h, tags)
        self.dependent = nn.Linear(2 * h, d)
        self.head = nn.Linear(2 * h, d)
        self.query = nn.Linear(d, d)
        nn.init.normal_(self.query.weight, std=0.05)
        self.root = nn.Parameter(torch.randn(d) * 0.1)
        self.distance = nn.Linear(d, BUCKETS)
        self.relation_dependent = nn.Linear(2 * h, r)
        self.relation_head = nn.Linear(2 * h, r, bias=False)
        self.relation_root = nn.Parameter(torch.zeros(r))
        self.relation_distance = nn.Parameter(torch.randn(BUCKETS, r) * 0.1)
        self.relation = nn.Linear(r, relations)
        self.drop = nn.Dropout(c["dropout"])

    def encode(self, f, offset):
        x = self.drop(torch.cat([self.word(f[0]), self.prefix(f[1]), self.suffix(f[2]), self.shape(f[3])], -1))
        first = torch.ones(len(x), 1)
        first[offset[:-1].astype(np.int64)] = 0
        last = torch.ones(len(x), 1)
        last[offset[1:].astype(np.int64) - 1] = 0
        edge = torch.zeros(1, x.shape[1])
        x = torch.cat([x, torch.cat([edge, x[:-1]]) * first, torch.cat([x[1:], edge]) * last], -1)
        for k, layer in enumerate(self.layers):
            y = layer(x, offset)
            x = self.drop(y if k == 0 else y + x)
        return x

    def arcs(self, x, offset, table):
        """scores, sentences x dependents x (root and heads), -1e4 where there is no such head; and the row of each place"""
        lengths = np.diff(offset)
        longest = int(lengths.max())
        place = offset[:-1, None].astype(np.int64) + np.minimum(np.arange(longest)[None], lengths[:, None] - 1)
        there = torch.from_numpy(np.arange(longest)[None] < lengths[:, None])
        place = torch.from_numpy(place)
        dependent = self.drop(F.relu(self.dependent(x)))
        query, near = self.query(dependent)[place], self.distance(dependent)[place]
        keys = torch.cat([self.root.expand(len(lengths), 1, -1), self.drop(F.relu(self.head(x)))[place]], 1)
        scores = query @ keys.transpose(1, 2)
        scores = scores + near.gather(2, table[None, :longest, :longest + 1].expand(len(lengths), -1, -1))
        closed = torch.cat([torch.ones(len(lengths), 1, dtype=torch.bool), there], 1)[:, None, :] & (table[:longest, :longest + 1] != BUCKETS - 1)[None]
        return scores.masked_fill(~closed, -1e4), there

    def relations(self, x, offset, heads):
        """of each word under its head (numpy, from 0 within its sentence; -1 root)"""
        start = np.repeat(offset[:-1], np.diff(offset)).astype(np.int64)
        own = np.arange(len(heads)) - start
        near = torch.from_numpy(np.where(heads < 0, NEAR, np.clip(heads - own, -NEAR, NEAR) + NEAR))
        below = self.relation_head(x)[torch.from_numpy(start + np.maximum(heads, 0))]
        root = torch.from_numpy(heads < 0)[:, None]
        hidden = self.relation_dependent(x) + torch.where(root, self.relation_root[None].expand_as(below), below) + self.relation_distance[near]
        return self.relation(self.drop(F.relu(hidden)))
