"""q7_compare_losses: one network per loss, all from the same start."""

import pytest
import torch
from torch import nn

from autograder.checks import StudentError, check, expect, probes
from shared.data import noisy_parabola


class Lopsided(nn.Module):
    """A loss that no library has: a prediction that is too high costs three times as much as one too low."""

    def forward(self, prediction, target):
        """Returns the loss."""
        error = prediction - target
        return torch.where(error > 0, 3 * error**2, error**2).mean()


def losses():
    """Losses for measurements, some of which are nobody's default."""
    return {
        "L1": nn.L1Loss(),
        "MSE": nn.MSELoss(),
        "Huber": nn.HuberLoss(delta=0.5),
        "lopsided": Lopsided(),
        "sum": nn.MSELoss(reduction="sum"),  # with 40 points its steps overshoot: this curve rises
        "margin": nn.MultiLabelSoftMarginLoss(),  # has a parent class in common with NLLLoss
        "Poisson": nn.PoissonNLLLoss(),  # for measurements that are counts; no NLLLoss but by its name
    }


class Heir(nn.KLDivLoss):
    """A loss of one's own that inherits."""


UNSUITABLE = {
    "NLLLoss": nn.NLLLoss,
    "weighted NLLLoss": lambda: nn.NLLLoss(weight=torch.ones(1), reduction="sum"),
    "KLDivLoss": nn.KLDivLoss,
    "KLDivLoss batchmean": lambda: nn.KLDivLoss(reduction="batchmean", log_target=True),
    "heir of KLDivLoss": Heir,
}


def parabola(seed, device):
    """x, y and the curve without noise, shape (40, 1) each."""
    return tuple(torch.tensor(column, device=device) for column in noisy_parabola(40, seed=70_000 + seed))


def both(student, solution, seed, device, epochs):
    """The student's curves and the right ones, from the same start on the same data."""
    x, y, y_true = parabola(seed, device)
    factory = probes.Factory(6, device)
    there = student.put(factory)
    found = student.compare_losses(there, losses(), x, y, y_true, 0.07, epochs)
    made = student.fetch(there.made)
    start = probes.start_of(
        factory, made, found["MSE"][0], lambda net: ((net(x) - y_true) ** 2).mean().item()
    )
    expected = solution.compare_losses(
        lambda: factory.begun_with(start), losses(), x, y, y_true, 0.07, epochs
    )
    return found, expected


@check(
    points=0.25,
    after="test_three_steps_by_hand",
    hint="Whatever a network is trained with, note ((prediction - y_true) ** 2).mean() of it; prediction and "
    "y_true both have the shape (n, 1). Only the two losses for distributions are refused.",
)
def test_all_are_measured_by_the_true_error(student, solution, seed, device):
    """All curves hold the mean squared error to y_true, from before each step."""
    found, expected = both(student, solution, seed, device, epochs=1)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} after one epoch", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
    after="test_all_are_measured_by_the_true_error",
    hint="loss_fn(prediction, y) with the loss of this very name, in this order, both of shape (n, 1); "
    "clear the gradients, backward, step with SGD and the lr that is given.",
)
def test_each_network_has_its_own_loss(student, solution, seed, device):
    """After three steps every network is where its own loss leads it, also where its error rises."""
    # Four epochs show what three steps did: k = 3, atol 1e-5.
    # Right variants differ by 3.1e-7, L1 for MSE by 2.7e-3.
    found, expected = both(student, solution, seed, device, epochs=4)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} in 4 epochs", rtol=1e-4, atol=1e-5)


class Steep(nn.Module):
    """A loss so steep that the second step leaves all numbers behind."""

    def forward(self, prediction, target):
        """Returns the loss."""
        return 1e15 * ((prediction - target) ** 2).mean()


def a_line_at_zero(device):
    """The line y = w x with w = 0."""
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    return line.to(device)


@check(
    points=0.25,
    after="test_each_network_has_its_own_loss",
    hint="As many steps as epochs for every network, whatever its error is: nobody asked to stop early, to "
    "change the learning rate or to clip gradients.",
)
def test_every_epoch_is_trained(student, solution, device):
    """60 epochs are 60 steps, also where the error begins with 0, rises, or is infinite in the end."""
    one = torch.ones(2, 1, device=device)
    # With lr .75 each step with the sum doubles the error, up to 4**60, after it was 0 at the start.
    kinds = {"falling": nn.MSELoss(), "rising": nn.MSELoss(reduction="sum"), "beyond all numbers": Steep()}
    found, expected = (
        who.compare_losses(lambda: a_line_at_zero(device), dict(kinds), one, one.clone(), 0 * one, 0.75, 60)
        for who in (student, solution)
    )
    for name, curve in found.items():
        expect.equal(len(curve), 60, f"the length of the curve that is {name}")
        if name != "beyond all numbers":  # which are infinite depends on the dtype that one measures in
            expect.close(curve, expected[name], f"the curve that is {name}", rtol=1e-3)


@check(
    points=0.25,
    after="test_each_network_has_its_own_loss",
    hint="The data and the dict belong to the caller: no operation that ends in _, no pop.",
)
def test_the_arguments_stay_as_they_are(student, seed, device):
    """x, y, y_true and the dict of losses are unchanged."""
    data = [student.put(column) for column in parabola(seed, device)]
    kinds = student.put(losses())
    with probes.unchanged(student, data, "the data"), probes.unchanged(student, kinds, "losses"):
        student.compare_losses(student.put(probes.Factory(6, device)), kinds, *data, 0.05, 2)


@pytest.mark.parametrize("kind", UNSUITABLE)
@pytest.mark.parametrize("first", [True, False])
@check(
    points=0.25,
    after="test_an_nll_loss_is_refused",
    hint="For an nn.NLLLoss or nn.KLDivLoss, whatever its settings, raise ValueError with its name, before "
    "any training. The dict stays as it is.",
)
def test_losses_for_distributions_are_refused(student, seed, device, kind, first):
    """NLLLoss and KLDivLoss are refused by a ValueError with the entry's name, before any training."""
    x, y, y_true = parabola(seed, device)
    fine = [("fine", nn.MSELoss()), ("finer", nn.L1Loss()), ("finest", nn.HuberLoss())]
    entries = [*fine, ("entry 17", UNSUITABLE[kind]())]
    calls, unsuitable = student.put([]), student.put(dict(entries[:: -1 if first else 1]))

    def attempt():
        student.compare_losses(student.make(noting, calls, device), unsuitable, x, y, y_true, 0.1, 2)

    with probes.unchanged(student, unsuitable, "losses"):
        expect.refuses(attempt, ValueError, f"a loss that is {kind}")
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
