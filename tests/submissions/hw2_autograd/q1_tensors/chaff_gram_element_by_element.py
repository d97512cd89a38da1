"""The star multiplies element by element and adds nothing up."""
import torch

CAUGHT_BY = "test_gram_of_a_small_table"


def gram(X):
    return X * X
