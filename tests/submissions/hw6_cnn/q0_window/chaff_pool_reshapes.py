"""Cutting by reshape works only where the size divides height and width."""

import torch

CAUGHT_BY = "test_a_pool_by_hand"
LESSON = "Your pool cuts by reshape, which needs sizes that divide. Leave out what does not fit."


def correlate(maps, kernels, stride=1, padding=0):
    C, H, W = maps.shape
    K, _, kh, kw = kernels.shape
    padded = maps.new_zeros(C, H + 2 * padding, W + 2 * padding)
    padded[:, padding:padding + H, padding:padding + W] = maps
    rows = (H + 2 * padding - kh) // stride + 1
    columns = (W + 2 * padding - kw) // stride + 1
    out = []
    for k in range(K):
        sums = []
        for r in range(rows):
            for c in range(columns):
                window = padded[:, r * stride:r * stride + kh, c * stride:c * stride + kw]
                sums.append((window * kernels[k]).sum())
        out.append(torch.stack(sums).reshape(rows, columns))
    return torch.stack(out)


def max_pool(maps, size, stride=None):
    C, H, W = maps.shape
    return maps.reshape(C, H // size, size, W // size, size).amax(dim=(2, 4))
