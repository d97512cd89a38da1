"""q5_autograd: what comes back, and two steps that can be followed on paper."""

import numpy as np
import torch

from autograder.checks import check, expect


def two_points(device):
    """Two points and the line 0: the errors are 1 and 2, the derivatives -3 and -7."""
    x, y = torch.tensor([[1.0], [3.0]], device=device), torch.tensor([[1.0], [2.0]], device=device)
    return x, y, torch.zeros(1, device=device), torch.zeros(1, device=device)


def are_leaves(descent, *arguments):
    """Runs on the student's side, where the graph is; a number is no leaf of any graph."""
    a, b, *_ = descent(*arguments)
    return [getattr(a, "is_leaf", False), getattr(b, "is_leaf", False)]


@check(
    points=0.5,
    hint="If PyTorch complains about an in-place operation on a leaf, do the step inside `with "
    "torch.no_grad():`.",
)
def test_returns_intercept_slope_and_losses(student, device):
    """autograd_descent returns a and b, tensors of shape (1,), and a list with one loss for each epoch."""
    found = student.autograd_descent(*two_points(device), lr=0.1, epochs=1)
    expect.type(found, (tuple, list), "what autograd_descent returns")
    expect.true(len(found) == 3, f"autograd_descent returns {len(found)} values; expected a, b and losses.")
    a, b, losses = found
    expect.tensor(a, "a", shape=(1,), dtype="float")
    expect.tensor(b, "b", shape=(1,), dtype="float")
    expect.type(losses, list, "losses")
    expect.true(len(losses) == 1, f"losses has {len(losses)} entries after 1 epoch; expected 1.")


@check(
    points=0.5,
    after="test_returns_intercept_slope_and_losses",
    hint="The loss is the *mean* squared error; after loss.backward() its derivatives are in a.grad and "
    "b.grad, and the step goes against them.",
)
def test_one_step_by_hand(student, device):
    """One step from the line 0 for (1, 1), (3, 2): a = 0.3, b = 0.7 with lr 0.1; twice as far with lr 0.2."""
    for lr, intercept, slope in ((0.1, 0.3, 0.7), (0.2, 0.6, 1.4)):
        found = student.autograd_descent(*two_points(device), lr=lr, epochs=1)
        for name, value, wanted in zip("ab", found, (intercept, slope), strict=False):
            what = f"{name} after one step with lr {lr}"
            expect.close(value.detach().cpu().double(), torch.tensor([wanted]).double(), what, atol=1e-6)


@check(
    points=0.5,
    after="test_one_step_by_hand",
    hint="`a = a - lr * a.grad` makes a new tensor with a graph behind it. Step inside `with "
    "torch.no_grad():`, or detach the result.",
)
def test_results_are_leaves(student, device):
    """The returned tensors are leaves: no graph hangs on them."""
    leaves = student.run(are_leaves, student.autograd_descent, *two_points(device), 0.1, 1)
    for name, is_leaf in zip("ab", leaves, strict=True):
        expect.true(is_leaf is True, f"{name} is the result of a calculation with a graph; expected a leaf.")


@check(
    points=0.25,
    after="test_results_are_leaves",
    hint="Append loss.item(), the number, before the step, and predict anew in every round: a prediction "
    "made before the loop knows nothing of the steps. (`retain_graph=True` is a sign of that.)",
)
def test_losses_of_two_epochs(student, device):
    """One epoch leaves the loss 2.5, a second one with lr 0.05 the loss 0.445, as plain numbers."""
    for lr, wanted in ((0.1, [2.5]), (0.05, [2.5, 0.445])):
        losses = student.autograd_descent(*two_points(device), lr=lr, epochs=len(wanted))[2]
        for index, loss in enumerate(losses):
            expect.type(loss, (float, np.floating), f"losses[{index}]")
        expect.close([float(loss) for loss in losses], wanted, "losses", rtol=1e-5, atol=1e-5)


@check(
    points=0.25,
    after="test_losses_of_two_epochs",
    hint="The losses are right, so the first step is; for the second one, backward *adds* to what is in "
    "grad already. Empty it in every epoch: a.grad.zero_(), or a.grad = None.",
)
def test_two_steps_by_hand(student, device):
    """The same two epochs lead to a = 0.215, b = 0.495: the second step uses the second gradient only."""
    a, b, _ = student.autograd_descent(*two_points(device), lr=0.05, epochs=2)
    expect.close(a.detach().cpu().double(), torch.tensor([0.215]).double(), "a after two steps", atol=1e-6)
    expect.close(b.detach().cpu().double(), torch.tensor([0.495]).double(), "b after two steps", atol=1e-6)
