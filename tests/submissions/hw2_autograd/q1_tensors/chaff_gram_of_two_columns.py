"""The result of the example was taken for the general case: two columns."""
import torch

CAUGHT_BY = "test_gram_of_any_table"
LESSON = (
    "Your result has the size of the example. It should have one row and one column for each column of "
    "X."
)


def gram(X):
    first, second = X[:, 0], X[:, -1]
    mixed = first.dot(second)
    return torch.stack([torch.stack([first.dot(first), mixed]), torch.stack([mixed, second.dot(second)])])
