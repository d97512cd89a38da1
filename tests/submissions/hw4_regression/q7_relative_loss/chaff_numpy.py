"""NumPy on the way cuts the graph."""

import numpy as np
import torch

CAUGHT_BY = "test_gradient_agrees_with_the_formula"
LESSON = (
    "Your loss has lost its graph, so nothing can be trained on it. Keep to tensors: no NumPy, no "
    "`item`, no new tensor."
)


def relative_mse(pred, target, eps=0.1):
    if pred.shape != target.shape or eps <= 0:
        raise ValueError("bad arguments")
    p, t = pred.detach().cpu().numpy(), target.detach().cpu().numpy()
    loss = np.mean(((p - t) / np.maximum(np.abs(t), eps)) ** 2)
    return torch.tensor(float(loss), device=pred.device)
