"""q5_autograd: what comes back, and one step that can be followed on paper."""

import torch

from autograder.checks import check, expect


def two_points(device):
    """Two points and the line 0: the errors are 1 and 2, the derivatives -3 and -7."""
    x, y = torch.tensor([[1.0], [3.0]], device=device), torch.tensor([[1.0], [2.0]], device=device)
    return x, y, torch.zeros(1, device=device), torch.zeros(1, device=device)


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
    points=1,
    after="test_returns_intercept_slope_and_losses",
    hint="The loss is the *mean* squared error; after loss.backward() its derivatives are in a.grad and "
    "b.grad, and the step goes against them.",
)
def test_one_step_by_hand(student, device):
    """One step with lr 0.2 from the line 0 for the points (1, 1) and (3, 2) leads to a = 0.6, b = 1.4."""
    a, b, _ = student.autograd_descent(*two_points(device), lr=0.2, epochs=1)
    expect.close(a.detach().cpu().double(), torch.tensor([0.6]).double(), "a after one step", atol=1e-6)
    expect.close(b.detach().cpu().double(), torch.tensor([1.4]).double(), "b after one step", atol=1e-6)
