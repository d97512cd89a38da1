"""Two classes by habit: a class counts when its probability is above one half, so three-class labels go wrong."""
CAUGHT_BY = "test_known_probabilities_and_their_labels"
LESSON = (
    "Your label needs more than one half. With three classes the largest probability may be less: take "
    "argmax."
)
import numpy as np

def predict_label(model, X):
    return (predict_proba(model, X)[:, 1] > 0.5).astype(np.int64)
