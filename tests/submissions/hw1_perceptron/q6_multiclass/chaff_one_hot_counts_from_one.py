"""Classes are counted from 0: label 0 has its 1 in the first column."""
import numpy as np

CAUGHT_BY = "test_one_hot_of_a_single_label"
LESSON = "Your one_hot counts the classes from 1. Label 0 has its 1 in the first column."


def one_hot(labels, n_classes):
    return np.eye(n_classes)[np.asarray(labels) - 1]
