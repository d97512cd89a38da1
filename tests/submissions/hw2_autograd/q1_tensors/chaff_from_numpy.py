"""from_numpy shares memory and raises on reversed views, because it makes no copy."""
import torch

CAUGHT_BY = "test_float_tensor_of_a_reversed_array"


def to_float_tensor(a):
    return torch.from_numpy(a).float()
