"""A search that starts from a best score of 0 never sees negative scores."""
import numpy as np

CAUGHT_BY = "test_predict_on_many_points"
LESSON = (
    "Your search does not find a winner whose score is small. Start it from the first score, or use "
    "argmax."
)


def multiclass_predict(X, W, b):
    answers = []
    for x in X:
        best, best_score = 0, -1.0
        for c, score in enumerate(x @ W + b):
            if score > best_score:
                best, best_score = c, score
        answers.append(best)
    return np.array(answers)
