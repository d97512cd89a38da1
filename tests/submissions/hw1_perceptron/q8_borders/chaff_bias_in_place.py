"""b -= b[j] shifts the caller's biases."""

CAUGHT_BY = "test_the_arguments_stay_as_they_were"


def border(W, b, i, j):
    b -= b[j]
    return W[:, i] - W[:, j], b[i]
