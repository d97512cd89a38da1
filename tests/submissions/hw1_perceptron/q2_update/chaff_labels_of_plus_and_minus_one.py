"""With labels -1 and +1, `label * score <= 0` also moves where the score is 0 and the label 0: that is right already."""

CAUGHT_BY = "test_a_score_of_zero_counts_as_not_firing"
LESSON = (
    "Your weights move where the score is exactly 0 and the label is 0. A score of 0 does not fire, so "
    "this point is right and nothing should move."
)


def perceptron_update(w, b, x, y, lr):
    t = 1 if y else -1
    if t * (x @ w + b) <= 0:
        return w + lr * t * x, b + lr * t
    return w, b
