"""from_numpy shares memory and raises on reversed views, because it makes no copy."""
import torch

CAUGHT_BY = "test_float_tensor_of_a_reversed_array"
LESSON = (
    "Your code does not make a copy of the array first, and PyTorch cannot share an array that runs "
    "backwards. Copy it before you make the tensor."
)


def to_float_tensor(a):
    return torch.from_numpy(a).float()
