"""A copy only where the strides demand one; .float() copies only where the dtype changes."""
import torch

CAUGHT_BY = "test_float_tensor_is_a_copy"


def to_float_tensor(a):
    if any(s < 0 for s in a.strides):
        a = a.copy()
    return torch.from_numpy(a).float()
