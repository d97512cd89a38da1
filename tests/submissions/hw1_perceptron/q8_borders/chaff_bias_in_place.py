"""b -= b[j] shifts the caller's biases."""

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. `b -= …` changes the array of the caller, and "
    "`W[:, i]` is only a view of it. Make new arrays."
)


def border(W, b, i, j):
    b -= b[j]
    return W[:, i] - W[:, j], b[i]
