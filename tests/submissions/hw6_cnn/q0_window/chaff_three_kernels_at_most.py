"""Colours are three, and so the loop goes over three kernels."""

CAUGHT_BY = "test_correlate_agrees_with_pytorch"
LESSON = (
    "Your code slides three kernels at most. There may be any number: take it from the shape of "
    "kernels."
)

import torch
from torch import nn


def correlate(maps, kernels, stride=1, padding=0):
    count, _, kh, kw = kernels.shape
    padded = nn.functional.pad(maps, (padding,) * 4)
    rows, columns = (padded.shape[1] - kh) // stride + 1, (padded.shape[2] - kw) // stride + 1
    out = torch.zeros(count, rows, columns, dtype=maps.dtype, device=maps.device)
    for k in range(min(count, 3)):
        for r in range(rows):
            for c in range(columns):
                window = padded[:, r * stride : r * stride + kh, c * stride : c * stride + kw]
                out[k, r, c] = (window * kernels[k]).sum()
    return out
