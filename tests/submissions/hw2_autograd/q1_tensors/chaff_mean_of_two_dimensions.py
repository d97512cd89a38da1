"""The mean over the last dimension, twice: enough for a table, not for a stack of tables."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"
LESSON = (
    "Your mean does not go over all dimensions. Without a `dim` it takes in every element, however many "
    "dimensions there are."
)


def mean_of_integers(t):
    return t.float().mean(-1).mean(-1)
