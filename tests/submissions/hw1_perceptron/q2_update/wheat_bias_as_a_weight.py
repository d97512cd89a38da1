"""The bias may be the weight of an input that is always 1."""
import numpy as np


def perceptron_update(w, b, x, y, lr):
    whole = np.append(w, b).astype(np.float32)
    x1 = np.append(x, 1.0)
    prediction = int(whole @ x1 > 0)
    whole += lr * (int(y) - prediction) * x1
    return whole[:-1], float(whole[-1])
