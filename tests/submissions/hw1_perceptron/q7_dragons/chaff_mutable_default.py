"""A mutable default keeps the statistics of the first herd for all others."""
import numpy as np

CAUGHT_BY = "test_predictor_standardises_too"
LESSON = (
    "Your predictor does not ask about the same inputs that the neuron learned from. Take the columns "
    "in the same order, subtract the training mean, and divide by the training deviation."
)


def fit_dragons(toes, length, fire, train, statistics={}):
    X = np.column_stack([toes, length])
    statistics.setdefault("mean", X.mean(axis=0))
    statistics.setdefault("std", X.std(axis=0))
    w, b, _ = train((X - X.mean(axis=0)) / X.std(axis=0), fire)

    def predictor(toes, length):
        return (np.column_stack([toes, length]) - statistics["mean"]) / statistics["std"] @ w + b > 0

    return predictor
