"""The step away from a false alarm has lost its learning rate."""

CAUGHT_BY = "test_the_learning_rate_scales_the_step"
LESSON = (
    "After a false alarm your weights move by the whole point. The learning rate scales this step, too: "
    "`lr * error * x`."
)


def perceptron_update(w, b, x, y, lr):
    fires = x @ w + b > 0
    if y == 1 and not fires:
        return w + lr * x, b + lr
    if y == 0 and fires:
        return w - x, b - lr
    return w, b
