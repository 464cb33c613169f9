"""The network: cues first, then source and content as seen from each cue. All gates come from the input alone (minimal gated units)."""
import ctypes
import os
import subprocess
import tempfile

import numpy as np
import torch
import torch.nn as nn

HERE = os.path.dirname(os.path.abspath(__file__))


def _library():
    path = os.path.join(tempfile.mkdtemp(), "scan.so")
    subprocess.check_call(["cc", "-O3", "-march=native", "-ffast-math", "-shared", "-fPIC", "-o", path, HERE + "/scan.c", "-lmvec", "-lm"])
    return ctypes.CDLL(path)


LIB = _library()


def pointer(x):
    return ctypes.c_void_p(x.data_ptr() if isinstance(x, torch.Tensor) else x.ctypes.data)


class Scan(torch.autograd.Function):
    @staticmethod
    def forward(ctx, gates, offset):
        gates = gates.contiguous()
        h = gates.shape[1] // 4
        act, out = torch.empty_like(gates), torch.empty(gates.shape[0], 2 * h)
        LIB.scan_forward(pointer(gates), pointer(offset), len(offset) - 1, h, pointer(act), pointer(out))
        ctx.save_for_backward(act, out)
        ctx.offset = offset
        return out

    @staticmethod
    def backward(ctx, dout):
        act, out = ctx.saved_tensors
        dout = dout.contiguous()
        h = act.shape[1] // 4
        din, carry = torch.empty_like(act), torch.empty(h)
        LIB.scan_backward(pointer(act), pointer(out), pointer(dout), pointer(ctx.offset), len(ctx.offset) - 1, h, pointer(din), pointer(carry))
        return din, None


class Join(torch.autograd.Function):
    @staticmethod
    def forward(ctx, state, scale, cue, distance, token, dist, offset):
        state, scale, cue = state.contiguous(), scale.contiguous(), cue.contiguous()
        w = state.shape[1]
        out = torch.empty(int(offset[-1]), w)
        LIB.join_forward(pointer(state), pointer(scale), pointer(cue), pointer(distance), pointer(token), pointer(dist), pointer(offset),
                         len(offset) - 1, w, pointer(out))
        ctx.save_for_backward(state, scale)
        ctx.index = token, dist, offset, distance.shape
        return out

    @staticmethod
    def backward(ctx, g):
        state, scale = ctx.saved_tensors
        token, dist, offset, shape = ctx.index
        g = g.contiguous()
        ds, dk, dq, dd = torch.zeros_like(state), torch.zeros_like(scale), torch.zeros_like(scale), torch.zeros(shape)
        LIB.join_backward(pointer(state), pointer(scale), pointer(g), pointer(token), pointer(dist), pointer(offset), len(offset) - 1,
                          state.shape[1], pointer(ds), pointer(dk), pointer(dq), pointer(dd))
        return ds, dk, dq, dd, None, None, None


class Unit(nn.Module):
    """bidirectional minimal gated unit: h = h' + sigmoid(a) (tanh(b) - h')"""

    def __init__(self, inputs, width):
        super().__init__()
        self.gates = nn.Linear(inputs, 4 * width)

    def forward(self, x, offset):
        return Scan.apply(self.gates(x), offset)


class Network(nn.Module):
    def __init__(self, sizes, config):
        super().__init__()
        c = self.config = config
        self.word = nn.Embedding(sizes["word"], c["word"], padding_idx=0)
        self.prefix = nn.Embedding(sizes["prefix"], c["affix"])
        self.suffix = nn.Embedding(sizes["suffix"], c["affix"])
        self.shape = nn.Embedding(sizes["shape"], 8)
        self.quote = nn.Embedding(sizes["quote"], 8)
        h, r, r2 = c["state"], c["role"], c["role2"]
        width = 3 * (c["word"] + 2 * c["affix"] + 16)
        self.layers = nn.ModuleList([Unit(width if k == 0 else 2 * h, h) for k in range(c["layers"])])
        self.cue = nn.Linear(2 * h, 3)
        self.state_gates = nn.Linear(2 * h, 4 * r)
        self.cue_gates = nn.Linear(2 * h, 4 * r)
        self.cue_scale = nn.Linear(2 * h, 4 * r)
        nn.init.zeros_(self.cue_scale.weight)
        nn.init.zeros_(self.cue_scale.bias)
        self.distance = nn.Parameter(torch.randn(42, 4 * r) * 0.3)
        self.second = Unit(2 * r, r2) if r2 else None
        self.role = nn.Linear(2 * (r2 or r), 5)
        self.skip = nn.Linear(2 * r, 5, bias=False) if r2 else None
        self.drop = nn.Dropout(c["dropout"])

    def encode(self, f, offset):
        x = self.drop(torch.cat([self.word(f[0]), self.prefix(f[1]), self.suffix(f[2]), self.shape(f[3]), self.quote(f[4])], -1))
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

    def roles(self, x, cue_token, token, dist, offset):
        c = x[cue_token]
        y = Scan.apply(Join.apply(self.state_gates(x), self.cue_scale(c), self.cue_gates(c), self.distance, token, dist, offset), offset)
        y = self.drop(y)
        if self.second is None:
            return self.role(y)
        return self.role(self.drop(self.second(y, offset))) + self.skip(y)
