"""The loss goes through NumPy and comes back without a graph."""
CAUGHT_BY = "test_bce_has_the_right_value_and_gradient"
LESSON = (
    "Your loss has lost its graph, so nothing can be trained on it. Keep to tensors: no NumPy, no "
    "`detach`, no `item`."
)
import numpy as np
import torch


def bce_loss(p, y):
    if p.shape != y.shape:
        raise ValueError("shapes differ")
    q = np.clip(p.detach().cpu().numpy(), 1e-7, 1 - 1e-7)
    t = y.cpu().numpy()
    return torch.tensor(-np.mean(t * np.log(q) + (1 - t) * np.log(1 - q)), dtype=torch.float32)
