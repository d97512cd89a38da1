"""The answers for the training dragons instead of a function for all others."""
import numpy as np

CAUGHT_BY = "test_returns_a_function_that_answers"
LESSON = (
    "Your function returns answers. It should return a function that can be asked about other dragons "
    "later."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    Z = (X - X.mean(axis=0)) / X.std(axis=0)
    w, b, _ = train(Z, fire)
    return Z @ w + b > 0
