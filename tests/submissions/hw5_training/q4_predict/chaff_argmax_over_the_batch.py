"""argmax along axis 0: one label for each class instead of each row."""
CAUGHT_BY = "test_one_label_for_each_row"
LESSON = "Your argmax runs over the rows. It should run over the classes of each row: axis 1."
def predict_label(model, X):
    return predict_proba(model, X).argmax(axis=0)
