"""A loop over the kernel's weights: each shifts the whole picture."""

import torch


def correlate(maps, kernels, stride=1, padding=0):
    K, _, kh, kw = kernels.shape
    padded = torch.nn.functional.pad(maps, (padding, padding, padding, padding), value=0.0)
    H, W = padded.shape[1:]
    out = 0
    for i in range(kh):
        for j in range(kw):
            shifted = padded[:, i:H - kh + 1 + i:stride, j:W - kw + 1 + j:stride]
            out = out + torch.tensordot(kernels[:, :, i, j], shifted, dims=1)
    return out


def max_pool(maps, size, stride=None):
    stride = stride or size
    H, W = maps.shape[1:]
    corners = [
        maps[:, i:H - size + 1 + i:stride, j:W - size + 1 + j:stride]
        for i in range(size) for j in range(size)
    ]
    best = corners[0]
    for corner in corners[1:]:
        best = torch.maximum(best, corner)
    return best
