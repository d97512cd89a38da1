"""X X^T holds the products of rows, X^T X those of columns."""
import torch

CAUGHT_BY = "test_gram_of_a_small_table"
LESSON = (
    "Your product compares rows. It should compare columns, so the transposed matrix comes first: `X.T "
    "@ X`."
)


def gram(X):
    return X @ X.T
