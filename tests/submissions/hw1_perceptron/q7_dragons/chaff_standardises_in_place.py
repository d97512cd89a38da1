"""toes -= toes.mean() changes the caller's dragons."""
import numpy as np

CAUGHT_BY = "test_the_dragons_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. Whoever called it finds other dragons "
    "afterwards. Make new arrays instead of using -= or /=."
)


def fit_dragons(toes, length, fire, train):
    m, s = (toes.mean(), length.mean()), (toes.std(), length.std())
    toes -= m[0]
    toes /= s[0]
    length -= m[1]
    length /= s[1]
    w, b, _ = train(np.column_stack([toes, length]), fire)
    return lambda t, l: (t - m[0]) / s[0] * w[0] + (l - m[1]) / s[1] * w[1] + b > 0
