"""q7_relative_loss: the mean squared relative error."""

import torch

from autograder.checks import check, expect


@check(points=0.75, hint="Divide each error by max(|target|, eps), square, and take the mean.")
def test_agrees_with_the_hand_calculation(student, device):
    """Errors of 10 % of 2, of 50 % of -4 and of 0.05 at a target of 0 give the loss 0.17 for eps = 0.1."""
    pred = torch.tensor([[2.2], [-2.0], [0.05]], device=device)
    target = torch.tensor([[2.0], [-4.0], [0.0]], device=device)
    loss = student.relative_mse(pred, target, eps=0.1)
    expect.tensor(loss, "the loss", shape=(), dtype="float")
    expect.close(loss, torch.tensor(0.17, device=device), "the loss", rtol=1e-4)


@check(
    points=0.25,
    after="test_agrees_with_the_hand_calculation",
    hint="eps is 0.1 where the caller gives none, and else the caller's, also a whole number; it is the "
    "least denominator, not added to others.",
)
def test_the_example_uses_the_default_eps(student, device):
    """Without eps, pred (2.2, 0.05) and target (2.0, 0.0) have the loss 0.13, and with eps 2 0.0053."""
    pred, target = torch.tensor([2.2, 0.05], device=device), torch.tensor([2.0, 0.0], device=device)
    loss = student.relative_mse(pred, target)
    expect.close(loss, torch.tensor(0.13, device=device), "the loss", rtol=1e-4)
    loss = student.relative_mse(pred, target, eps=2)
    expect.close(loss, torch.tensor(0.0053125, device=device), "the loss for eps = 2", rtol=1e-4)
