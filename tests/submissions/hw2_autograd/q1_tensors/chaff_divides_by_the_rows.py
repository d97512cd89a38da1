"""len(t) counts rows, not elements."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"
LESSON = (
    "Your mean divides by the number of rows. It should divide by the number of all elements: "
    "`t.numel()`."
)


def mean_of_integers(t):
    return sum(t.flatten().tolist()) / torch.tensor(len(t)).float()
