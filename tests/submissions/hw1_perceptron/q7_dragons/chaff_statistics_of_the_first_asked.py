"""The statistics are taken from whoever is asked about first."""
import numpy as np

CAUGHT_BY = "test_predictor_uses_the_training_statistics"
LESSON = (
    "Your predictor takes its statistics from the dragons that it is asked about first. They should be "
    "those of the training dragons."
)


def fit_dragons(toes, length, fire, train):
    X = np.c_[toes, length]
    w, b, _ = train((X - X.mean(0)) / X.std(0), fire)
    st = {}
    def p(t, l):
        Z = np.c_[t, l]
        if not st: st["m"], st["s"] = Z.mean(0), Z.std(0)
        return (Z - st["m"]) / st["s"] @ w + b > 0
    return p
