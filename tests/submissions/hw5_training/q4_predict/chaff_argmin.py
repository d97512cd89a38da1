"""The least probable class."""
CAUGHT_BY = "test_known_probabilities_and_their_labels"
LESSON = "Your labels are the least likely classes. Take argmax."
def predict_label(model, X):
    return predict_proba(model, X).argmin(axis=1)
