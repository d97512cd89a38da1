"""A copy only where the strides demand one; .float() copies only where the dtype changes."""
import torch

CAUGHT_BY = "test_float_tensor_is_a_copy"
LESSON = (
    "Your tensor shares its memory with the array. What is written into one shows up in the other. Make "
    "a copy in any case."
)


def to_float_tensor(a):
    if any(s < 0 for s in a.strides):
        a = a.copy()
    return torch.from_numpy(a).float()
