"""q4_bce: values, gradients and both ends."""

import torch
from torch.nn import functional

from autograder.checks import check, expect, probes

SHAPES = [((17, 1), torch.float32), ((5, 3), torch.float32), ((2, 3, 4), torch.float64)]


def labels(rng, shape, dtype, device):
    """Random labels with both classes present."""
    y = rng.integers(0, 2, size=shape).astype(float)
    y.flat[:2] = 0.0, 1.0
    return torch.tensor(y, dtype=dtype, device=device)


def expect_same(loss, wanted, inputs, y):
    """Compares value and gradient of two losses, and looks at the dtype."""
    value, gradient = loss_and_gradient(loss, inputs, y)
    right, slope = loss_and_gradient(wanted, inputs, y)
    what = f"for shape {tuple(inputs.shape)}"
    expect.dtype(value, inputs.dtype, f"the loss {what}")
    expect.close(value, right, f"the loss {what}", rtol=1e-4, atol=1e-5)
    expect.close(gradient, slope, f"the gradient {what}", rtol=1e-3, atol=1e-5)


def loss_and_gradient(loss, inputs, y):
    """Value of a loss and its gradient by a fresh leaf: tensors of shape () and of the inputs' shape.

    It goes backward from twice the loss: who gives a gradient of his own must multiply by what comes in.
    """
    leaf = inputs.clone().requires_grad_()
    value = expect.tensor(loss(leaf, y.clone()), "the loss", shape=())
    expect.true(value.requires_grad, "The loss has no graph: nothing can be trained on it.")
    (2 * value).backward()
    expect.true(leaf.grad is not None, "The loss has a graph that does not reach what it was given.")
    return value.detach(), leaf.grad / 2


@check(
    points=0.5,
    after="test_some_values_by_hand",
    hint="The gradient by p is (p - y) / (p (1 - p)) / number of elements, whatever the shape.",
)
def test_bce_has_the_right_value_and_gradient(student, rng, device):
    """bce_loss agrees with the formula in value, gradient and dtype, for tensors of any shape."""
    for shape, dtype in SHAPES:
        chances = rng.uniform(0.05, 0.95, size=shape)
        chances.flat[-2:] = 0.01, 0.99
        p = torch.tensor(chances, dtype=dtype, device=device)
        y = labels(rng, shape, dtype, device)
        expect_same(student.bce_loss, functional.binary_cross_entropy, p, y)


@check(
    points=0.25,
    after=("test_bce_has_the_right_value_and_gradient", "test_certain_and_wrong_has_a_price"),
    hint="Clamp into a new tensor before the logarithm, by at least 1e-7: 1 - 1e-12 is 1 in float32.",
)
def test_bce_is_finite_at_both_ends(student, device):
    """At p = 0, at p = 1 and next to them bce_loss and its gradient are finite; p and y stay as they are."""
    p = torch.tensor([[0.0], [1.0], [1e-45], [1e-30], [1 - 6e-8], [1e-7]], device=device)
    for y in (p.round(), 1 - p.round()):
        value, gradient = loss_and_gradient(student.bce_loss, p, y)
        expect.finite(value, "the loss at both ends")
        expect.finite(gradient, "the gradient at both ends")
        theirs = student.put(p), student.put(y)
        with probes.unchanged(student, theirs[0], "p"), probes.unchanged(student, theirs[1], "y"):
            student.bce_loss(*theirs)


@check(
    points=0.5,
    after="test_logits_by_hand",
    hint="The gradient by z is (sigmoid(z) - y) / number of elements, whatever the shape.",
)
def test_logits_have_the_right_value_and_gradient(student, rng, device):
    """bce_with_logits agrees with the formula in value, gradient and dtype, for tensors of any shape."""
    for shape, dtype in SHAPES:
        z = torch.tensor(rng.normal(0, 3, size=shape), dtype=dtype, device=device)
        y = labels(rng, shape, dtype, device)
        expect_same(student.bce_with_logits, functional.binary_cross_entropy_with_logits, z, y)


@check(
    points=0.5,
    after=("test_logits_have_the_right_value_and_gradient", "test_a_logit_of_200_costs_200"),
    hint="Not through sigmoid or exp: e^200 is infinite. torch.logaddexp computes log(1 + e^z) safely.",
)
def test_logits_are_exact_far_out(student, device):
    """However large |z| is, a wrong answer costs |z| with slope 1 and a right one nothing."""
    z = torch.tensor([[1000.0], [-12_000.0], [30.0], [-30.0]], device=device)
    y = torch.tensor([[0.0], [1.0], [0.0], [1.0]], device=device)
    theirs = student.put(z), student.put(y)
    value, gradient = loss_and_gradient(student.bce_with_logits, z, y)
    expect.close(value, torch.tensor(3265.0, device=device), "the loss of wrong answers", atol=1e-3)
    slope = torch.tensor([[0.25], [-0.25], [0.25], [-0.25]], device=device)
    expect.close(gradient, slope, "the gradient of wrong answers", atol=1e-5)
    near = torch.tensor([[14.5], [-14.5]], device=device)  # where a sigmoid in float32 has one digit left
    value, _ = loss_and_gradient(student.bce_with_logits, near, y[:2])
    expect.close(
        value, torch.tensor(14.5, device=device), "the loss of wrong answers not so far out", atol=1e-3
    )
    value, gradient = loss_and_gradient(student.bce_with_logits, z, 1 - y)
    expect.close(value, torch.tensor(0.0, device=device), "the loss of right answers", atol=1e-5)
    expect.close(gradient, torch.zeros_like(z), "the gradient of right answers", atol=1e-5)
    with probes.unchanged(student, theirs[0], "z"), probes.unchanged(student, theirs[1], "y"):
        student.bce_with_logits(*theirs)
