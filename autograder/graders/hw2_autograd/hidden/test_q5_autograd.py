"""q5_autograd: leaves, zeroed gradients, real autograd, losses that hold no graph, untouched arguments.

Calibration of the bound 1e-5 (compared with the reference): the worst of 240 right runs differs by 1.2e-7
after 3 steps and by 3.6e-7 after 200; the best of the wrong ones by .145 (never zeroed) and .43 (stops
early). `chaffinch calibrate hw2_autograd` prints the figures.
"""

import numpy as np
import torch
from torch.overrides import TorchFunctionMode

from autograder.checks import check, expect


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
    """Largest difference of intercept or slope."""
    pairs = zip(found[:2], wanted[:2], strict=True)
    return max(abs(float(mine.detach()) - float(theirs.detach())) for mine, theirs in pairs)


def are_leaves(descent, *arguments):
    """Runs on the student's side, where the graph is."""
    a, b, _ = descent(*arguments)
    return [a.is_leaf, b.is_leaf]


def autograd_calls(descent, *arguments):
    """Runs on the student's side: which of autograd's entrances the call goes through."""

    class Watch(TorchFunctionMode):
        def __torch_function__(self, function, types, args=(), kwargs=None):
            seen.add(getattr(function, "__name__", ""))
            return function(*args, **(kwargs or {}))

    seen = set()
    with Watch():
        descent(*arguments)
    return sorted(seen & {"backward", "grad", "_make_dual"})  # the last is forward mode, as in jacfwd


@check(
    points=0.5,
    after="test_one_step_by_hand",
    hint="`a = a - lr * a.grad` makes a new tensor with a graph behind it. Step inside `with "
    "torch.no_grad():`, or detach the result.",
)
def test_results_are_leaves(student, rng, device):
    """The returned tensors are leaves: no graph hangs on them."""
    leaves = student.run(are_leaves, student.autograd_descent, *problem(rng, device), 0.1, 1)
    for name, is_leaf in zip("ab", leaves, strict=True):
        expect.true(is_leaf is True, f"{name} is the result of a calculation with a graph; expected a leaf.")


@check(
    points=1,
    after="test_results_are_leaves",
    hint="backward adds to what is in grad. Empty it in every epoch: a.grad.zero_(), or a.grad = None.",
)
def test_gradients_do_not_pile_up(student, solution, rng, device):
    """Three steps lead to the same line as three steps of the reference."""
    arguments = problem(rng, device)
    gap = largest_gap(run(student, arguments, 0.1, 3), run(solution, arguments, 0.1, 3))
    expect.at_most(gap, 1e-5, "the largest difference after 3 steps")


@check(
    points=0.5,
    after="test_results_are_leaves",
    hint="Here PyTorch should find the derivatives: requires_grad, loss.backward(), a.grad.",
)
def test_gradients_come_from_autograd(student, rng, device):
    """The derivatives come from autograd and not from a formula."""
    calls = student.run(autograd_calls, student.autograd_descent, *problem(rng, device), 0.1, 2)
    expect.true(len(calls) > 0, "autograd was never asked for a gradient.")


@check(
    points=0.5,
    after="test_gradients_do_not_pile_up",
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
    after="test_results_are_leaves",
    hint="`a.requires_grad_()` and `a -= …` work on the caller's tensor. Make one of your own: "
    "a.detach().clone().",
)
def test_arguments_stay_as_they_are(student, rng, device):
    """The values of the caller's tensors are not changed."""
    arguments = problem(rng, device)
    held = [student.put(tensor.clone()) for tensor in arguments]
    student.autograd_descent(*held, 0.1, 2)
    for name, handle, before in zip("xyab", held, arguments, strict=True):
        expect.equal(student.fetch(handle).detach(), before, f"the caller's {name} after the call")


@check(
    points=0.5,
    after=("test_gradients_do_not_pile_up", "test_arguments_stay_as_they_are"),
    hint="The clone of a tensor that requires gradients is the result of a calculation, no leaf: detach it "
    "first. Without a clone you move the caller's own tensor.",
)
def test_start_may_require_gradients(student, solution, rng, device):
    """It works the same when the caller's start already requires gradients, and leaves it where it is."""
    x, y, a, b = problem(rng, device)
    start = [
        student.make(torch.tensor, value.tolist(), requires_grad=True, device=device) for value in (a, b)
    ]
    gap = largest_gap(student.autograd_descent(x, y, *start, 0.1, 3), run(solution, (x, y, a, b), 0.1, 3))
    expect.at_most(gap, 1e-5, "the largest difference after 3 steps from a start that requires gradients")
    for name, handle, before in zip("ab", start, (a, b), strict=True):
        expect.equal(student.fetch(handle).detach(), before, f"the caller's {name} after the call")


@check(
    points=0.5,
    after="test_gradients_do_not_pile_up",
    hint="Take exactly as many steps as `epochs` says, all with the same learning rate; do not stop early.",
)
def test_two_hundred_steps(student, solution, rng, device):
    """Two hundred steps with lr 0.1 agree with the reference to 0.00001, and none is left out at the goal."""
    arguments = problem(rng, device, n=100)
    gap = largest_gap(run(student, arguments, 0.1, 200), run(solution, arguments, 0.1, 200))
    expect.at_most(gap, 1e-5, "the largest difference after 200 steps")
    x = torch.tensor([[0.0], [1.0], [2.0]], device=device)
    one = torch.ones(1, device=device)
    losses = student.autograd_descent(x, 2 * x + 1, one, 2 * one, 0.1, 20)[2]
    expect.true(
        len(losses) == 20, f"Started on the best line, 20 steps leave {len(losses)} losses; expected 20."
    )
