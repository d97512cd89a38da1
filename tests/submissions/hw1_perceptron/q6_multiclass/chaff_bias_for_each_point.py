"""The scores stand the other way round, and for as many points as classes each point gets a bias."""

CAUGHT_BY = "test_predict_on_many_points"
LESSON = (
    "Your biases go to the points where there are as many points as classes. Each class has its own: X @ "
    "W + b."
)


def multiclass_predict(X, W, b):
    scores = W.T @ X.T
    scores = scores + (b if len(b) == len(X) else b[:, None])
    return scores.argmax(axis=0)
