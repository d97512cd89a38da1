"""torch.cat for the padding, torch.outer-free sums by einsum, sorting for the maximum."""

import torch


def correlate(maps, kernels, stride=1, padding=0):
    C, H, W = maps.shape
    kh, kw = kernels.shape[-2:]
    side = torch.zeros(C, H, padding, dtype=maps.dtype, device=maps.device)
    wide = torch.cat([side, maps, side], dim=2)
    above = torch.zeros(C, padding, W + 2 * padding, dtype=maps.dtype, device=maps.device)
    padded = torch.cat([above, wide, above], dim=1)
    rows = []
    for top in range(0, padded.shape[1] - kh + 1, stride):
        row = [
            torch.einsum("cij,kcij->k", padded[:, top:top + kh, left:left + kw], kernels)
            for left in range(0, padded.shape[2] - kw + 1, stride)
        ]
        rows.append(torch.stack(row, dim=-1))
    return torch.stack(rows, dim=1)


def max_pool(maps, size, stride=None):
    if stride is None:
        stride = size
    rows = []
    for top in range(0, maps.shape[1] - size + 1, stride):
        row = []
        for left in range(0, maps.shape[2] - size + 1, stride):
            window = maps[:, top:top + size, left:left + size].flatten(1)
            row.append(window.sort(dim=1).values[:, -1])
        rows.append(torch.stack(row, dim=1))
    return torch.stack(rows, dim=1)
