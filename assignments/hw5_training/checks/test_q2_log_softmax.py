"""q2_log_softmax: cross-entropy that never overflows."""

import torch

from autograder.checks import check, expect


@check(
    points=0.25,
    hint="log_softmax keeps the shape of its input, also of a single row; each number is replaced by its "
    "log-probability.",
)
def test_log_softmax_keeps_shape_and_dtype(student, device):
    """log_softmax returns a tensor of the shape and dtype of the logits."""
    for shape in ((5, 3), (1, 3), (4, 1)):
        for dtype in (torch.float32, torch.float64):
            z = torch.zeros(shape, dtype=dtype, device=device)
            expect.tensor(student.log_softmax(z), "log_softmax(z)", shape=shape, dtype=dtype)


@check(
    points=0.25,
    after="test_log_softmax_keeps_shape_and_dtype",
    hint="The sum runs over the classes of one row: dim=1, with keepdim=True so that it lines up "
    "with the rows.",
)
def test_probabilities_of_a_row_sum_to_one(student, device):
    """exp(log_softmax(z)) sums to 1 in each row."""
    z = torch.tensor([[1.0, 2.0, 3.0], [-4.0, 0.0, 1.5]], device=device)
    sums = student.log_softmax(z).exp().sum(dim=1)
    expect.close(sums, torch.ones(2, device=device), "the sum of each row's probabilities")


@check(
    points=0.25,
    after="test_probabilities_of_a_row_sum_to_one",
    hint="Subtract the largest logit of the row before exp, and never take the log of a softmax: exp(200) is "
    "infinite in float32, and exp(-200) is 0.",
)
def test_the_example_of_log_softmax(student, device):
    """The docstring's example: a gap of 200, and two equal logits."""
    found = student.log_softmax(torch.tensor([[0.0, 200.0], [0.0, 0.0]], device=device))
    expect.finite(found, "log_softmax(z)")
    wanted = torch.tensor([[-200.0, 0.0], [-0.693147, -0.693147]], device=device)
    expect.close(found, wanted, "log_softmax(z)", rtol=1e-5, atol=1e-6)


@check(
    points=0.25,
    after="test_the_example_of_log_softmax",
    hint="Nothing between z and the result may be detached or computed under torch.no_grad(), least of all "
    "the sum: the gradient of row i, class c, is 1 (for its own class) minus the probability of the class.",
)
def test_the_gradient_of_log_softmax(student, device):
    """The gradient of the log-probability of class 0 is 1 - p0 at its own logit and -pc at the others."""
    z = torch.tensor([[0.0, 0.693147, 1.386294]], device=device, requires_grad=True)  # 0, log 2, log 4
    first = student.log_softmax(z)[0, 0]
    expect.true(bool(first.requires_grad), "the result has lost its connection to the logits")
    first.backward()
    wanted = torch.tensor([[6 / 7, -2 / 7, -4 / 7]], device=device)
    expect.close(z.grad, wanted, "the gradient", rtol=1e-4, atol=1e-6)


@check(
    points=0.25,
    after="test_the_example_of_log_softmax",
    hint="It is the mean over the rows of -log_softmax(z) at the row's own label, one tensor without "
    "dimensions. Build on log_softmax, not on the logarithm of probabilities.",
)
def test_two_equal_logits_cost_log_two(student, device):
    """ce_from_logits of two equal logits is log 2 = 0.6931, for any number of rows; a gap of 200 is 200."""
    for size in (1, 4):
        labels = torch.arange(size, device=device) % 2
        loss = student.ce_from_logits(torch.zeros(size, 2, device=device), labels)
        expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)
        expect.close(loss, torch.tensor(0.693147, device=device), "the loss", rtol=1e-5)
    loss = student.ce_from_logits(
        torch.tensor([[0.0, 200.0]], device=device), torch.tensor([0], device=device)
    )
    expect.close(loss, torch.tensor(200.0, device=device), "the loss of the docstring's example", rtol=1e-5)
