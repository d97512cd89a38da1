"""q2_fit: plain gradient descent, seen on a model small enough to work out by hand."""

import torch
from torch import nn

from autograder.checks import check, expect, picture


def zero_line():
    line = nn.Linear(1, 1)
    nn.init.zeros_(line.weight)
    nn.init.zeros_(line.bias)
    return line


@check(points=0.5, hint="Append loss.item() once per epoch and return the list.")
def test_returns_one_float_per_epoch(student, device):
    """The result of fit is a list with one Python float for each epoch."""
    x = torch.tensor([[-1.0], [0.0], [1.0], [2.0]], device=device)
    model = student.put(zero_line().to(device))
    losses = student.fit(model, x, 3 * x, lr=0.01, epochs=5)
    expect.type(losses, list, "the result of fit")
    expect.equal(len(losses), 5, "the number of losses for epochs=5")
    for loss in losses:
        expect.type(loss, float, "a loss")
    expect.finite(losses, "the list of losses")
    expect.equal(student.fit(model, x, 3 * x, lr=0.01, epochs=0), [], "the result for epochs=0")


@check(
    points=0.5,
    after="test_returns_one_float_per_epoch",
    hint="w = b = 0, x = y = 1, lr = 0.1: error 1, both gradients -2, so both parameters become 0.2.",
)
def test_one_small_step_agrees_with_the_hand_calculation(student, device):
    """One epoch on one point has the loss 1, and moves weight and bias from 0 to 0.2, in place."""
    model = student.put(zero_line().to(device))
    one = torch.ones(1, 1, device=device)
    losses = student.fit(model, one, one, lr=0.1, epochs=1)
    expect.close(losses, [1.0], "the list of losses", rtol=1e-5, atol=1e-6)
    weights = student.fetch(model.state_dict())
    expect.close(
        weights["weight"], torch.full((1, 1), 0.2, device=device), "the weight after a step", atol=1e-6
    )
    expect.close(weights["bias"], torch.full((1,), 0.2, device=device), "the bias after a step", atol=1e-6)


@check(
    points=0.5,
    after="test_one_small_step_agrees_with_the_hand_calculation",
    hint="The first step is right, later ones are not: clear gradients in each epoch; no momentum, no decay.",
)
def test_small_steps_agree_with_the_hand_calculation(student, device):
    """Three epochs on one point give the losses 1, 0.36 and 0.1296, and change the model in place."""
    model = student.put(zero_line().to(device))
    one = torch.ones(1, 1, device=device)
    losses = student.fit(model, one, one, lr=0.1, epochs=3)
    with picture.curves(losses, [1.0, 0.36, 0.1296]):
        expect.close(losses, [1.0, 0.36, 0.1296], "the list of losses", rtol=1e-5, atol=1e-6)
    weights = student.fetch(model.state_dict())
    expect.close(
        weights["weight"], torch.full((1, 1), 0.392, device=device), "the weight after 3 steps", atol=1e-6
    )
    expect.close(weights["bias"], torch.full((1,), 0.392, device=device), "the bias after 3 steps", atol=1e-6)


@check(
    points=0.5,
    after="test_returns_one_float_per_epoch",
    hint="(n, 1) minus (n,) is (n, n): compare the two shapes and raise ValueError when they differ.",
)
def test_refuses_flat_targets(student, device):
    """Targets of shape (4,) for predictions of shape (4, 1) are refused with a ValueError."""
    x = torch.tensor([[-1.0], [0.0], [1.0], [2.0]], device=device)
    model = student.put(zero_line().to(device))
    expect.refuses(
        lambda: student.fit(model, x, 3 * x[:, 0], lr=0.01, epochs=2), ValueError, "targets of shape (4,)"
    )
