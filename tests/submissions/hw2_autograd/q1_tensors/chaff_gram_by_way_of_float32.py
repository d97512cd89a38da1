"""float64, but on its way through float32 it has lost half of its digits."""

CAUGHT_BY = "test_gram_of_any_table"


def gram(X):
    return (X.float().T @ X.float()).to(X.dtype)
