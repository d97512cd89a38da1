"""The lower class comes first, whichever was asked for."""

CAUGHT_BY = "test_fires_on_the_side_of_the_first_class"


def border(W, b, i, j):
    i, j = min(i, j), max(i, j)
    return W[:, i] - W[:, j], b[i] - b[j]
