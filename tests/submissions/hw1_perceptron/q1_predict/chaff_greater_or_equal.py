"""A score of 0 does not fire: with all weights at 0 this neuron always does."""
CAUGHT_BY = "test_a_point_on_the_line_does_not_fire"


def predict(X, w, b):
    return X @ w + b >= 0
