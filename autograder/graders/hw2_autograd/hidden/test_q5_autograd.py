"""q5_autograd: leaves, zeroed gradients, real autograd, losses that hold no graph, untouched arguments.

Calibration of the bound 1e-5 (compared with the reference): the worst of 240 right runs differs by 1.2e-7
after 3 steps and by 3.6e-7 after 200; the best of the wrong ones by .145 (never zeroed) and .43 (stops
early). `chaffinch calibrate hw2_autograd` prints the figures.
"""

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from autograder.checks import check, expect, probes


def problem(rng, device, n=60):
    """Noisy points around a parabola and a random line to start from, all float32."""
    x = np.sort(rng.uniform(0, 1, (n, 1)), axis=0)
    y = 1 + 2 * x - 3 * x**2 + 0.1 * rng.standard_normal((n, 1))
    arrays = (x, y, rng.standard_normal(1), rng.standard_normal(1))
    return [torch.tensor(array, dtype=torch.float32, device=device) for array in arrays]


def run(subject, arguments, lr, epochs):
    """Runs on copies, so that a descent that writes to its arguments spoils nothing here."""
    return subject.autograd_descent(*(tensor.clone() for tensor in arguments), lr, epochs)


def largest_gap(found, wanted):
    """Largest difference of intercept or slope; NaN if one is, which `max` may lose."""
    pairs = zip(found[:2], wanted[:2], strict=True)
    return np.max([abs(float(mine.detach()) - float(theirs.detach())) for mine, theirs in pairs])


_LEAVES, _LOSSES, _TWO = "test_results_are_leaves", "test_losses_of_two_epochs", "test_two_steps_by_hand"
# Who squares errors and takes their mean goes through at least one of these.
STEEPER = {
    "mean",
    "sum",
    "mse_loss",
    "square",
    "pow",
    "rpow",
    "mul",
    "rmul",
    "multiply",
    "matmul",
    "rmatmul",
    "mm",
}
STEEPER |= {"dot", "inner", "vdot", "bmm", "einsum", "tensordot", "norm", "vector_norm", "linalg_vector_norm"}


def with_steeper_gradients(descent, *arguments):
    """Runs on the student's side: a and b where autograd finds other gradients than the loss has.

    To every product, power or sum it adds itself minus itself detached: 0, so that all values stay as they
    are; but forwards and backwards its derivative counts twice, which a formula on paper knows nothing of.
    None where the code does not run in this way.
    """

    class Steeper(TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            found = function(*args, **(kwargs or {}))
            name = getattr(function, "__name__", "").removeprefix("__").removesuffix("__")
            if name in STEEPER and isinstance(found, torch.Tensor) and found.is_floating_point():
                return found + (found - found.detach())
            return found

    try:
        with Steeper():
            a, b, _ = descent(*arguments)
        return a.detach(), b.detach()
    except Exception:  # noqa: BLE001 - a fault of this way of asking is no fault of the code
        return None


def used_start(value, device):
    """Runs on the student's side: a start that requires gradients and holds one of an earlier use."""
    start = torch.tensor(value, requires_grad=True, device=device)
    start.grad = torch.full_like(start, 3.0)
    return start


@check(
    points=0.75,
    after=_TWO,
    hint="All epochs are alike: as many as `epochs` says, each with one step, and each with an empty grad "
    "(a.grad.zero_(), or a.grad = None), as backward adds to what is in it.",
)
def test_three_steps(student, solution, rng, device):
    """Three steps lead to the same line as three steps of the reference."""
    arguments = problem(rng, device)
    found = run(student, arguments, 0.1, 3)
    expect.equal(len(found[2]), 3, "the number of losses after three epochs")
    gap = largest_gap(found, run(solution, arguments, 0.1, 3))
    expect.at_most(gap, 1e-5, "the largest difference after three steps")


@check(
    points=0.5,
    after=_LEAVES,
    hint="Here PyTorch should find the derivatives: requires_grad, loss.backward(), a.grad.",
)
def test_gradients_come_from_autograd(student, rng, device):
    """The steps follow the derivatives that autograd finds, and not a formula."""
    arguments = problem(rng, device)
    plain = run(student, arguments, 0.1, 1)
    steeper = student.run(with_steeper_gradients, student.autograd_descent, *arguments, 0.1, 1)
    expect.true(
        steeper is None or largest_gap(plain, steeper) > 1e-3,
        "The steps do not depend on the derivatives that autograd finds: they come from elsewhere.",
    )


@check(
    points=0.25,
    after=("test_three_steps", _LOSSES),
    hint="Append loss.item(), the number, before the step. The tensor would keep the graph of its epoch "
    "alive.",
)
def test_losses_are_numbers_from_before_each_step(student, solution, rng, device):
    """Each loss is a plain number, the mean squared error before the step of its epoch."""
    arguments = problem(rng, device)
    losses = run(student, arguments, 0.1, 3)[2]
    for index, loss in enumerate(losses):
        expect.type(loss, (float, np.floating), f"losses[{index}]")
    expect.close(
        [float(loss) for loss in losses], run(solution, arguments, 0.1, 3)[2], "losses", rtol=1e-5, atol=1e-5
    )


@check(
    points=0.5,
    after=_LEAVES,
    hint="`a.requires_grad_()` and `a -= …` work on the caller's tensor. Make one of your own: "
    "a.detach().clone().",
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
        student.autograd_descent(x, y, a, b, 0.1, 2)


@check(
    points=0.5,
    after=("test_three_steps", "test_arguments_stay_as_they_are"),
    hint="The clone of a tensor that requires gradients is the result of a calculation, no leaf: detach it "
    "first. Without a clone you move the caller's own tensor, and use a gradient that it may still hold.",
)
def test_start_may_require_gradients(student, solution, rng, device):
    """It works the same when the caller's start already requires gradients, and leaves it where it is."""
    x, y, a, b = problem(rng, device)
    start = [student.make(used_start, value.tolist(), device) for value in (a, b)]
    with probes.unchanged(student, start[0], "a"), probes.unchanged(student, start[1], "b"):
        found = student.autograd_descent(x, y, *start, 0.1, 3)
    gap = largest_gap(found, run(solution, (x, y, a, b), 0.1, 3))
    expect.at_most(gap, 1e-5, "the largest difference after three steps from a start that requires gradients")


@check(
    points=0.5,
    after="test_three_steps",
    hint="Take exactly as many steps as `epochs` says, all with the same learning rate; do not stop early.",
)
def test_two_hundred_steps(student, solution, rng, device):
    """Two hundred steps with lr 0.1 agree with the reference to 0.00001."""
    arguments = problem(rng, device, n=100)
    gap = largest_gap(run(student, arguments, 0.1, 200), run(solution, arguments, 0.1, 200))
    expect.at_most(gap, 1e-5, "the largest difference after two hundred steps")


@check(
    points=0.25,
    after="test_two_hundred_steps",
    hint="Little or nothing is left to gain there, and yet `epochs` steps were asked for: do not look at the "
    "loss, or at the gradients, to decide whether to go on.",
)
def test_no_step_is_left_out_at_the_goal(student, solution, device):
    """Started on the best line, 20 steps still leave 20 losses; small numbers are no reason to stop."""
    x = torch.tensor([[0.0], [1.0], [2.0]], device=device)
    one = torch.ones(1, device=device)
    losses = student.autograd_descent(x, 2 * x + 1, one, 2 * one, 0.1, 20)[2]
    expect.equal(len(losses), 20, "the number of losses of twenty epochs that start on the best line")
    tiny = (x, 1e-6 * (2 * x + 1), torch.zeros(1, device=device), torch.zeros(1, device=device))
    found, wanted = run(student, tiny, 0.1, 20), run(solution, tiny, 0.1, 20)
    for name, value, right in zip("ab", found, wanted, strict=False):
        what = f"{name} after 20 steps for values of a millionth"
        expect.close(value.detach().float(), right.detach(), what, rtol=1e-3, atol=0)


@check(
    points=0.25,
    after="test_three_steps",
    hint="Return a and b as they are after the last step, not those with the smallest loss; and go on also "
    "when the loss grows, even to inf and NaN. Do not clip gradients.",
)
def test_a_learning_rate_that_is_too_large(student, solution, rng, device):
    """Where every step makes the loss larger all steps are taken, and the last line is returned."""
    arguments = problem(rng, device)
    # twelve steps, each some three times as long as the last: gradients of a million, which nobody may cut
    found, wanted = run(student, arguments, 1.5, 12), run(solution, arguments, 1.5, 12)
    expect.true(len(found[2]) == 12, f"losses has {len(found[2])} entries after 12 epochs; expected 12.")
    expect.close(found[0].detach().float(), wanted[0].detach(), "a after the last step", rtol=1e-3, atol=1e-3)
    expect.close(found[1].detach().float(), wanted[1].detach(), "b after the last step", rtol=1e-3, atol=1e-3)
    losses = run(student, arguments, 1e3, 40)[2]  # infinite after some ten steps, then NaN
    expect.equal(len(losses), 40, "the number of losses where the loss grows beyond all numbers")
