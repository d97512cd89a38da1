"""Labels -1 and +1 are fine, with < on the one side and <= on the other."""


def perceptron_update(w, b, x, y, lr):
    s = x.dot(w) + b
    t = 2 * int(y) - 1
    ok = s > 0 if t == 1 else s <= 0
    return (w, b) if ok else (w + t * lr * x, b + t * lr)
