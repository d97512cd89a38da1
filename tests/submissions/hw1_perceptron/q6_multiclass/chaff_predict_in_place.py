"""-= on W while predicting: the answers stay right, the caller's weights do not stay."""
import numpy as np

CAUGHT_BY = "test_one_hot_and_predict_change_nothing"
LESSON = (
    "Your code writes into what it was given. `-=`, `+=` and `x[…] = …` change the array of the caller. "
    "Make a new array instead."
)


def multiclass_predict(X, W, b):
    S = X @ W
    b *= 1
    W -= W.mean(axis=1, keepdims=True)
    return np.argmax(S + b, axis=1)
