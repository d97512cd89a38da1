"""The standardisation folded into the weights: w / std, and b - w · mean / std."""
import numpy as np


def fit_dragons(toes, length, fire, train):
    X = np.array([length, toes], dtype=np.float64).T
    m, s = X.mean(0), X.std(0, ddof=1)
    w, b, _ = train(X=(X - m) / s, y=fire)
    v = w / s
    c = b - v @ m

    def predictor(toes, length):
        return length * v[0] + toes * v[1] + c > 0

    return predictor
