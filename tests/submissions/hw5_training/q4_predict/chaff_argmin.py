"""The least probable class."""
CAUGHT_BY = "test_labels_are_the_most_probable_classes"
def predict_label(model, X):
    return predict_proba(model, X).argmin(axis=1)
