"""In-place is fine on a copy of one's own."""


def perceptron_update(w, b, x, y, lr):
    w = w.copy()
    if bool(y) != bool(w @ x + b > 0):
        sign = 1 if y else -1
        w += lr * sign * x
        b += lr * sign
    return [w, b]
