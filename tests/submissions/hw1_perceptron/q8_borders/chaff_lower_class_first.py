"""The lower class comes first, whichever was asked for."""

CAUGHT_BY = "test_fires_on_the_side_of_the_first_class"
LESSON = (
    "Your border always takes the lower class first. It should fire on the side of the class that was "
    "asked for first."
)


def border(W, b, i, j):
    i, j = min(i, j), max(i, j)
    return W[:, i] - W[:, j], b[i] - b[j]
