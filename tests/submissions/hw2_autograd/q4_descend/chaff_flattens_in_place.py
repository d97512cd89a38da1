"""x.shape = (-1,) gives the caller's array another shape."""

CAUGHT_BY = "test_arguments_stay_as_they_are"
LESSON = (
    "Your code changes the arrays that it was given. `-=` and `*=` write into the array of the caller, "
    "and so does setting its shape. Make new arrays."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    x.shape = (-1,); y.shape = (-1,)
    for _ in range(epochs):
        e = y - a - b * x
        losses.append(float((e**2).mean()))
        a, b = a + 2 * lr * e.mean(), b + 2 * lr * (x * e).mean()
    return a, b, losses
