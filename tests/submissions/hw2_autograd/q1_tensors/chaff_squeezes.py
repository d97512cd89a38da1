"""Squeezes: dimensions of length 1 are lost."""

CAUGHT_BY = "test_float_tensor_keeps_shape_and_values"
LESSON = "Your tensor has fewer dimensions than the array: squeeze() drops those of length 1. Keep the shape."


def to_float_tensor(a):
    return torch.tensor(a.copy()).float().squeeze()
