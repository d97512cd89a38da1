"""Weights in global variables: the next herd's neuron answers for every earlier predictor."""
import numpy as np

CAUGHT_BY = "test_predictor_uses_the_training_statistics"
LESSON = (
    "Your predictor does not keep what its own training found. Fitting a second herd should not change "
    "the first predictor. Keep the statistics and the weights in local variables."
)


def fit_dragons(toes, length, fire, train):
    global _w, _b
    X = np.c_[toes, length]; m, s = X.mean(0), X.std(0)
    _w, _b, _ = train((X - m) / s, fire)
    return lambda t, l: (np.c_[t, l] - m) / s @ _w + _b > 0
