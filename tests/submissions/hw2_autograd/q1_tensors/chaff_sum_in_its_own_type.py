"""Added up in int8 the sum overflows."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"
LESSON = (
    "Your sum does not fit into the integer type that it is kept in. Convert the elements to float "
    "first, and then add them up."
)


def mean_of_integers(t):
    total = torch.zeros_like(t.flatten()[0])
    for value in t.flatten():
        total = total + value
    return total.float() / t.numel()
