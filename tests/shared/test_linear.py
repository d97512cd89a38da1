"""The linear models that notebooks compare with."""

import numpy as np
import torch

from shared.data import quadrants
from shared.linear import logistic_classifier, logistic_regression, softmax_regression


def test_logistic_regression_separates_what_a_line_can():
    X, y = quadrants(200, seed=7, labels="linear")
    w, b = logistic_regression(X * [10.0, 0.1] + 3.0, y)
    assert np.mean(((X * [10.0, 0.1] + 3.0) @ w + b > 0) == y) == 1.0


def test_softmax_regression_separates_three_corners():
    corners = np.array([[2.0, 0.0], [-1.0, 2.0], [-1.0, -2.0]], dtype=np.float32)
    y = np.arange(60) % 3
    X = corners[y] + np.random.default_rng(7).normal(0, 0.2, (60, 2)).astype(np.float32)
    W, b = softmax_regression(X, y, 3)
    assert W.shape == (2, 3)
    assert np.mean(np.argmax(X @ W + b, axis=1) == y) == 1.0


def test_a_logistic_classifier_takes_tensors_and_columns_of_labels():
    X, y = quadrants(200, seed=7, labels="linear")
    predict = logistic_classifier(torch.from_numpy(X), torch.from_numpy(y).reshape(-1, 1))
    assert np.array_equal(predict(X), y == 1)
