"""q6_optimizer: three steps of several optimizers, losses, untouched arguments.

Calibration of the bound 1e-5: after 3 steps the worst of 180 right runs differs by 2.0e-7; the best of the
wrong ones by .69 without zeroing, and without a memory by .0017 (Adam), .12 (RMSprop) and .38 (momentum).
`chaffinch calibrate hw2_autograd` prints the figures.
"""

from functools import partial

import numpy as np
import pytest
import torch

from autograder.checks import check, expect, probes


class SignDescent(torch.optim.Optimizer):
    """An optimizer that is in no library: every parameter moves by lr, against the sign of its gradient."""

    def __init__(self, parameters, lr):
        super().__init__(parameters, {"lr": lr})

    @torch.no_grad()
    def step(self, closure=None):
        """Moves every parameter by lr; like PyTorch's own it first calls a closure that it is given."""
        loss = None
        if closure is not None:
            with torch.enable_grad():
                loss = closure()
        for group in self.param_groups:
            for parameter in group["params"]:
                if parameter.grad is not None:
                    parameter.sub_(group["lr"] * parameter.grad.sign())
        return loss


def sgd(parameters):
    """Plain descent."""
    return torch.optim.SGD(parameters, lr=0.07)


def too_large(parameters):
    """Plain descent that climbs out of the valley."""
    return torch.optim.SGD(parameters, lr=1.5)


def beyond_all_numbers(parameters):
    """Plain descent that is soon infinitely far away."""
    return torch.optim.SGD(parameters, lr=1e3)


def noting(steps, make):
    """Another `make` whose optimizer notes in steps each step; for over there."""

    def noting_make(parameters):
        optimizer = make(parameters)
        optimizer.register_step_post_hook(lambda *_: steps.append(1))
        return optimizer

    return noting_make


def momentum(parameters):
    """Descent with a memory."""
    return torch.optim.SGD(parameters, lr=0.05, momentum=0.8)


def slow_momentum(parameters):
    """Descent with a memory, so slow that it shoots past nothing in a dozen steps."""
    return torch.optim.SGD(parameters, lr=0.005, momentum=0.8)


def a_rate_for_each(parameters):
    """Descent that treats both tensors by their place in the list."""
    a, b = parameters
    return torch.optim.SGD([{"params": [a], "lr": 0.02}, {"params": [b], "lr": 0.2}], lr=0.07)


def adam(parameters):
    """Adam with betas of its own."""
    return torch.optim.Adam(parameters, lr=0.1, betas=(0.8, 0.95))


def rmsprop(parameters):
    """RMSprop."""
    return torch.optim.RMSprop(parameters, lr=0.05, alpha=0.9)


def sign_descent(parameters):
    """The home-made one."""
    return SignDescent(parameters, 0.05)


class MovesAtLast(torch.optim.SGD):
    """Descends; from a certain step on it also adds something to every parameter.

    What it has added tells how many steps there were, whoever counts them.
    """

    def __init__(self, parameters, first, added):
        super().__init__(parameters, lr=0.07)
        self.left, self.added = first, added

    def step(self, closure=None):
        """One step."""
        loss = super().step(closure)
        self.left -= 1
        if self.left <= 0:
            for group in self.param_groups:
                for parameter in group["params"]:
                    parameter.data.add_(self.added)
        return loss


def problem(rng, device, n=60):
    """Noisy points around a parabola and a line to start from that lies well below them, all float32."""
    x = np.sort(rng.uniform(0, 1, (n, 1)), axis=0)
    y = 1 + 2 * x - 3 * x**2 + 0.1 * rng.standard_normal((n, 1))
    arrays = (x, y, rng.uniform(-1, -0.5, 1), rng.uniform(-1, -0.5, 1))
    return [torch.tensor(array, dtype=torch.float32, device=device) for array in arrays]


def run(subject, arguments, epochs, make):
    """Runs on copies, so that a descent that writes to its arguments spoils nothing here."""
    return subject.optimizer_descent(*(tensor.clone() for tensor in arguments), epochs, make)


def largest_gap(found, wanted):
    """Largest difference of intercept or slope; NaN if one is, which `max` may lose."""
    pairs = zip(found[:2], wanted[:2], strict=True)
    return np.max([abs(float(mine.detach()) - float(theirs.detach())) for mine, theirs in pairs])


@check(
    points=0.75,
    after="test_one_step_by_hand",
    hint="All epochs are alike, as many as `epochs` says: zero_grad, backward, step, as backward adds to "
    "what is in grad.",
)
def test_three_steps_of_plain_descent(student, solution, rng, device):
    """Three steps of SGD lead to the same line as those of the reference."""
    arguments = problem(rng, device)
    found = run(student, arguments, 3, sgd)
    expect.equal(len(found[2]), 3, "the number of losses after three epochs")
    gap = largest_gap(found, run(solution, arguments, 3, sgd))
    expect.at_most(gap, 1e-5, "the largest difference after three steps of SGD")


@check(
    points=0.5,
    after=("test_three_steps_of_plain_descent", "test_hands_over_intercept_and_slope_in_this_order"),
    hint="Some optimizers remember earlier gradients. Make yours once, of the two tensors themselves, "
    "and let nothing but step() change its state.",
)
@pytest.mark.parametrize("make", [momentum, slow_momentum, adam, rmsprop, sign_descent, a_rate_for_each])
def test_three_steps_of_other_optimizers(student, solution, rng, device, make):
    """Three steps with momentum, Adam, RMSprop and home-made optimizers agree with the reference.

    With a slow momentum it is twelve: the memory lasts. Others multiply rounding on such a way.
    """
    arguments, epochs = problem(rng, device), 12 if make is slow_momentum else 3
    gap = largest_gap(run(student, arguments, epochs, make), run(solution, arguments, epochs, make))
    expect.at_most(gap, 1e-5, f"the largest difference after {epochs} steps of {make.__name__}")


@check(
    points=0.25,
    after="test_three_steps_of_plain_descent",
    hint="Append loss.item(), the number, and do so with the loss of the prediction before the step.",
)
def test_losses_are_numbers_from_before_each_step(student, solution, rng, device):
    """Each loss is a plain number, the mean squared error before the step."""
    arguments = problem(rng, device)
    losses = run(student, arguments, 3, sgd)[2]
    for index, loss in enumerate(losses):
        expect.type(loss, (float, np.floating), f"losses[{index}]")
    expect.close(
        [float(loss) for loss in losses], run(solution, arguments, 3, sgd)[2], "losses", rtol=1e-5, atol=1e-5
    )


@check(
    points=0.25,
    after="test_three_steps_of_plain_descent",
    hint="Return a and b as they are after the last step, not those with the smallest loss; and go on also "
    "when the loss grows, even to inf and NaN. Do not clip gradients.",
)
def test_an_optimizer_that_walks_away(student, solution, rng, device):
    """Where every step makes the loss larger all steps are taken, and the last line is returned."""
    arguments = problem(rng, device)
    # twelve steps, each some three times as long as the last: gradients of a million, which nobody may cut
    found, wanted = run(student, arguments, 12, too_large), run(solution, arguments, 12, too_large)
    expect.true(len(found[2]) == 12, f"losses has {len(found[2])} entries after 12 epochs; expected 12.")
    expect.close(found[0].detach().float(), wanted[0].detach(), "a after the last step", rtol=1e-3, atol=1e-3)
    expect.close(found[1].detach().float(), wanted[1].detach(), "b after the last step", rtol=1e-3, atol=1e-3)
    steps = student.put([])
    losses = run(student, arguments, 40, student.make(noting, steps, beyond_all_numbers))[2]  # inf, then NaN
    expect.equal(len(losses), 40, "the number of losses where the loss grows beyond all numbers")
    expect.equal(len(student.fetch(steps)), 40, "the number of steps where the loss grows beyond all numbers")


@check(
    points=0.25,
    after="test_an_optimizer_that_walks_away",
    hint="Take as many steps as `epochs` says, also when the loss no longer changes, or is 0; do not stop "
    "early.",
)
def test_no_step_is_left_out_at_the_goal(student, rng, device):
    """Started on the best line, 20 epochs are still 20 steps and 20 losses."""
    x = torch.tensor([[0.0], [1.0], [2.0]], device=device)
    one = torch.ones(1, device=device)
    start = (x, 2 * x + 1, one, 2 * one)
    losses = run(student, start, 20, sgd)[2]
    expect.equal(len(losses), 20, "the number of losses of twenty epochs that start on the best line")
    added = float(rng.uniform(1, 2))
    slope = run(student, start, 20, partial(MovesAtLast, first=20, added=added))[1]
    moved = (float(slope.detach()) - 2) / added
    expect.true(moved > 0.5, "Started on the best line, twenty epochs take fewer than twenty steps.")
    expect.true(moved < 1.01, "Started on the best line, twenty epochs take more than twenty steps.")


@check(
    points=0.5,
    after="test_one_step_by_hand",
    hint="The optimizer changes its tensors in place. Give it tensors of your own: "
    "a.detach().clone().requires_grad_().",
)
def test_arguments_stay_as_they_are(student, rng, device):
    """The caller's tensors are not changed: not their values, nor whether they require gradients."""
    x, y, a, b = (student.put(tensor) for tensor in problem(rng, device))
    with (
        probes.unchanged(student, x, "x"),
        probes.unchanged(student, y, "y"),
        probes.unchanged(student, a, "a"),
        probes.unchanged(student, b, "b"),
    ):
        student.optimizer_descent(x, y, a, b, 2, sgd)
