"""Without axis=0, mean and deviation are taken over toes and feet together."""
import numpy as np

CAUGHT_BY = "test_trains_on_standardised_inputs"
LESSON = "Your code takes one mean over both columns. Each column has its own: use axis=0."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(), X.std()
    w, b, _ = train((X - mean) / std, fire)
    return lambda toes, length: (np.column_stack([toes, length]) - mean) / std @ w + b > 0
