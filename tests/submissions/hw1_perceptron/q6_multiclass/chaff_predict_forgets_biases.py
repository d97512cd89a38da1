"""Without the biases another class wins."""
import numpy as np

CAUGHT_BY = "test_predict_gives_a_label_per_point"
LESSON = "Your prediction forgets the biases. The scores are `X @ W + b`."


def multiclass_predict(X, W, b):
    return np.argmax(X @ W, axis=1)
