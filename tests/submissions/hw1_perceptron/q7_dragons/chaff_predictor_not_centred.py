"""The predictor divides by the deviation and forgets to subtract the mean."""
import numpy as np

CAUGHT_BY = "test_predictor_standardises_too"
LESSON = (
    "Your predictor does not ask about the same inputs that the neuron learned from. Take the columns "
    "in the same order, subtract the training mean, and divide by the training deviation."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)
    return lambda toes, length: np.column_stack([toes, length]) / std @ w + b > 0
