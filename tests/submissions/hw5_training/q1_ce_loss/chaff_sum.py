"""The sum over the batch instead of the mean."""
CAUGHT_BY = "test_the_examples_of_two_and_three_rows"
LESSON = "Your loss is a sum over the rows. It should be the mean."
import torch

def ce_loss(probs, labels):
    return -torch.log(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).sum()
