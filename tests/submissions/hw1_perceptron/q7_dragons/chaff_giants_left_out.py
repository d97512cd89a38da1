"""Dragons far from the mean are left out of the training."""

import numpy as np

CAUGHT_BY = "test_trains_on_standardised_inputs"
LESSON = "Your code leaves dragons out. Train on all that were given, also on those far from the mean."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    Z = (X - mean) / std
    usual = (np.abs(Z) < 3).all(axis=1)
    w, b, _ = train(Z[usual], fire[usual])
    return lambda t, feet: (np.column_stack([t, feet]) - mean) / std @ w + b > 0
