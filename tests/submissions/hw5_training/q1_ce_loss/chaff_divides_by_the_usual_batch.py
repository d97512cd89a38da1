"""Divides by the batch size of the training loop instead of by the rows that came."""
CAUGHT_BY = "test_the_examples_of_two_and_three_rows"
LESSON = "Your code divides by a fixed number of rows. Divide by the number of rows that came."
import torch

BATCH_SIZE = 32

def ce_loss(probs, labels):
    n = BATCH_SIZE if len(labels) > 1 else 1
    return -torch.log(probs[torch.arange(len(labels)), labels].clamp(min=1e-12)).sum() / n
