"""The mean is gone, but one column is still far wider than the other."""
import numpy as np

CAUGHT_BY = "test_trains_on_standardised_inputs"
LESSON = "Your inputs are centred and not scaled. Divide each column by its standard deviation as well."


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean = X.mean(axis=0)
    w, b, _ = train(X - mean, fire)
    return lambda toes, length: (np.column_stack([toes, length]) - mean) @ w + b > 0
