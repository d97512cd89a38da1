"""A layer whose weights are replaced, and conv2d under a name that says nothing."""

import torch

CAUGHT_BY = "test_correlate_is_your_own"
LESSON = "Your sums are made by PyTorch's own convolution under another name. Cut the windows out yourself."


slide = getattr(torch, "con" + "v2d")


def correlate(maps, kernels, stride=1, padding=0):
    return slide(maps.unsqueeze(0), kernels, None, stride, padding).squeeze(0)


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
