"""q2_log_softmax: cross-entropy that never overflows."""

import pytest
import torch

from autograder.checks import check, expect, probes


def logits(rng, device, *, scale=3.0, size=(6, 5), dtype=torch.float64):
    """Random logits."""
    return torch.tensor(rng.normal(scale=scale, size=size), dtype=dtype, device=device)


@check(
    points=0.25,
    after="test_the_example_of_log_softmax",
    hint="log p = z - log(sum of exp(z)): build it from max, exp, sum and log.",
)
def test_log_softmax_is_your_own(student, rng, device):
    """log_softmax is made of basic operations: PyTorch's own softmax and log_softmax do none of the work."""
    done = student.run(probes.operations_during, student.log_softmax, logits(rng, device))
    ready_made = sorted({name for name in done if "softmax" in name})
    expect.true(
        not ready_made,
        f"PyTorch's own {', '.join(ready_made)} does the work, which is what the question asks you to write",
    )


@check(
    points=0.25,
    after=("test_log_softmax_is_your_own", "test_the_gradient_of_log_softmax"),
    hint="Compare with torch.log_softmax(z, dim=1) on a few logits of your own. Operations that end in _ "
    "change the caller's tensor.",
)
def test_values_agree_with_pytorch(student, rng, device):
    """Ordinary logits give the right log-probabilities, for any rows and classes; z is unchanged."""
    for size in ((6, 5), (1, 3), (3, 1), (3, 3)):
        z = logits(rng, device, size=size)
        there = student.put(z)
        with probes.unchanged(student, there, "z"):
            found = student.log_softmax(there)
        expect.close(found, torch.log_softmax(z, dim=1), "log_softmax(z)", rtol=1e-10, atol=1e-12)


@check(
    points=0.5,
    after="test_values_agree_with_pytorch",
    hint="Subtract the largest logit of each row (its own, not that of the whole batch) before exp, "
    "and never take the log of a softmax.",
)
def test_large_gaps_and_large_logits_stay_finite(student, rng, device):
    """Gaps of hundreds and logits of thousands give finite, right log-probabilities and gradients."""
    z = torch.tensor(rng.normal(scale=100, size=(5, 4)), dtype=torch.float32, device=device)
    rows = [[0.0, 200.0, -50.0, 0.0], [4000.0, 3999.0, 0.0, 1.0], [-4000.0, -4001.0, -4200.0, -4000.0]]
    z = torch.cat([z, torch.tensor(rows, device=device)])
    mine, theirs = (z.clone().requires_grad_() for _ in range(2))
    found, expected = student.log_softmax(mine), torch.log_softmax(theirs, dim=1)
    expect.finite(found, "log_softmax(z)")
    expect.close(found, expected.detach(), "log_softmax(z)", rtol=1e-5, atol=1e-3)
    weights = torch.tensor(rng.normal(size=z.shape), dtype=torch.float32, device=device)
    (found * weights).sum().backward()
    (expected * weights).sum().backward()
    expect.finite(mine.grad, "the gradient")
    # Near 4000 float32 has steps of 2.4e-4, which the gradient of z - logsumexp(z) inherits.
    expect.close(mine.grad, theirs.grad, "the gradient", rtol=1e-4, atol=2e-3)


@check(
    points=0.5,
    after=("test_two_equal_logits_cost_log_two", "test_large_gaps_and_large_logits_stay_finite"),
    hint="Row i goes with labels[i]; take the mean over the rows; build on log_softmax, not on the "
    "logarithm of probabilities.",
)
def test_the_loss_of_a_batch(student, rng, device):
    """ce_from_logits agrees with PyTorch's cross-entropy in value and gradient, also at large gaps."""
    z = torch.tensor(rng.normal(scale=3, size=(9, 4)), dtype=torch.float32, device=device)
    labels = torch.tensor([0, *rng.integers(0, 4, 8)], device=device)
    for gap in (200.0, 5000.0):
        z[0] = torch.tensor([0.0, gap, 0.0, 0.0])
        mine, theirs = (z.clone().requires_grad_() for _ in range(2))
        found = student.ce_from_logits(mine, labels)
        expected = torch.nn.functional.cross_entropy(theirs, labels)
        expect.finite(found, f"the loss at a gap of {gap:g}")
        expect.close(found, expected.detach(), f"the loss at a gap of {gap:g}")
        expect.true(bool(found.requires_grad), "the loss has lost its connection to the logits")
        found.backward()
        expected.backward()
        expect.close(mine.grad, theirs.grad, f"the gradient at a gap of {gap:g}", rtol=1e-4, atol=1e-6)
    there = student.put(z.double()), student.put(labels)
    with probes.unchanged(student, there[0], "z"), probes.unchanged(student, there[1], "labels"):
        loss = student.ce_from_logits(*there)
    expect.tensor(loss, "the loss of float64 logits", shape=(), dtype=torch.float64)


@pytest.mark.parametrize("dtype", [torch.int8, torch.uint8, torch.int16, torch.int32, torch.int64], ids=str)
@check(
    points=0.25,
    after="test_the_loss_of_a_batch",
    hint="PyTorch indexes with int64. Convert the labels with .long() first; as they are, int8 "
    "raises and uint8 counts as a mask. The caller's labels keep their dtype. "
    "Logits that were transposed have no flat .view: pick with two lists, rows and labels.",
)
def test_labels_of_any_integer_type(student, rng, device, dtype):
    """Labels of every integer dtype give the same loss, up to the largest class that it can hold.

    And so do logits that were transposed.
    """
    for classes in (*range(2, 11), min(300, torch.iinfo(dtype).max + 1)):
        z = torch.tensor(rng.normal(size=(6, classes)), dtype=torch.float32, device=device)
        z = probes.transposed_in_memory(z)
        labels = torch.tensor([0, classes - 2, classes - 1, *rng.integers(0, classes, 3)], device=device)
        expected = torch.nn.functional.cross_entropy(z, labels)
        what = f"the loss of {classes} classes with {dtype} labels"
        there = student.put(labels.to(dtype))
        with probes.unchanged(student, there, "labels"):
            loss = student.ce_from_logits(z, there)
        expect.close(loss, expected, what)
