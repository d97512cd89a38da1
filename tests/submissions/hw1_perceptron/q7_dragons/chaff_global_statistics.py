"""Statistics in global variables: the next herd changes the answers of every earlier predictor."""
import numpy as np

CAUGHT_BY = "test_predictor_uses_the_training_statistics"
LESSON = (
    "Your predictor does not keep what its own training found. Fitting a second herd should not change "
    "the first predictor. Keep the statistics and the weights in local variables."
)


def predictor_of_all(toes, length):
    return (np.column_stack([toes, length]) - MEAN) / STD @ WEIGHTS + BIAS > 0


def fit_dragons(toes, length, fire, train):
    global MEAN, STD, WEIGHTS, BIAS
    X = np.column_stack([toes, length])
    MEAN, STD = X.mean(axis=0), X.std(axis=0)
    WEIGHTS, BIAS, _ = train((X - MEAN) / STD, fire)
    return predictor_of_all
