"""torch.tensor takes over the dtype of the array; float64 and int64 stay what they are."""
import torch

CAUGHT_BY = "test_float_tensor_keeps_shape_and_values"
LESSON = (
    "Your tensor keeps the dtype of the array. It should be float32 whatever comes: say "
    "`dtype=torch.float32`."
)


def to_float_tensor(a):
    return torch.tensor(a.copy())
