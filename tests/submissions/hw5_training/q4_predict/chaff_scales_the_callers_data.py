"""X is standardised in place: the caller's array changes."""
CAUGHT_BY = "test_the_data_stay_as_they_are"
LESSON = "Your code writes into the X that it was given. Make a new array."
import numpy as np
import torch

def predict_label(model, X):
    p = predict_proba(model, X)
    X -= X.mean()
    return p.argmax(axis=1)
