"""The transposed convolution, which is a convolution, too: the stride spreads the pixels."""

import torch
from torch import nn

CAUGHT_BY = "test_correlate_is_your_own"
LESSON = "Your sums are made by PyTorch's transposed convolution. Cut the windows out yourself."


def correlate(maps, kernels, stride=1, padding=0):
    kh, kw = kernels.shape[2:]
    turned = kernels.flip(2, 3).transpose(0, 1)
    full = nn.functional.conv_transpose2d(maps[None], turned)[0]
    rows, columns = full.shape[1] - kh + 1, full.shape[2] - kw + 1
    padded = nn.functional.pad(full, (padding - kw + 1, padding - kw + 1, padding - kh + 1, padding - kh + 1))
    return padded[:, ::stride, ::stride]


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
