"""x *= lr writes into the caller's point, which the next epoch shows again."""
import numpy as np

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the point that it was given. `x *= lr` changes it for all epochs to come. "
    "Make a new array."
)


def multiclass_update(W, b, x, label, lr):
    error = np.zeros(len(b))
    error[label] += 1
    error[np.argmax(x @ W + b)] -= 1
    x *= lr
    return W + np.outer(x, error), b + lr * error
