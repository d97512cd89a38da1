"""-= on W while predicting: the answers stay right, the caller's weights do not stay."""
import numpy as np

CAUGHT_BY = "test_one_hot_and_predict_change_nothing"
LESSON = (
    "Your multiclass_predict writes into the weights that it was given. Make a new array instead of "
    "using -=, += or the like."
)


def multiclass_predict(X, W, b):
    S = X @ W
    b *= 1
    W -= W.mean(axis=1, keepdims=True)
    return np.argmax(S + b, axis=1)
