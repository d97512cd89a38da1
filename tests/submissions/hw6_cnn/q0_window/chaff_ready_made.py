"""PyTorch's conv2d does the work."""

import torch
from torch import nn

CAUGHT_BY = "test_correlate_is_your_own"
LESSON = "Your sums are made by PyTorch's own convolution. Cut the windows out yourself."


def correlate(maps, kernels, stride=1, padding=0):
    return nn.functional.conv2d(maps[None], kernels, stride=stride, padding=padding)[0]


def max_pool(maps, size, stride=None):
    stride = size if stride is None else stride
    C, H, W = maps.shape
    rows, columns = (H - size) // stride + 1, (W - size) // stride + 1
    out = []
    for r in range(rows):
        for c in range(columns):
            window = maps[:, r * stride:r * stride + size, c * stride:c * stride + size]
            out.append(window.reshape(C, -1).max(dim=1).values)
    return torch.stack(out, dim=1).reshape(C, rows, columns)
