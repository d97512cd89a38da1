"""The maximum begins with -1000 instead of minus infinity."""

CAUGHT_BY = "test_max_pool_agrees_with_pytorch"
LESSON = (
    "Your maximum begins with a number that you chose. Begin with the window's own numbers, or "
    "with minus infinity."
)

import torch


def max_pool(maps, size, stride=None):
    stride = stride or size
    windows = maps.unfold(1, size, stride).unfold(2, size, stride)
    out = torch.full(windows.shape[:3], -1000.0, dtype=maps.dtype, device=maps.device)
    for i in range(size):
        for j in range(size):
            out = torch.maximum(out, windows[..., i, j])
    return out
