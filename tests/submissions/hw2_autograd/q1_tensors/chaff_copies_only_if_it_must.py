"""ascontiguousarray makes no copy of what is contiguous float32 already, so the memory is shared."""
import numpy as np
import torch

CAUGHT_BY = "test_float_tensor_is_a_copy"
LESSON = (
    "Your tensor shares its memory with the array. What is written into one shows up in the other. Make "
    "a copy in any case."
)


def to_float_tensor(a):
    return torch.from_numpy(np.ascontiguousarray(a, dtype=np.float32))
