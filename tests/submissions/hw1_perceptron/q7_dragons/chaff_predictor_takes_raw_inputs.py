"""The neuron learned from standardised inputs and is asked about raw ones."""
import numpy as np

CAUGHT_BY = "test_predictor_standardises_too"
LESSON = (
    "Your predictor does not ask about the same inputs that the neuron learned from. Take the columns "
    "in the same order, subtract the training mean, and divide by the training deviation."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    w, b, _ = train((X - X.mean(axis=0)) / X.std(axis=0), fire)
    return lambda toes, length: np.column_stack([toes, length]) @ w + b > 0
