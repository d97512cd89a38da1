"""q6_compare_optimizers: one network per optimizer, all from the same start."""

import torch
from torch import nn

from autograder.checks import check, expect, picture, probes

OPTIMIZERS = {
    "slow": lambda parameters: torch.optim.SGD(parameters, lr=0.001),
    "fast": lambda parameters: torch.optim.SGD(parameters, lr=0.05),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}
BY_HAND = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.25),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.25, momentum=0.5),
}


def curves_of(student, seed, device, epochs):
    """The student's curves on a small parabola."""
    x = torch.linspace(0, 1, 20, device=device)[:, None]
    make_model = student.put(probes.Factory(6, device))
    return student.compare(make_model, dict(OPTIMIZERS), x, 2 - x**2, 2 - x**2, epochs)


def a_line_at_zero(device):
    """The line y = w x with w = 0."""
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    return line.to(device)


@check(
    points=0.25,
    hint="Make an empty dict, and for each name of make_optimizers a list to which each epoch's "
    "loss.item() is appended.",
)
def test_one_curve_for_each_optimizer(student, seed, device):
    """Compare returns a dict with one list of floats for each optimizer, one float for each epoch."""
    curves = curves_of(student, seed, device, epochs=4)
    expect.type(curves, dict, "the curves")
    expect.equal(sorted(curves), sorted(OPTIMIZERS), "the names of the curves")
    for name, curve in curves.items():
        expect.type(curve, list, f"the curve of {name}")
        expect.equal(len(curve), 4, f"the length of the curve of {name} after 4 epochs")
        for loss in curve:
            expect.type(loss, float, f"a loss of {name}")
            expect.finite(loss, f"a loss of {name}")


@check(
    points=0.5,
    after="test_one_curve_for_each_optimizer",
    hint="Call make_model and train a copy.deepcopy of that one network with each optimizer; note the error "
    "before the step. state_dict() is no copy, and no seed makes make_model give the same network twice.",
)
def test_all_curves_begin_at_the_same_start(student, seed, device):
    """All curves begin with the same number: the error of the common start."""
    curves = curves_of(student, seed, device, epochs=3)
    for name, curve in curves.items():
        expect.close(curve[0], curves["slow"][0], f"the first number of the curve of {name}", rtol=1e-6)


@check(
    points=0.5,
    after="test_all_curves_begin_at_the_same_start",
    hint="One full step an epoch: note ((prediction - y_true) ** 2).mean(), clear the gradients, loss to y, "
    "backward, step; make each optimizer once, before the first epoch.",
)
def test_three_steps_by_hand(student, device):
    """For y = w x from w = 0, trained on (1, 1) and measured by y_true = 2, the curves are known."""
    # The slope is 2 (w - 1). SGD with rate 1/4 goes to 1/2, 3/4, 7/8; with momentum 1/2 to 1/2, 1, 5/4.
    one = torch.ones(1, 1, device=device)
    curves = student.compare(lambda: a_line_at_zero(device), dict(BY_HAND), one, one.clone(), 2 * one, 4)
    right = {"SGD": [4, 9 / 4, 25 / 16, 81 / 64], "momentum": [4, 9 / 4, 1, 9 / 16]}
    with picture.curves(curves, right, y="error"):
        for name, curve in right.items():
            expect.close(curves[name], curve, f"the curve of {name}", rtol=1e-5)
