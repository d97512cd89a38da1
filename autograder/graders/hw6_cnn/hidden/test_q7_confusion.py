"""q7_confusion: who is taken for whom."""

import numpy as np
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
    after="test_every_image_counts",
    hint="The size of the table follows from n_classes, not from the labels that happen to occur.",
)
def test_classes_that_do_not_occur(student, device):
    """Classes that occur in neither tensor have rows and columns of zeros, also when there are no images."""
    none = torch.zeros(0, dtype=torch.int64, device=device)
    expect.equal(
        student.confusion(none, none, 3).cpu(), torch.zeros(3, 3, dtype=torch.int64), "no images: the table"
    )
    label = torch.tensor([1, 1], device=device)
    wanted = np.zeros((12, 12), dtype=np.int64)
    wanted[1, 1] = 2
    expect.equal(student.confusion(label, label, 12).cpu(), torch.from_numpy(wanted), "the table")
    last = torch.tensor([38, 39], device=device)
    wanted = np.zeros((40, 40), dtype=np.int64)
    wanted[38, 39] = wanted[39, 38] = 1
    expect.equal(student.confusion(last, last.flip(0), 40).cpu(), torch.from_numpy(wanted), "the table of 40")
    far = torch.tensor([198, 199], device=device)
    wanted = torch.zeros(200, 200, dtype=torch.int64)
    wanted[198, 199] = wanted[199, 198] = 1
    expect.equal(student.confusion(far, far.flip(0), 200).cpu(), wanted, "the table of 200")


@check(
    points=0.25,
    after="test_classes_that_do_not_occur",
    hint="Count in int64 from the beginning: uint8 begins again after 255 and int16 after 32 767, float16 "
    "cannot count beyond 2048.",
)
def test_many_images_of_one_kind(student, device):
    """The same pair may occur thousands of times."""
    ones = torch.ones(33_003, dtype=torch.int64, device=device)
    wanted = torch.tensor([[0, 0], [0, 33_003]])
    expect.equal(student.confusion(ones, ones.clone(), 2).cpu(), wanted, "the table of 33 003 equal pairs")
