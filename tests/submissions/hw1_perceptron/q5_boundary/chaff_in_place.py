"""w /= w[1] writes into the caller's weights."""
import numpy as np

CAUGHT_BY = "test_the_weights_stay_as_they_were"
LESSON = (
    "Your code writes into the array of weights that it was given. `w /= …` changes the array of the "
    "caller. `w / …` makes a new one."
)


def boundary(w, b):
    if not w.any(): raise ValueError("x")
    if w[1] == 0: return np.inf, -b / w[0]
    s = w[1]
    w /= s
    return -w[0], -b / s
