"""With all weights at 0 and >= for >, no positive is ever missed at the start."""
CAUGHT_BY = "test_example_of_the_docstring"
LESSON = (
    "Your neuron fires where the score is exactly 0, so it never misses a point at the start. Use > and "
    "not >=."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b >= 0)
    return w + lr * error * x, b + lr * error
