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
    points=0.5,
    after="test_it_is_a_square_table_of_counts",
    hint="Row = what it is, column = what was predicted. table[labels, predictions] += 1 adds 1 once for "
    "each different pair, however often it occurs.",
)
def test_rows_are_the_truth(student, device):
    """Two coats (4) taken for pullovers (2) are counted in row 4, column 2."""
    labels, predictions = torch.tensor([4, 2, 4], device=device), torch.tensor([2, 2, 2], device=device)
    table = student.confusion(labels, predictions, 5)
    right = torch.zeros(5, 5, dtype=torch.int64)
    right[4, 2], right[2, 2] = 2, 1
    with picture.matrix(table, right):
        expect.equal(int(table[4, 2]), 2, "row 4, column 2")
        expect.equal(int(table[2, 4]), 0, "row 2, column 4")
        expect.equal(int(table[2, 2]), 1, "row 2, column 2")
