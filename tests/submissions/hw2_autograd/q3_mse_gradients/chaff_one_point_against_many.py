"""One point against six broadcasts as well."""

CAUGHT_BY = "test_different_shapes_are_refused"
LESSON = (
    "Your code accepts shapes that differ. Compare the whole shapes, not a part of them, and raise a "
    "ValueError."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape and 1 not in (x.size, y.size): raise ValueError
    e = y - a - b * x
    return -2 * e.mean(), -2 * (x * e).mean()
