"""It stops where both derivatives are small."""

CAUGHT_BY = "test_no_step_is_left_out_at_the_goal"
LESSON = (
    "Your loop ends before its time where nothing moves any more. It should take as many steps as were "
    "asked for."
)


def gradient_descent(x, y, a, b, lr, epochs):
    losses = []
    for _ in range(epochs):
        e = y - a - b * x
        losses.append(float((e**2).mean()))
        da, db = -2 * e.mean(), -2 * (x * e).mean()
        if abs(da) < 1e-6 and abs(db) < 1e-6: break
        a, b = a - lr * da, b - lr * db
    return a, b, losses
