"""q6_compare_optimizers: one network per optimizer, all from the same start."""

import torch
from torch import nn

from autograder.checks import check, expect


def a_net():
    """A small network with new random weights."""
    return nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1))


OPTIMIZERS = {
    "slow": lambda parameters: torch.optim.SGD(parameters, lr=0.001),
    "fast": lambda parameters: torch.optim.SGD(parameters, lr=0.05),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.01),
}


def curves_of(student, device, epochs):
    """The student's curves on a small parabola."""
    x = torch.linspace(0, 1, 20, device=device)[:, None]
    return student.compare(lambda: a_net().to(device), OPTIMIZERS, x, 2 - x**2, 2 - x**2, epochs)


@check(
    points=0.25,
    hint="Make an empty dict, and for each name of make_optimizers a list to which each epoch's "
    "loss.item() is appended.",
)
def test_one_curve_for_each_optimizer(student, device):
    """Compare returns a dict with one list of floats for each optimizer, one float for each epoch."""
    curves = curves_of(student, device, epochs=4)
    expect.type(curves, dict, "the curves")
    expect.equal(sorted(curves), sorted(OPTIMIZERS), "the names of the curves")
    for name, curve in curves.items():
        expect.type(curve, list, f"the curve of {name}")
        expect.equal(len(curve), 4, f"the length of the curve of {name} after 4 epochs")
        for loss in curve:
            expect.type(loss, float, f"a loss of {name}")
            expect.finite(loss, f"a loss of {name}")


@check(
    points=1,
    after="test_one_curve_for_each_optimizer",
    hint="Call make_model once and train a copy.deepcopy of it with each optimizer; note the error "
    "before the step. state_dict() is no copy.",
)
def test_all_curves_begin_at_the_same_start(student, device):
    """All curves begin with the same number: the error of the common start."""
    curves = curves_of(student, device, epochs=3)
    for name, curve in curves.items():
        expect.close(curve[0], curves["slow"][0], f"the first number of the curve of {name}", rtol=1e-6)
