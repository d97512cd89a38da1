"""An epoch without a mistake ends the training whatever tol is: with a negative tol all epochs were asked for."""
import numpy as np

CAUGHT_BY = "test_a_tolerance_of_zero_or_less_runs_all_epochs"
LESSON = (
    "Your training ends early although tol is 0 or less. No change is less than that, so all epochs "
    "should run. Only the comparison of the change with tol may end it."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    w, b, changes = np.zeros(X.shape[1]), 0.0, []
    for epoch in range(max_epochs):
        change, mistakes = 0.0, 0
        for x, label in zip(X, y):
            error = int(label) - int(x @ w + b > 0)
            if error:
                mistakes += 1
                w, b = w + error / (epoch + 1) * x, b + error / (epoch + 1)
                change += np.abs(x).sum() / (epoch + 1)
        changes.append(float(change))
        if change < tol or mistakes == 0:
            break
    return w, b, changes
