"""A score of 0 does not fire: with all weights at 0 this neuron always does."""
CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your neuron also fires where the score is exactly 0. It should fire only where the score is "
    "greater than 0: use > and not >=."
)


def predict(X, w, b):
    return X @ w + b >= 0
