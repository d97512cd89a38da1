"""q7_relative_loss: random values, gradients, small targets, shapes, and a target left alone."""

import pytest
import torch

from autograder.checks import check, expect, probes

HAND = ("test_agrees_with_the_hand_calculation", "test_the_example_uses_the_default_eps")


def random_pair(rng, shape, device, dtype=torch.float32):
    """Predictions and targets of both signs, targets between 0.3 and 3 in size."""
    target = rng.uniform(0.3, 3, shape) * rng.choice([-1.0, 1.0], shape)
    pred = target + rng.normal(0, 1, shape)
    return (torch.tensor(values, dtype=dtype, device=device) for values in (pred, target))


@pytest.mark.parametrize("shape", [(11, 1), (4, 3), (6,)])
@check(
    points=0.5,
    after=HAND,
    hint="The size of the target, not of the prediction, and the mean over all values.",
)
def test_random_values_agree_with_the_reference(student, solution, rng, device, shape):
    """For random predictions and targets of both signs the loss agrees with the reference."""
    pred, target = random_pair(rng, shape, device)
    expect.close(
        student.relative_mse(pred.clone(), target.clone(), eps=0.2),
        solution.relative_mse(pred, target, eps=0.2),
        "the loss",
    )


@check(
    points=0.5,
    after="test_random_values_agree_with_the_reference",
    hint="Where |target| is below eps, eps takes its place, whatever positive number it is. No division by "
    "zero, no eps added elsewhere, and no limit to the errors.",
)
def test_small_targets_are_counted_in_units_of_eps(student, solution, rng, device):
    """Targets at and around 0, of both signs, are divided by eps, be it small or large."""
    target = torch.tensor([[0.0], [-0.0], [0.04], [-0.04], [-0.3], [0.3], [1e-30], [2.0]], device=device)
    pred = target + torch.tensor(rng.normal(0, 0.3, (8, 1)), dtype=torch.float32, device=device)
    for eps in (0.3, 0.05, 2, 1e-8):
        got, expected = (
            student.relative_mse(pred.clone(), target.clone(), eps=eps),
            solution.relative_mse(pred, target, eps=eps),
        )
        expect.close(got, expected, f"the loss with small targets and eps = {eps}", rtol=1e-4)


@check(
    points=0.5,
    after="test_small_targets_are_counted_in_units_of_eps",
    hint="No detach(), item() or NumPy between pred and loss; 0 times infinity is NaN on the way back.",
)
def test_gradient_agrees_with_the_formula(student, rng, device):
    """The gradient for each prediction is 2 (pred - target) / (n · max(|target|, eps)²), also at target 0."""
    pred, target = random_pair(rng, (9, 1), device, torch.float64)
    target[2], target[5] = 0.0, -0.02
    pred = pred.requires_grad_()
    loss = student.relative_mse(pred, target.clone(), eps=0.1)
    expect.true(loss.requires_grad, "The loss carries no graph, so backward() cannot work.")
    loss.backward()
    expected = 2 * (pred - target).detach() / (9 * target.abs().clamp(min=0.1) ** 2)
    expect.true(pred.grad is not None, "No gradient reaches the predictions.")
    expect.close(pred.grad, expected, "the gradient", rtol=1e-5, atol=1e-7)


@check(
    points=0.25,
    after=HAND,
    hint="Compare the two shapes before you subtract, and look at eps before you divide.",
)
def test_refuses_what_would_broadcast_or_divide_by_zero(student, rng, device):
    """Different shapes and an eps that is not positive are refused with a ValueError."""
    pred, target = random_pair(rng, (5, 1), device)
    expect.refuses(
        lambda: student.relative_mse(pred, target[:, 0], eps=0.1), ValueError, "a target of shape (n,)"
    )
    expect.refuses(
        lambda: student.relative_mse(pred, target[:1], eps=0.1), ValueError, "a target of shape (1, 1)"
    )
    expect.refuses(
        lambda: student.relative_mse(pred, target.T, eps=0.1), ValueError, "a target of shape (1, n)"
    )
    expect.refuses(lambda: student.relative_mse(pred, target, eps=0.0), ValueError, "eps = 0")
    expect.refuses(lambda: student.relative_mse(pred, target, eps=-1.0), ValueError, "eps = -1")


@check(
    points=0.25,
    after="test_small_targets_are_counted_in_units_of_eps",
    hint="target[small] = eps writes into the caller's data. torch.where and clamp make a new tensor. Every "
    "value counts, also NaN; and a tensor that was transposed has no flat .view.",
)
def test_leaves_the_target_alone(student, device):
    """The caller's target and predictions are the same after the call, also transposed, and NaN stays NaN."""
    values = probes.transposed_in_memory(torch.tensor([[0.0, -0.02], [3.0, 1.0], [-2.0, 0.5]], device=device))
    pred, target = student.put(values + 1), student.put(values)
    with probes.unchanged(student, target, "target"), probes.unchanged(student, pred, "pred"):
        loss = student.relative_mse(pred, target, eps=0.1)
    wanted = torch.tensor((100 + 100 + 1 / 9 + 1 + 1 / 4 + 4) / 6, device=device)
    expect.close(loss, wanted, "the loss of transposed tensors")
    lost = torch.where(values == 3, torch.nan, values + 1)
    loss = student.relative_mse(lost, values.clone(), eps=0.1)
    expect.true(bool(loss.isnan()), "A prediction is NaN, and the loss is a number.")
