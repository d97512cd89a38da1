"""q4_bce: values, gradients and both ends."""

import torch
from torch.nn import functional

from autograder.checks import check, expect

READY_MADE = {
    "BCELoss",
    "BCEWithLogitsLoss",
    "SoftMarginLoss",
    "CrossEntropyLoss",
    "binary_cross_entropy",
    "binary_cross_entropy_with_logits",
    "soft_margin_loss",
    "cross_entropy",
}


def labels(rng, n, device):
    """Random labels with both classes present: float32, shape (n, 1)."""
    y = rng.permutation([0.0, 1.0] * n)[:n]
    y[:2] = 0.0, 1.0
    return torch.tensor(y, dtype=torch.float32, device=device).reshape(n, 1)


def loss_and_gradient(loss, inputs, y):
    """Value of a loss and its gradient by a fresh leaf: tensors of shape () and of the inputs' shape."""
    leaf = inputs.clone().requires_grad_()
    value = expect.tensor(loss(leaf, y), "the loss", shape=())
    expect.true(value.requires_grad, "The loss has no graph: nothing can be trained on it.")
    value.backward()
    return value.detach(), leaf.grad


@check(
    points=0.5,
    after=("test_some_values_by_hand", "test_logits_by_hand"),
    hint="Build the loss from logarithms and sums; PyTorch's own loss is for comparing.",
)
def test_the_formulas_are_your_own(student):
    """Neither loss calls one of PyTorch's ready-made cross-entropies."""
    for name in ("bce_loss", "bce_with_logits"):
        used = sorted(call for call in student.calls(name) if call.split(".")[-1] in READY_MADE)
        expect.true(not used, f"{name} calls {', '.join(used)}; write the formula yourself.")


@check(
    points=0.5,
    after="test_some_values_by_hand",
    hint="The gradient by p is (p - y) / (p (1 - p)) / number of elements.",
)
def test_bce_has_the_right_value_and_gradient(student, rng, device):
    """bce_loss agrees with the formula in value and in gradient on random probabilities."""
    n = int(rng.integers(5, 40))
    p = torch.tensor(rng.uniform(0.05, 0.95, size=(n, 1)), dtype=torch.float32, device=device)
    y = labels(rng, n, device)
    value, gradient = loss_and_gradient(student.bce_loss, p, y)
    wanted, slope = loss_and_gradient(functional.binary_cross_entropy, p, y)
    expect.close(value, wanted, "the loss", atol=1e-4)
    expect.close(gradient, slope, "the gradient by p", rtol=1e-3, atol=1e-4)


@check(
    points=0.5,
    after="test_bce_has_the_right_value_and_gradient",
    hint="Clamp p itself, before the logarithm, and by at least 1e-7: 1 - 1e-12 is 1 in float32.",
)
def test_bce_is_finite_at_both_ends(student, device):
    """At p = 0 and p = 1 bce_loss and its gradient are finite, and a wrong answer costs more than 10."""
    p = torch.tensor([[0.0], [1.0], [0.0], [1.0]], device=device)
    for y, at_least in ((p, 0.0), (1 - p, 10.0)):
        value, gradient = loss_and_gradient(student.bce_loss, p, y)
        expect.finite(value, "the loss at p = 0 and 1")
        expect.finite(gradient, "the gradient at p = 0 and 1")
        expect.at_least(value, at_least - 1e-4, "the loss at p = 0 and 1")


@check(
    points=0.5,
    after="test_logits_by_hand",
    hint="The gradient by z is (sigmoid(z) - y) / number of elements.",
)
def test_logits_have_the_right_value_and_gradient(student, rng, device):
    """bce_with_logits agrees with the formula in value and in gradient on random logits."""
    n = int(rng.integers(5, 40))
    z = torch.tensor(rng.normal(0, 3, size=(n, 1)), dtype=torch.float32, device=device)
    y = labels(rng, n, device)
    value, gradient = loss_and_gradient(student.bce_with_logits, z, y)
    wanted, slope = loss_and_gradient(functional.binary_cross_entropy_with_logits, z, y)
    expect.close(value, wanted, "the loss", rtol=1e-4, atol=1e-5)
    expect.close(gradient, slope, "the gradient by z", rtol=1e-3, atol=1e-5)


@check(
    points=0.5,
    after="test_logits_have_the_right_value_and_gradient",
    hint="Not through sigmoid or exp: e^200 is infinite. torch.logaddexp computes log(1 + e^z) safely.",
)
def test_logits_are_exact_far_out(student, device):
    """At z = 200 and z = -200 a wrong answer costs 200 with slope 1, a right one costs nothing."""
    z = torch.tensor([[200.0], [-200.0], [30.0], [-30.0]], device=device)
    y = torch.tensor([[0.0], [1.0], [0.0], [1.0]], device=device)
    value, gradient = loss_and_gradient(student.bce_with_logits, z, y)
    expect.close(value, torch.tensor(115.0, device=device), "the loss of wrong answers", atol=1e-3)
    slope = torch.tensor([[0.25], [-0.25], [0.25], [-0.25]], device=device)
    expect.close(gradient, slope, "the gradient of wrong answers", atol=1e-5)
    value, gradient = loss_and_gradient(student.bce_with_logits, z, 1 - y)
    expect.close(value, torch.tensor(0.0, device=device), "the loss of right answers", atol=1e-5)
    expect.close(gradient, torch.zeros_like(z), "the gradient of right answers", atol=1e-5)
