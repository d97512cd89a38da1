"""q7_confusion: who is taken for whom."""

import torch

from autograder.checks import check, expect, probes


@check(
    points=0.5,
    after="test_rows_are_the_truth",
    hint="table[labels, predictions] += 1 adds 1 once for each different pair, however often it occurs. "
    "Count with a loop, torch.bincount or index_put_(..., accumulate=True).",
)
def test_every_image_counts(student, solution, rng, device):
    """The same pair counts as often as it occurs: the table adds up to the number of images."""
    labels = torch.as_tensor(rng.integers(0, 4, 200), device=device)
    predictions = torch.as_tensor(rng.integers(0, 4, 200), device=device)
    there = student.put(labels), student.put(predictions)
    with probes.unchanged(student, there[0], "labels"), probes.unchanged(student, there[1], "predictions"):
        table = student.confusion(*there, 4)
    expect.equal(int(table.sum()), 200, "the sum of the table")
    expect.equal(table.cpu(), solution.confusion(labels, predictions, 4).cpu(), "the table")


@check(
    points=0.25,
    after=("test_every_image_counts", "test_classes_that_do_not_occur"),
    hint="Make pairs in int64, labels * n_classes + predictions: bytes end at 255, int16 at 32 767.",
)
def test_many_classes(student, device):
    """There may be 40 or 200 classes."""
    for n in (40, 200):
        last = torch.tensor([n - 2, n - 1], device=device)
        wanted = torch.zeros(n, n, dtype=torch.int64)
        wanted[n - 2, n - 1] = wanted[n - 1, n - 2] = 1
        expect.equal(student.confusion(last, last.flip(0), n).cpu(), wanted, f"the table of {n} classes")


@check(
    points=0.25,
    after="test_many_classes",
    hint="Count in int64 from the beginning: uint8 begins again after 255 and int16 after 32 767, float16 "
    "cannot count beyond 2048.",
)
def test_many_images_of_one_kind(student, device):
    """The same pair may occur thousands of times."""
    ones = torch.ones(33_003, dtype=torch.int64, device=device)
    wanted = torch.tensor([[0, 0], [0, 33_003]])
    expect.equal(student.confusion(ones, ones.clone(), 2).cpu(), wanted, "the table of 33 003 equal pairs")
