"""Standardised inputs are cut at 3 deviations before the neuron is asked."""

import numpy as np

CAUGHT_BY = "test_predictor_uses_the_training_statistics"
LESSON = "Your predictor cuts inputs that lie far from the mean. Standardise them as they are, however large."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)
    return lambda t, feet: np.clip((np.column_stack([t, feet]) - mean) / std, -3, 3) @ w + b > 0
