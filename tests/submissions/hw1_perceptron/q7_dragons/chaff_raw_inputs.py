"""The neuron is trained on toes and feet as they are."""
import numpy as np

CAUGHT_BY = "test_trains_on_standardised_inputs"
LESSON = (
    "Your neuron is trained on the raw inputs. Standardise each column first: subtract its mean, then "
    "divide by its standard deviation."
)


def fit_dragons(toes, length, fire, train):
    w, b, _ = train(np.column_stack([toes, length]), fire)
    return lambda toes, length: np.column_stack([toes, length]) @ w + b > 0
