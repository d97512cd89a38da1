"""q1_ce_loss: mean cross-entropy of a batch of probabilities."""

import torch

from autograder.checks import check, expect, probes


def a_batch(rng, size, device, dtype=torch.float64, classes=4):
    """Random probabilities (size, classes) and labels."""
    logits = torch.tensor(rng.normal(size=(size, classes)), dtype=dtype, device=device)
    return torch.softmax(logits, dim=1), torch.tensor(rng.integers(0, classes, size), device=device)


@check(
    points=0.5,
    after="test_the_gradient_reaches_the_probabilities",
    hint="Row i goes with labels[i] alone, for any number of rows and of classes. Add up logarithms: the "
    "product of many probabilities is 0 in a computer. The loss has the dtype of probs.",
)
def test_each_row_goes_with_its_own_label(student, rng, device):
    """In a batch, each row is charged for its own label and no other, in the dtype of probs."""
    for size, classes in ((32, 4), (3, 3), (1, 7), (5, 2), (900, 5)):  # 900 factors are 0 in any dtype
        probs, labels = a_batch(rng, size, device, classes=classes)
        mine, theirs = (probs.detach().clone().requires_grad_() for _ in range(2))
        expected = torch.nn.functional.nll_loss(theirs.log(), labels)
        loss = student.ce_loss(mine, labels)
        expect.tensor(loss, f"the loss of a float64 batch of {size}", shape=(), dtype=torch.float64)
        expect.close(loss, expected.detach(), f"the loss of a batch of {size}", rtol=1e-6)
        loss.backward()
        expected.backward()
        expect.close(mine.grad, theirs.grad, "the gradient", rtol=1e-5, atol=1e-7)


@check(
    points=0.25,
    after="test_each_row_goes_with_its_own_label",
    hint="Divide by the number of rows of this batch, whatever it is; nothing may be remembered or "
    "assumed about its size.",
)
def test_two_uneven_batches_make_the_whole(student, rng, device):
    """The losses of an uneven split, weighted by size, are the loss of the whole batch."""
    probs, labels = a_batch(rng, 19, device)
    parts = [
        student.ce_loss(probs[rows], labels[rows]) * n for rows, n in ((slice(0, 16), 16), (slice(16, 19), 3))
    ]
    expect.close(
        (parts[0] + parts[1]) / 19,
        student.ce_loss(probs, labels),
        "the weighted mean of both parts",
        rtol=1e-6,
    )


@check(
    points=0.5,
    after="test_two_uneven_batches_make_the_whole",
    hint="Let no probability count as less than 1e-12 before you take the logarithm: see torch.clamp. "
    "Adding 1e-12 changes the others too.",
)
def test_a_probability_of_zero_is_finite(student, device):
    """A probability below 1e-12 costs about 27.6, others what they are; gradients are finite and right."""
    probs = torch.tensor([[0.0, 1.0], [0.5, 0.5], [0.0, 1.0]], device=device, requires_grad=True)
    loss = student.ce_loss(probs, torch.tensor([0, 1, 1], device=device))
    expect.finite(loss, "the loss of a probability of 0")
    expect.close(loss, torch.tensor((27.6310 + 0.6931) / 3, device=device), "the loss", rtol=1e-4)
    loss.backward()
    expect.finite(probs.grad, "the gradient at a probability of 0")
    others = torch.tensor([[0.0, -2 / 3], [0.0, -1 / 3]], device=device)
    expect.close(probs.grad[1:], others, "the gradient of the rows beside it, also at 1,", atol=1e-6)
    for p, cost in ((0.0, 27.6310), (1e-13, 27.6310), (1e-12, 27.6310), (2e-12, 26.9379)):
        probs = torch.tensor([[p, 1 - p]], dtype=torch.float64, device=device)
        loss = student.ce_loss(probs, torch.tensor([0], device=device))
        expect.close(float(loss), cost, f"the loss of a probability of {p}", rtol=1e-5)
    probs = torch.tensor([[1e-9, 1 - 1e-9]], dtype=torch.float64, device=device, requires_grad=True)
    student.ce_loss(probs, torch.tensor([0], device=device)).backward()
    slope = torch.tensor([[-1e9, 0.0]], dtype=torch.float64, device=device)
    expect.close(probs.grad, slope, "the gradient at a probability of 1e-9", rtol=1e-5)


@check(
    points=0.25,
    after="test_a_probability_of_zero_is_finite",
    hint="clamp makes a new tensor; clamp_, and everything else that ends in _, changes the caller's.",
)
def test_the_arguments_stay_as_they_are(student, device):
    """Probabilities and labels are unchanged, also where a probability counts as 1e-12."""
    probs = torch.tensor([[0.0, 1.0], [2.0**-40, 1.0], [0.5, 0.5]], device=device)
    there = student.put(probs), student.put(torch.tensor([0, 1, 1], device=device))
    with probes.unchanged(student, there[0], "probs"), probes.unchanged(student, there[1], "labels"):
        student.ce_loss(*there)
