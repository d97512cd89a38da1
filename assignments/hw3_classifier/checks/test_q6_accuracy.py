"""q6_accuracy: the share of right answers."""

import torch
from torch import nn

from autograder.checks import check, expect


@check(points=0.5, hint="Compare (p > 0.5) with (y > 0.5), take the mean of the hits, and end with .item().")
def test_right_answers_are_counted(student, device):
    """Three right answers of five give 0.6, as a Python float."""
    p = torch.tensor([[0.9], [0.2], [0.6], [0.4], [0.7]], device=device)
    y = torch.tensor([[1.0], [0.0], [0.0], [1.0], [1.0]], device=device)
    # nn.Identity() is a model that returns what it gets: the probabilities themselves
    share = student.accuracy(nn.Identity(), p, y)
    expect.type(share, float, "the accuracy")
    expect.close(share, 0.6, "the accuracy", atol=1e-6)


@check(points=0.5, after="test_right_answers_are_counted", hint="Class 1 needs more than 0.5: > and not >=.")
def test_exactly_half_counts_as_class_0(student, device):
    """A probability of exactly 0.5 counts as class 0."""
    p = torch.tensor([[0.5], [0.5], [0.5], [0.9]], device=device)
    y = torch.tensor([[0.0], [0.0], [1.0], [1.0]], device=device)
    expect.close(student.accuracy(nn.Identity(), p, y), 0.75, "the accuracy", atol=1e-6)
