"""The winner is looked for without the biases."""
import numpy as np

CAUGHT_BY = "test_a_right_point_moves_nobody"
LESSON = "Your update looks for the winner without the biases. The scores are `x @ W + b`, here as well."


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W)] -= 1
    return W + lr * np.outer(x, error), b + lr * error
