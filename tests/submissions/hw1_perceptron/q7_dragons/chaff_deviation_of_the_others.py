"""The mean is that of training, the deviation that of the dragons asked about."""
import numpy as np

CAUGHT_BY = "test_an_answer_depends_on_the_dragon_alone"
LESSON = (
    "Your predictor computes statistics anew from the dragons that it is asked about. Use the mean and "
    "the deviation of the training dragons, so that a dragon's answer depends on it alone."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)

    def predictor(toes, length):
        others = np.column_stack([toes, length])
        return (others - mean) / (others.std(axis=0) if len(others) > 1 else std) @ w + b > 0

    return predictor
