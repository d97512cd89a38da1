"""len(t) counts rows, not elements."""
import torch

CAUGHT_BY = "test_mean_of_every_integer_type"


def mean_of_integers(t):
    return sum(t.flatten().tolist()) / torch.tensor(len(t)).float()
