"""A sigmoid by math.exp, point by point: for scores below -709 it raises OverflowError."""
import math

CAUGHT_BY = "test_many_points_of_any_dimension"
LESSON = "Your function fails for large scores, for which e^z overflows. Compare the score itself with 0."


def predict(X, w, b):
    def fires(score):
        return 1 / (1 + math.exp(-score)) > 0.5

    if np.ndim(X) == 1:
        return fires(float(X @ w + b))
    return np.array([fires(float(score)) for score in X @ w + b])
