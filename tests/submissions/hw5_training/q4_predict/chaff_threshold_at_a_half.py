"""Two classes by habit: a class counts when its probability is above one half, so three-class labels go wrong."""
CAUGHT_BY = "test_labels_are_the_most_probable_classes"
import numpy as np

def predict_label(model, X):
    return (predict_proba(model, X)[:, 1] > 0.5).astype(np.int64)
