"""One maximum over all maps."""

import torch

CAUGHT_BY = "test_a_pool_by_hand"
LESSON = "Your pool takes one maximum over all maps. Each map is pooled by itself."


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
    stride = size if stride is None else stride
    C, H, W = maps.shape
    rows, columns = (H - size) // stride + 1, (W - size) // stride + 1
    out = []
    for r in range(rows):
        for c in range(columns):
            window = maps[:, r * stride:r * stride + size, c * stride:c * stride + size]
            out.append(window.max().expand(C))
    return torch.stack(out, dim=1).reshape(C, rows, columns)
