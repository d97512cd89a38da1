"""The star multiplies element by element and adds nothing up."""
import torch

CAUGHT_BY = "test_gram_of_a_small_table"
LESSON = (
    "Your product does not add anything up. The matrix product is `X.T @ X`. The star multiplies one "
    "element by one."
)


def gram(X):
    return X * X
