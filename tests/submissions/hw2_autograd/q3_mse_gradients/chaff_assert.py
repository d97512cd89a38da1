"""An assert raises AssertionError, not ValueError, and nothing at all under python -O."""

CAUGHT_BY = "test_a_column_and_a_row_are_refused"
LESSON = "Your code refuses the shapes with an assert. That raises an AssertionError. Raise a ValueError."


def mse_gradients(a, b, x, y):
    assert x.shape == y.shape
    e = y - a - b * x
    return -2 * e.mean(), -2 * (x * e).mean()
