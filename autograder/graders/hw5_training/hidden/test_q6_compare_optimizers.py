"""q6_compare_optimizers: one network per optimizer, all from the same start."""

import torch

from autograder.checks import check, expect, probes
from shared.data import noisy_parabola

OPTIMIZERS = {
    "SGD": lambda parameters: torch.optim.SGD(parameters, lr=0.1),
    "momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.8),
    "Adam": lambda parameters: torch.optim.Adam(parameters, lr=0.05, weight_decay=0.1),
    "RMSprop": lambda parameters: torch.optim.RMSprop(parameters, lr=0.01),
    "overshooting": lambda parameters: torch.optim.SGD(parameters, lr=1.5),
}


def parabola(seed, device, n=40):
    """x, y and the curve without noise, shape (n, 1) each."""
    return tuple(torch.tensor(column, device=device) for column in noisy_parabola(n, seed=60_000 + seed))


def true_error(x, y_true):
    """The mean squared error of a network to the curve without noise."""
    return lambda net: ((net(x) - y_true) ** 2).mean().item()


def both(student, solution, seed, device, epochs):
    """The student's curves and the right ones, from the same start on the same data."""
    x, y, y_true = parabola(seed, device)
    factory = probes.Factory(6, device)
    there = student.put(factory)
    found = student.compare(there, dict(OPTIMIZERS), x, y, y_true, epochs)
    made = student.fetch(there.made)
    start = probes.start_of(factory, made, found["SGD"][0], true_error(x, y_true))
    expected = solution.compare(lambda: factory.begun_with(start), OPTIMIZERS, x, y, y_true, epochs)
    return found, expected


@check(
    points=0.25,
    after="test_three_steps_by_hand",
    hint="Train with y, but note ((prediction - y_true) ** 2).mean() from the prediction before the step; "
    "prediction and y_true both have the shape (n, 1).",
)
def test_the_error_is_measured_against_the_true_curve(student, solution, seed, device):
    """The curves hold the mean squared error to y_true, from before each step; one epoch is enough."""
    found, expected = both(student, solution, seed, device, epochs=1)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} after one epoch", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after="test_the_error_is_measured_against_the_true_curve",
    hint="One full step an epoch: clear the gradients, loss to y, backward, step; make each "
    "optimizer once, before the first epoch. The curve is what happened, also where it rises.",
)
def test_each_optimizer_trains_its_own_network(student, solution, seed, device):
    """After three steps SGD, momentum and Adam are each where they should be, also where the error rises."""
    # Four epochs show what three steps did: k = 3, atol 1e-5.
    # Right variants differ by 3.1e-7, no momentum by .034.
    found, expected = both(student, solution, seed, device, epochs=4)
    for name, curve in found.items():
        expect.close(curve, expected[name], f"the curve of {name} in 4 epochs", rtol=1e-5, atol=1e-5)


LONG = {
    "falling": lambda parameters: torch.optim.SGD(parameters, lr=0.01),
    "rising": lambda parameters: torch.optim.SGD(parameters, lr=1.5),  # up to 4**60, the gradient to 2**61
    "beyond all numbers": lambda parameters: torch.optim.SGD(parameters, lr=1e12),
}


def shifted(device):
    """A network of plain torch modules, in float64 and eval mode, with a random number in a buffer."""
    layers = torch.nn.Linear(1, 3), torch.nn.BatchNorm1d(3), torch.nn.Linear(3, 1)
    layers[1].running_mean.copy_(torch.randn(3))
    return torch.nn.Sequential(*layers).double().to(device).eval()


def a_line_at_zero(device):
    """The line y = w x with w = 0."""
    line = torch.nn.Linear(1, 1, bias=False)
    torch.nn.init.zeros_(line.weight)
    return line.to(device)


@check(
    points=0.25,
    after="test_each_optimizer_trains_its_own_network",
    hint="Nothing may pass from one optimizer's run to the next: not the network, not the optimizer, "
    "not the gradients. Each begins with a copy of all of the network, its buffers too, and of its dtype.",
)
def test_the_order_makes_no_difference(student, solution, seed, device):
    """The same optimizers in another order give the same curves."""
    x, y, y_true = parabola(seed, device)
    factory = probes.Factory(6, device)
    factory()
    start = factory.made[0]
    backwards = dict(reversed(OPTIMIZERS.items()))
    curves, turned = (
        student.compare(lambda: factory.begun_with(start), dict(optimizers), x, y, y_true, 5)
        for optimizers in (OPTIMIZERS, backwards)
    )
    for name, curve in curves.items():
        expect.close(turned[name], curve, f"the curve of {name} in another order", rtol=1e-5)
    twins = dict.fromkeys(("first", "second"), OPTIMIZERS["SGD"])
    columns = (column.double() for column in (x, y, y_true))
    curves = student.compare(lambda: shifted(device), twins, *columns, 3)
    what = "the second of two equal curves, of networks with a random buffer,"
    expect.close(curves["second"], curves["first"], what, rtol=1e-9)


@check(
    points=0.25,
    after="test_the_order_makes_no_difference",
    hint="As many steps as epochs for every network, whatever its error is: nobody asked to stop early, to "
    "change the learning rate or to clip gradients.",
)
def test_every_epoch_is_trained(student, solution, device):
    """60 epochs are 60 steps, also where the error begins with 0, rises, or is infinite in the end."""
    one = torch.ones(2, 1, device=device)
    found, expected = (
        who.compare(lambda: a_line_at_zero(device), dict(LONG), one, one.clone(), 0 * one, 60)
        for who in (student, solution)
    )
    for name, curve in found.items():
        expect.equal(len(curve), 60, f"the length of the curve that is {name}")
        if name != "beyond all numbers":  # which are infinite depends on the dtype that one measures in
            expect.close(curve, expected[name], f"the curve that is {name}", rtol=1e-3)


@check(
    points=0.25,
    after="test_each_optimizer_trains_its_own_network",
    hint="The data and the dict belong to the caller: no operation that ends in _, no pop, no normalising in "
    "place.",
)
def test_the_arguments_stay_as_they_are(student, seed, device):
    """x, y, y_true and the dict of optimizers are unchanged."""
    data = [student.put(column) for column in parabola(seed, device)]
    optimizers = student.put(dict(OPTIMIZERS))
    with (
        probes.unchanged(student, data, "the data"),
        probes.unchanged(student, optimizers, "make_optimizers"),
    ):
        student.compare(student.put(probes.Factory(6, device)), optimizers, *data, 2)


@check(
    points=0.25,
    after=(
        "test_the_order_makes_no_difference",
        "test_the_arguments_stay_as_they_are",
        "test_every_epoch_is_trained",
    ),
    hint="All single steps are right; does every epoch make one, up to the last?",
)
def test_momentum_fits_the_parabola(student, seed, device):
    """With momentum .8, 500 steps fit the parabola with 20 tanh units."""
    x, y, y_true = parabola(seed, device, n=100)
    momentum = {"momentum": lambda parameters: torch.optim.SGD(parameters, lr=0.1, momentum=0.8)}
    curves = student.compare(student.put(probes.Factory(20, device)), momentum, x, y, y_true, 500)
    # `many_starts.py hw5_momentum` (tests/benchmarks): 0 of 3000 seeds fail, so at most 1 in 1000 (95 %), by
    # the fitted tail 1 in 12 000; median .0005, worst .0095. Best wrong runs: .020 (no momentum), .027 (100
    # epochs), .077 (stops early).
    curve = curves["momentum"]
    expect.at_most(curve[-1], 0.015, "the true mean squared error after 500 epochs", losses=curve)
