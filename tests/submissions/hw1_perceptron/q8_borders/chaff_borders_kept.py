"""Borders are kept by the classes, and other weights get the old ones."""

CAUGHT_BY = "test_fires_on_the_side_of_the_first_class"
LESSON = "Your border does not follow the weights: for the same classes you give an earlier one again."


_borders = {}


def border(W, b, i, j):
    key = (W.shape, i, j)
    if key not in _borders:
        _borders[key] = (W[:, i] - W[:, j], float(b[i] - b[j]))
    return _borders[key]
