"""Turns the points round when there are as many of them as inputs."""
CAUGHT_BY = "test_many_points_of_any_dimension"
LESSON = (
    "Your code turns the array of points round when its first side fits the weights. With as many points as "
    "inputs both sides fit. The points are always the rows."
)


def predict(X, w, b):
    points_are_columns = X.ndim == 2 and X.shape[0] == w.shape[0]
    return (X.T if points_are_columns else X) @ w + b > 0
