"""argmax over the points gives a number for each class."""
import numpy as np

CAUGHT_BY = "test_predict_gives_a_label_per_point"
LESSON = (
    "Your argmax goes over the points and gives one number for each class. Take it over the classes: "
    "axis=1."
)


def multiclass_predict(X, W, b):
    return np.argmax(X @ W + b, axis=0)
