"""argmax without an axis: one number for the whole batch."""
CAUGHT_BY = "test_one_label_for_each_row"
LESSON = "Your argmax gives one number for all rows. Give it the axis of the classes."
import numpy as np

def predict_label(model, X):
    return np.argmax(predict_proba(model, X))
