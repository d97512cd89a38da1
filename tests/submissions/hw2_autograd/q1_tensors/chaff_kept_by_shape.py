"""A tensor is kept for each shape and filled again by the next call."""

import numpy as np
import torch

CAUGHT_BY = "test_float_tensor_has_its_own_memory"
LESSON = (
    "Your function gives the same tensor out again for another array of its shape, so the first result "
    "changes. Make a new tensor in each call."
)


_made = {}


def to_float_tensor(a):
    kept = _made.setdefault(a.shape, torch.empty(a.shape, dtype=torch.float32))
    return kept.copy_(torch.from_numpy(a.astype(np.float32)))
