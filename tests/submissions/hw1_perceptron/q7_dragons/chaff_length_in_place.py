"""One of the two arrays that the predictor is asked about is centred in place."""
import numpy as np

CAUGHT_BY = "test_the_dragons_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. Whoever called it finds other dragons "
    "afterwards. Make new arrays instead of using -= or /=."
)


def fit_dragons(toes, length, fire, train):
    X = np.c_[toes, length]; m, s = X.mean(0), X.std(0)
    w, b, _ = train((X - m) / s, fire)
    def p(t, l):
        l -= m[1]
        return np.c_[(t - m[0]) / s[0], l / s[1]] @ w + b > 0
    return p
