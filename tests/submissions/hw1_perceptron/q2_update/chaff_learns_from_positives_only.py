"""False alarms are mistakes too."""
CAUGHT_BY = "test_a_false_alarm_pushes_the_weights_away"
LESSON = (
    "Your weights do not move after a false alarm. A negative point that fires is a mistake, too. Then "
    "the error is -1, and the weights move away from the point."
)


def perceptron_update(w, b, x, y, lr):
    if y == 1 and not (x @ w + b > 0):
        return w + lr * x, b + lr
    if y == 0 and x @ w + b > 0:
        return w, b - lr
    return w, b
