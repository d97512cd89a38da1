"""With labels -1 and +1, `label * score <= 0` also moves where the score is 0 and the label 0: that is right already."""
import numpy as np

CAUGHT_BY = "test_a_score_of_zero_is_right_for_label_zero"
LESSON = (
    "Your weights move where the score is exactly 0 and the label is 0. A score of 0 does not fire, so "
    "this point is right and nothing should move."
)


def train_perceptron(X, y, max_epochs=100, tol=0.1):
    t = 2 * y - 1
    w, b, ch = np.zeros(X.shape[1]), 0.0, []
    for e in range(max_epochs):
        c = 0.0
        for xi, ti in zip(X, t):
            if ti * (xi @ w + b) <= 0:
                w = w + ti * xi / (e + 1); b += ti / (e + 1); c += np.abs(xi).sum() / (e + 1)
        ch.append(c)
        if c < tol: break
    return w, b, ch
