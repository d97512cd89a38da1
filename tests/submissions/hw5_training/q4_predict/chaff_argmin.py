"""The least probable class."""
CAUGHT_BY = "test_known_probabilities_and_their_labels"
def predict_label(model, X):
    return predict_proba(model, X).argmin(axis=1)
