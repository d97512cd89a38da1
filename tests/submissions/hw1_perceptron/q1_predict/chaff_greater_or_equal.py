"""A score of 0 does not fire: with all weights at 0 this neuron always does."""
CAUGHT_BY = "test_example_of_the_docstring"


def predict(X, w, b):
    return X @ w + b >= 0
