"""One branch makes a new array, the other writes into the caller's."""

CAUGHT_BY = "test_the_arguments_stay_as_they_were"
LESSON = (
    "Your code writes into the arrays that it was given. `w += …` changes the array of the caller. `w = "
    "w + …` makes a new one."
)


def perceptron_update(w, b, x, y, lr):
    fires = x @ w + b > 0
    if y == 1 and not fires:
        w = w + lr * x
        b = b + lr
    elif y == 0 and fires:
        w -= lr * x
        b -= lr
    return w, b
