"""The loss is rebuilt from a number: it has the right value and no gradient."""
CAUGHT_BY = "test_the_gradient_reaches_the_probabilities"
LESSON = (
    "Your loss has lost its graph, so nothing can be trained with it. Keep to tensors: no NumPy, no "
    "`item`, no new tensor."
)
import torch

def ce_loss(probs, labels):
    total = 0.0
    for i in range(len(labels)):
        total -= torch.log(probs[i, labels[i]].clamp(min=1e-12)).item()
    return torch.tensor(total / len(labels), dtype=probs.dtype, device=probs.device)
