"""train is given a number of epochs as well."""

import numpy as np

CAUGHT_BY = "test_returns_a_function_that_answers"
LESSON = (
    "Your code hands the training function more than it takes. Call train(X, y) with nothing else: how "
    "long it trains is its own business."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire, 500)
    return lambda t, feet: (np.column_stack([t, feet]) - mean) / std @ w + b > 0
