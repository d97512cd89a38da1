"""q5_wave: Adam on the points of a window."""

import torch
from torch import nn

from autograder.checks import check, expect


def zero_line():
    line = nn.Linear(1, 1)
    nn.init.zeros_(line.weight)
    nn.init.zeros_(line.bias)
    return line


@check(
    points=1,
    hint="Append loss.item(), measured before the step, and train the model itself, not a copy.",
)
def test_trains_in_place_and_returns_the_losses(student, device):
    """fit_wave returns one float per epoch, each measured before its step, and changes the model in place."""
    x = torch.tensor([[1.0], [1.0], [2.0]], device=device)
    y = torch.tensor([[1.0], [2.0], [3.0]], device=device)
    model = student.put(zero_line().to(device))
    losses = student.fit_wave(model, x, y, half_width=3.0, lr=0.01, epochs=4)
    expect.type(losses, list, "the result of fit_wave")
    expect.equal(len(losses), 4, "the number of losses for epochs=4")
    for loss in losses:
        expect.type(loss, float, "a loss")
    expect.close(losses[0], 14 / 3, "the loss of the first epoch, for a model that says 0", rtol=1e-5)
    bias = student.fetch(model.state_dict())["bias"]
    expect.true(bool((bias > 0).all()), "The model's bias has not moved towards the targets.")
