"""Mean and deviation are computed anew from the dragons asked about: leakage, and nan for one alone."""
import numpy as np

CAUGHT_BY = "test_an_answer_depends_on_the_dragon_alone"
LESSON = (
    "Your predictor computes statistics anew from the dragons that it is asked about. Use the mean and "
    "the deviation of the training dragons, so that a dragon's answer depends on it alone."
)


def standardise(toes, length):
    X = np.column_stack([toes, length])
    return (X - X.mean(axis=0)) / X.std(axis=0)


def fit_dragons(toes, length, fire, train):
    w, b, _ = train(standardise(toes, length), fire)
    return lambda toes, length: standardise(toes, length) @ w + b > 0
