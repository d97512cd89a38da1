"""It stops when the loss grows, although it was asked for so many steps."""

CAUGHT_BY = "test_a_learning_rate_that_is_too_large"
LESSON = "Your loop ends when the loss grows. It should take as many steps as were asked for."


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        e = y - a - b * x
        losses.append(float((e**2).mean()))
        if len(losses) > 1 and losses[-1] > losses[-2]: break
        a, b = a + 2 * lr * e.mean(), b + 2 * lr * (x * e).mean()
    return a, b, losses
