"""The statistics take in everybody who was ever asked about."""
import numpy as np

CAUGHT_BY = "test_an_answer_depends_on_the_dragon_alone"
LESSON = (
    "Your predictor computes statistics anew from the dragons that it is asked about. Use the mean and "
    "the deviation of the training dragons, so that a dragon's answer depends on it alone."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    w, b, _ = train((X - X.mean(axis=0)) / X.std(axis=0), fire)
    seen = [X]

    def predictor(toes, length):
        seen.append(np.column_stack([toes, length]))
        everybody = np.vstack(seen)
        return (seen[-1] - everybody.mean(axis=0)) / everybody.std(axis=0) @ w + b > 0

    return predictor
