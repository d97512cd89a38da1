"""q6_steps: the prediction of a network whose units are on or off."""

import torch
from torch import nn

from autograder.checks import check, expect


def two_steps():
    net = nn.Sequential(nn.Linear(1, 2), nn.Sigmoid(), nn.Linear(2, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[1.0], [-3.0]]))
        net[0].bias.copy_(torch.tensor([0.0, 6.0]))
        net[2].weight.copy_(torch.tensor([[2.0, 10.0]]))
        net[2].bias.copy_(torch.tensor([1.0]))
    return net


@check(
    points=1,
    hint="Hidden activations first; then 1 where they exceed 0.5 and 0 elsewhere; then the output layer.",
)
def test_hand_set_units_make_a_staircase(student, device):
    """Two units that switch at 0 and at 2 give the levels 11, 13 and 3."""
    net = student.put(two_steps().to(device))
    x = torch.tensor([[-1.0], [-0.6], [0.6], [1.4], [2.6], [4.0]], device=device)
    levels = student.step_prediction(net, x)
    expect.tensor(levels, "the result of step_prediction", shape=(6, 1), dtype="float")
    expected = torch.tensor([[11.0], [11.0], [13.0], [13.0], [3.0], [3.0]], device=device)
    expect.close(levels, expected, "the result of step_prediction", rtol=1e-5, atol=1e-5)
