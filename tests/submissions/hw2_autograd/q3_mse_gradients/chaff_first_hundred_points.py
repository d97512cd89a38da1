"""At most a hundred points count, as many as the notebook has."""

CAUGHT_BY = "test_gradients_agree_with_autograd"
LESSON = (
    "Your gradient leaves points out where there are many. The mean goes over all points, however many "
    "there are."
)


def mse_gradients(a, b, x, y):
    if x.shape != y.shape:
        raise ValueError("x and y have different shapes")
    error = (y - a - b * x)[:100]
    return -2 * error.mean(), -2 * (x[:100] * error).mean()
