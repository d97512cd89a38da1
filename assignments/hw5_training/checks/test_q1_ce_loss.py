"""q1_ce_loss: mean cross-entropy of a batch of probabilities."""

import math

import torch

from autograder.checks import check, expect


@check(
    points=0.25,
    hint="A loss must be one number to be minimised: take the mean over the batch, and keep it a tensor.",
)
def test_one_number_comes_back(student, device):
    """ce_loss returns one number: a tensor without dimensions, of the dtype of the probabilities."""
    probs = torch.tensor([[0.5, 0.5], [0.25, 0.75]], device=device)
    loss = student.ce_loss(probs, torch.tensor([0, 1], device=device))
    expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)


@check(
    points=0.5,
    after="test_one_number_comes_back",
    hint="For one row with probability p at its true class the loss is -log(p), with the natural logarithm.",
)
def test_one_example_costs_minus_log_p(student, device):
    """A single example costs -log of the probability of its true class."""
    for p in (1.0, 0.5, 0.1):
        probs = torch.tensor([[(1 - p) / 2, p, (1 - p) / 2]], device=device)
        loss = student.ce_loss(probs, torch.tensor([1], device=device))
        expect.close(loss, torch.tensor(-math.log(p), device=device), f"the loss of a probability of {p}")


@check(
    points=0.5,
    after="test_one_example_costs_minus_log_p",
    hint="probs[:, labels] has the shape (B, B): it pairs every row with every label. Pair row i with "
    "labels[i] alone, and divide the sum by the number of rows.",
)
def test_the_examples_of_two_and_three_rows(student, device):
    """In the docstring's example, and with one row more, each row is charged for its own label."""
    probs = torch.tensor([[0.5, 0.5], [0.25, 0.75], [0.8, 0.2]], device=device)
    labels = torch.tensor([0, 1, 0], device=device)
    for rows, cost in ((2, 0.490415), (3, 0.401324)):
        loss = student.ce_loss(probs[:rows], labels[:rows])
        expect.close(loss, torch.tensor(cost, device=device), f"the loss of the first {rows} rows", rtol=1e-5)


@check(
    points=0.25,
    after="test_the_examples_of_two_and_three_rows",
    hint="Stay in PyTorch from probs to the loss: .item(), .numpy() and torch.tensor(…) cut the graph. Each "
    "row's loss takes the one probability as it is: divide by no sum of the row. Here probs was transposed, "
    "and has no flat .view: pick with two lists, rows and labels.",
)
def test_the_gradient_reaches_the_probabilities(student, device):
    """The gradient of the docstring's example is -1 / (B p) at each true class and 0 elsewhere."""
    probs = torch.tensor([[0.5, 0.25], [0.5, 0.75]], device=device).T.requires_grad_()
    loss = student.ce_loss(probs, torch.tensor([0, 1], device=device))
    expect.true(
        bool(loss.requires_grad),
        "the loss has lost its connection to probs, so nothing can be trained with it",
    )
    loss.backward()
    wanted = torch.tensor([[-1.0, 0.0], [0.0, -0.666667]], device=device)
    expect.close(probs.grad, wanted, "the gradient", rtol=1e-5, atol=1e-6)
