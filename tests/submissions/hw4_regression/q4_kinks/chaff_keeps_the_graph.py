"""Without detach the places hang on the graph."""

import torch

CAUGHT_BY = "test_kinks_carry_no_graph"
LESSON = "Your kinks still hang on the graph. Detach them."


def kinks(model):
    w = model[0].weight[:, 0]
    b = model[0].bias
    keep = w != 0
    return torch.sort(-b[keep] / w[keep]).values
