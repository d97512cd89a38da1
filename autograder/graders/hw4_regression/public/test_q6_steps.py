"""q6_steps: the prediction of a network whose units are on or off."""

import torch
from torch import nn

from autograder.checks import check, expect, picture


def two_steps():
    net = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[1.0], [-3.0]]))
        net[0].bias.copy_(torch.tensor([0.0, 6.0]))
        net[2].weight.copy_(torch.tensor([[2.0, 10.0]]))
        net[2].bias.copy_(torch.tensor([1.0]))
    return net


@check(
    points=0.5,
    hint="Hidden activations first; then 1 where they exceed 0.5 and 0 elsewhere; then the output layer.",
)
def test_hand_set_units_make_a_staircase(student, device):
    """Two units that switch at 0 and at 2 give the levels 11, 13 and 3."""
    net = student.put(two_steps().to(device))
    x = torch.tensor([[-1.0], [-0.6], [0.6], [1.4], [2.6], [4.0]], device=device)
    levels = student.step_prediction(net, x)
    expect.tensor(levels, "the result of step_prediction", shape=(6, 1), dtype="float")
    expected = torch.tensor([[11.0], [11.0], [13.0], [13.0], [3.0], [3.0]], device=device)
    with picture.function(
        lambda at: student.step_prediction(
            net, torch.tensor(at, dtype=torch.float32, device=device)[:, None]
        ),
        lambda at: 1.0 + 2.0 * (at > 0) + 10.0 * (at < 2),
        within=(-1, 4),
    ):
        expect.close(levels, expected, "the result of step_prediction", rtol=1e-5, atol=1e-5)


def one_step():
    net = nn.Sequential(nn.Linear(1, 1), nn.Sigmoid(), nn.Linear(1, 1))
    with torch.no_grad():
        for values, number in zip(net.parameters(), (1.0, 0.0, 2.0, 1.0), strict=True):
            values.fill_(number)
    return net


@check(
    points=0.5,
    after="test_hand_set_units_make_a_staircase",
    hint="At x = 0 the activation is exactly one half, which is not greater than one half: the unit is off.",
)
def test_the_example_has_a_unit_at_one_half(student, device):
    """One unit with w = 1, b = 0, output weight 2 and output bias 1 gives 1, 1, 3 for x = -5, 0, 5."""
    x = torch.tensor([[-5.0], [0.0], [5.0]], device=device)
    levels = student.step_prediction(student.put(one_step().to(device)), x)
    expect.close(
        levels.detach(), torch.tensor([[1.0], [1.0], [3.0]], device=device), "the staircase", atol=1e-5
    )


@check(
    points=0.25,
    after="test_hand_set_units_make_a_staircase",
    hint="A sigmoid far to the left is exactly 0, and 0 / 0 is NaN. Compare instead of dividing; no graph.",
)
def test_far_away_it_is_still_a_number(student, device):
    """The same unit gives 1 at x = -1000 and 3 at x = 1000, without a graph."""
    x = torch.tensor([[-1000.0], [1000.0]], device=device)
    levels = student.step_prediction(student.put(one_step().to(device)), x)
    expect.close(levels.detach(), torch.tensor([[1.0], [3.0]], device=device), "the staircase", atol=1e-5)
    expect.true(not levels.requires_grad, "The staircase still requires a gradient.")
