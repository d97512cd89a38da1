"""False alarms are mistakes too."""
CAUGHT_BY = "test_a_false_alarm_pushes_the_weights_away"


def perceptron_update(w, b, x, y, lr):
    if y == 1 and not (x @ w + b > 0):
        return w + lr * x, b + lr
    if y == 0 and x @ w + b > 0:
        return w, b - lr
    return w, b
