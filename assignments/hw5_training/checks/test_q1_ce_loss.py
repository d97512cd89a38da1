"""q1_ce_loss: mean cross-entropy of a batch of probabilities."""

import math

import torch

from autograder.checks import check, expect


@check(
    points=0.25,
    hint="A loss must be one number to be minimised: take the mean over the batch, and keep it a tensor.",
)
def test_one_number_comes_back(student, device):
    """ce_loss returns one number: a tensor without dimensions, of the dtype of the probabilities."""
    probs = torch.tensor([[0.5, 0.5], [0.25, 0.75]], device=device)
    loss = student.ce_loss(probs, torch.tensor([0, 1], device=device))
    expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)


@check(
    points=0.75,
    after="test_one_number_comes_back",
    hint="For one row with probability p at its true class the loss is -log(p), with the natural logarithm.",
)
def test_one_example_costs_minus_log_p(student, device):
    """A single example costs -log of the probability of its true class."""
    for p in (1.0, 0.5, 0.1):
        probs = torch.tensor([[(1 - p) / 2, p, (1 - p) / 2]], device=device)
        loss = student.ce_loss(probs, torch.tensor([1], device=device))
        expect.close(loss, torch.tensor(-math.log(p), device=device), f"the loss of a probability of {p}")
