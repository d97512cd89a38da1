"""w += writes into the caller's array."""
CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. `w += …` changes the array of the caller. `w = "
    "w + …` makes a new one."
)


def perceptron_update(w, b, x, y, lr):
    error = float(y) - float(x @ w + b > 0)
    w += lr * error * x
    b += lr * error
    return w, b
