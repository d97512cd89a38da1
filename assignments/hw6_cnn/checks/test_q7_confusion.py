"""q7_confusion: who is taken for whom."""

import torch

from autograder.checks import check, expect, picture


@check(points=0.5, hint="Counts are whole numbers: torch.zeros(n, n, dtype=torch.int64).")
def test_it_is_a_square_table_of_counts(student, device):
    """The table is an int64 tensor of shape (n_classes, n_classes)."""
    labels = torch.tensor([0, 1, 2, 1], device=device)
    table = student.confusion(labels, labels.clone(), 3)
    expect.tensor(table, "the table", shape=(3, 3), dtype=torch.int64)


@check(
    points=0.25,
    after="test_it_is_a_square_table_of_counts",
    hint="Row = what it is, column = what was predicted. table[labels, predictions] += 1 adds 1 once for "
    "each different pair, however often it occurs. Begin with zeros.",
)
def test_rows_are_the_truth(student, device):
    """Three coats (4) taken for pullovers (2) are counted in row 4, column 2."""
    labels, predictions = (torch.tensor(n, device=device) for n in ([4, 2, 4, 4], [2, 2, 2, 2]))
    table = student.confusion(labels, predictions, 5)
    right = torch.zeros(5, 5, dtype=torch.int64)
    right[4, 2], right[2, 2] = 3, 1
    with picture.matrix(table, right):
        expect.equal(int(table[4, 2]), 3, "row 4, column 2")
        expect.equal(int(table[2, 4]), 0, "row 2, column 4")
        expect.equal(int(table[2, 2]), 1, "row 2, column 2")


@check(
    points=0.25,
    after="test_rows_are_the_truth",
    hint="The size of the table follows from n_classes, not from the labels that happen to occur.",
)
def test_classes_that_do_not_occur(student, device):
    """Classes that occur in neither tensor have rows and columns of zeros, also when there are no images."""
    none = torch.zeros(0, dtype=torch.int64, device=device)
    table = student.confusion(none, none.clone(), 3).cpu()
    expect.equal(table, torch.zeros(3, 3, dtype=torch.int64), "the table of no images")
    label = torch.tensor([1, 1], device=device)
    wanted = torch.zeros(12, 12, dtype=torch.int64)
    wanted[1, 1] = 2
    expect.equal(student.confusion(label, label.clone(), 12).cpu(), wanted, "the table of 12 classes")
