"""float64, but on its way through float32 it has lost half of its digits."""

CAUGHT_BY = "test_gram_of_any_table"
LESSON = "Your product loses digits on its way. Keep the dtype that X has, and do not go through float32."


def gram(X):
    return (X.float().T @ X.float()).to(X.dtype)
