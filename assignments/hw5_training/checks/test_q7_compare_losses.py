"""q7_compare_losses: one network per loss, all from the same start."""

import torch
from torch import nn

from autograder.checks import check, expect


def a_net():
    """A small network with new random weights."""
    return nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1))


def losses():
    """Three losses for measurements."""
    return {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "Huber": nn.HuberLoss()}


def curves_of(student, device, epochs):
    """The student's curves on a small parabola."""
    x = torch.linspace(0, 1, 20, device=device)[:, None]
    return student.compare_losses(lambda: a_net().to(device), losses(), x, 2 - x**2, 2 - x**2, 0.05, epochs)


@check(
    points=0.25,
    hint="Make an empty dict, and for each name in losses a list to which each epoch's error is "
    "appended as a float.",
)
def test_one_curve_for_each_loss(student, device):
    """compare_losses returns a dict with one list of floats for each loss, one float for each epoch."""
    curves = curves_of(student, device, epochs=4)
    expect.type(curves, dict, "the curves")
    expect.equal(sorted(curves), sorted(losses()), "the names of the curves")
    for name, curve in curves.items():
        expect.type(curve, list, f"the curve of {name}")
        expect.equal(len(curve), 4, f"the length of the curve of {name} after 4 epochs")
        for error in curve:
            expect.type(error, float, f"an error of {name}")
            expect.finite(error, f"an error of {name}")


@check(
    points=0.5,
    after="test_one_curve_for_each_loss",
    hint="All networks start alike and all are measured alike: copies of one network, and the mean "
    "squared error before the step.",
)
def test_all_losses_begin_at_the_same_start(student, device):
    """All curves begin with the same number: the same start, measured in the same way."""
    curves = curves_of(student, device, epochs=3)
    for name, curve in curves.items():
        expect.close(curve[0], curves["MSE"][0], f"the first number of the curve of {name}", rtol=1e-6)
