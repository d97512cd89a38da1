"""q7_compare_losses: one network per loss, all from the same start."""

import pytest
import torch
from torch import nn

from autograder.checks import StudentError, check, expect
from shared.data import noisy_parabola


class Factory:
    """Makes networks with new random weights, and remembers with which the first began."""

    def __init__(self, device):
        self.device = device
        self.first = None

    def __call__(self):
        """Returns a new network."""
        net = nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1)).to(self.device)
        if self.first is None:
            self.first = {name: weight.detach().clone() for name, weight in net.state_dict().items()}
        return net


class Lopsided(nn.Module):
    """A loss that no library has: a prediction that is too high costs three times as much as one too low."""

    def forward(self, prediction, target):
        """Returns the loss."""
        error = prediction - target
        return torch.where(error > 0, 3 * error**2, error**2).mean()


def losses():
    """Losses for measurements, one of which is nobody's default."""
    return {"L1": nn.L1Loss(), "MSE": nn.MSELoss(), "Huber": nn.HuberLoss(delta=0.5), "lopsided": Lopsided()}


def parabola(seed, device):
    """x, y and the curve without noise, shape (40, 1) each."""
    return tuple(torch.tensor(column, device=device) for column in noisy_parabola(40, seed=seed))


def begun_as(factory, first):
    """A network of the factory's kind with given weights."""
    net = factory()
    net.load_state_dict(first)
    return net


def both(student, solution, seed, device, epochs):
    """The student's curves and the right ones, from the same start on the same data."""
    x, y, y_true = parabola(seed, device)
    there = student.put(Factory(device))
    found = student.compare_losses(there, losses(), x, y, y_true, 0.07, epochs)
    first = student.fetch(there.first)
    expected = solution.compare_losses(
        lambda: begun_as(Factory(device), first), losses(), x, y, y_true, 0.07, epochs
    )
    return found, expected


@check(
    points=0.25,
    after="test_all_losses_begin_at_the_same_start",
    hint="Whatever a network is trained with, note ((prediction - y_true) ** 2).mean() of it.",
)
def test_all_are_measured_by_the_true_error(student, solution, seed, device):
    """All curves hold the mean squared error to y_true, from before each step."""
    found, expected = both(student, solution, seed, device, epochs=1)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} after one epoch", rtol=1e-5, atol=1e-6)


@check(
    points=1,
    after="test_all_are_measured_by_the_true_error",
    hint="loss_fn(prediction, y) with the loss of this very name, in this order, both of shape (n, 1); "
    "clear the gradients, backward, step with SGD and the lr that is given.",
)
def test_each_network_has_its_own_loss(student, solution, seed, device):
    """After three steps every network is where its own loss leads it."""
    # Four epochs show what three steps did: k = 3, atol 1e-5.
    # Right variants differ by 3.1e-7, L1 for MSE by 2.7e-3.
    found, expected = both(student, solution, seed, device, epochs=4)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} in 4 epochs", rtol=0, atol=1e-5)


@pytest.mark.parametrize("kind", [nn.NLLLoss, nn.KLDivLoss])
@check(
    points=0.5,
    after="test_one_curve_for_each_loss",
    hint="For an nn.NLLLoss or nn.KLDivLoss raise ValueError with its name, before any training.",
)
def test_losses_for_distributions_are_refused(student, seed, device, kind):
    """NLLLoss and KLDivLoss are refused by a ValueError with the entry's name, before any training."""
    x, y, y_true = parabola(seed, device)
    unsuitable = {"fine": nn.MSELoss(), "entry 17": kind()}
    calls = student.put([])

    def attempt():
        student.compare_losses(student.make(noting, calls, device), unsuitable, x, y, y_true, 0.1, 2)

    expect.refuses(attempt, ValueError, f"a {kind.__name__}")
    try:
        attempt()
    except (StudentError, ValueError) as error:
        expect.true(
            "entry 17" in str(error), "the error's message does not say which entry of losses is meant"
        )
    expect.true(not any(student.fetch(calls)), "a network was trained before the unsuitable loss was refused")


def noting(calls, device):
    """A make_model whose networks note in calls each forward pass."""

    class Noting(nn.Linear):
        def forward(self, x):
            calls.append(True)
            return super().forward(x)

    return lambda: Noting(1, 1).to(device)
