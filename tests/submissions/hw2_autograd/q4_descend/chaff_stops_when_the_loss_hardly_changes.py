"""Ends where the loss changes by less than a billionth, and fills the list up."""

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your descent ends early when its loss hardly changes. Take as many steps as asked for: where all "
    "numbers are small, small changes count."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        error = y - a - b * x
        losses.append(float((error**2).mean()))
        if len(losses) > 1 and abs(losses[-2] - losses[-1]) < 1e-9:
            return a, b, losses + [losses[-1]] * (epochs - len(losses))
        a, b = a + 2 * lr * error.mean(), b + 2 * lr * (x * error).mean()
    return a, b, losses
