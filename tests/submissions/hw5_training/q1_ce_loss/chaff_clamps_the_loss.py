"""Clamping after the logarithm: the value is finite, but its gradient is 0 times infinity, which is NaN."""
CAUGHT_BY = "test_a_probability_of_zero_is_finite"
LESSON = (
    "Your code repairs the loss after the logarithm was taken. The value is right then, and the "
    "gradient is NaN. Replace small probabilities before the logarithm."
)
import torch

def ce_loss(probs, labels):
    losses = -torch.log(probs[torch.arange(len(labels)), labels])
    return losses.clamp(max=27.631021).mean()
