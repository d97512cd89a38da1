"""Computes the strides for as_strided from the shape, which is right for tensors that lie in order only."""

import torch
from torch import nn

CAUGHT_BY = "test_maps_that_were_transposed"
LESSON = (
    "Your code expects the numbers of the maps to lie row after row in memory. Ask a tensor for its "
    "stride()."
)


def correlate(maps, kernels, stride=1, padding=0):
    channels, height, width = maps.shape
    number, _, kh, kw = kernels.shape
    padded = maps if padding == 0 else nn.functional.pad(maps, (padding,) * 4)
    rows = (height + 2 * padding - kh) // stride + 1
    columns = (width + 2 * padding - kw) // stride + 1
    plane, line = padded.shape[1] * padded.shape[2], padded.shape[2]
    windows = torch.as_strided(padded, (channels, rows, columns, kh, kw), (plane, line * stride, stride, line, 1))
    return torch.einsum("crsij,kcij->krs", windows, kernels)


def max_pool(maps, size, stride=None):
    if stride is None:
        stride = size
    channels, height, width = maps.shape
    rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
    out = []
    for r in range(rows):
        for c in range(columns):
            window = maps[:, r * stride : r * stride + size, c * stride : c * stride + size]
            out.append(window.amax(dim=(1, 2)))
    return torch.stack(out, dim=1).reshape(channels, rows, columns)
