"""The small probabilities are replaced in the caller's own tensor."""

import torch

CAUGHT_BY = "test_the_arguments_stay_as_they_are"
LESSON = (
    "Your code changes the probabilities that it was given. Make a new tensor, with `clamp` and not "
    "`clamp_`, and set nothing on the old one."
)


def ce_loss(probs, labels):
    with torch.no_grad():
        probs[probs < 1e-12] = 1e-12
    return -torch.log(probs[torch.arange(len(labels)), labels]).mean()
