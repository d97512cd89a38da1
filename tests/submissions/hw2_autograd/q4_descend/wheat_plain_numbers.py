"""Two plain numbers in the loop, arrays at its end."""
import numpy as np


def gradient_descent(x, y, a, b, lr, epochs):
    p, q, losses = float(a[0]), float(b[0]), []
    for _ in range(epochs):
        r = p + q * x - y
        losses.append(np.mean(r * r))
        p, q = p - lr * 2 * np.mean(r), q - lr * 2 * np.mean(r * x)
    return np.array([p]), np.array([q]), losses
