"""Fitting leaves the dragons alone, but asking standardises them in place."""
import numpy as np

CAUGHT_BY = "test_the_dragons_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. Whoever called it finds other dragons "
    "afterwards. Make new arrays instead of using -= or /=."
)


def fit_dragons(toes, length, fire, train):
    X = np.column_stack([toes, length])
    mean, std = X.mean(axis=0), X.std(axis=0)
    w, b, _ = train((X - mean) / std, fire)

    def predictor(toes, length):
        toes -= mean[0]
        toes /= std[0]
        length -= mean[1]
        length /= std[1]
        return toes * w[0] + length * w[1] + b > 0

    return predictor
