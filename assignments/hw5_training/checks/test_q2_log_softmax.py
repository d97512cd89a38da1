"""q2_log_softmax: cross-entropy that never overflows."""

import torch

from autograder.checks import check, expect


@check(
    points=0.25,
    hint="log_softmax keeps the shape of its input; each number is replaced by its log-probability.",
)
def test_log_softmax_keeps_shape_and_dtype(student, device):
    """log_softmax returns a tensor of the shape and dtype of the logits."""
    for dtype in (torch.float32, torch.float64):
        z = torch.zeros(5, 3, dtype=dtype, device=device)
        expect.tensor(student.log_softmax(z), "log_softmax(z)", shape=(5, 3), dtype=dtype)


@check(
    points=0.5,
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
    hint="It is the mean over the rows of -log_softmax(z) at the row's own label: one tensor without "
    "dimensions.",
)
def test_two_equal_logits_cost_log_two(student, device):
    """ce_from_logits of two equal logits is log 2 = 0.6931, for one row and for several."""
    for size in (1, 4):
        labels = torch.arange(size, device=device) % 2
        loss = student.ce_from_logits(torch.zeros(size, 2, device=device), labels)
        expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)
        expect.close(loss, torch.tensor(0.693147, device=device), "the loss", rtol=1e-5)
