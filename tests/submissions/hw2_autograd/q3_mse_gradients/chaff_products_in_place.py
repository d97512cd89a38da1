"""x *= error writes the products over the caller's positions."""

CAUGHT_BY = "test_points_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape: raise ValueError
    e = y - a - b * x
    da = -2 * e.mean()
    x *= e
    return da, -2 * x.mean()
