"""ascontiguousarray makes no copy of what is contiguous float32 already, so the memory is shared."""
import numpy as np
import torch

CAUGHT_BY = "test_float_tensor_is_a_copy"


def to_float_tensor(a):
    return torch.from_numpy(np.ascontiguousarray(a, dtype=np.float32))
