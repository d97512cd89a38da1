"""Plain Python lists, and changes counted in an array from the start."""
import numpy as np


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w = [0.0] * X.shape[1]; b = 0; ch = np.zeros(max_epochs)
    for e in range(max_epochs):
        for xi, t in zip(X.tolist(), y.tolist()):
            d = (t - (sum(p * q for p, q in zip(w, xi)) + b > 0)) / (1 + e)
            w = [p + d * q for p, q in zip(w, xi)]; b += d; ch[e] += sum(abs(d * q) for q in xi)
        if ch[e] < tol: return np.array(w), b, list(ch[: e + 1])
    return np.array(w), float(b), list(ch)
