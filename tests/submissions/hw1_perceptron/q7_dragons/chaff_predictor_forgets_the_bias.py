"""The trained bias is dropped."""
import numpy as np

CAUGHT_BY = "test_predictor_standardises_too"
LESSON = "Your predictor forgets the bias that was trained. It fires where `Z @ w + b` is greater than 0."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)
    return lambda toes, length: (np.column_stack([toes, length]) - mean) / std @ w > 0
