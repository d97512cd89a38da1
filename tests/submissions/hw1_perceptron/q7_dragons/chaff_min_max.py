"""From 0 to 1 is scaled, but not standardised."""
import numpy as np

CAUGHT_BY = "test_trains_on_standardised_inputs"
LESSON = (
    "Your inputs go from 0 to 1. They should be standardised: subtract the mean of each column, then "
    "divide by its standard deviation."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    low, high = X.min(axis=0), X.max(axis=0)
    w, b, _ = train((X - low) / (high - low), fire)
    return lambda toes, length: (np.column_stack([toes, length]) - low) / (high - low) @ w + b > 0
