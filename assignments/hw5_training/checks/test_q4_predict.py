"""q4_predict: from NumPy to probabilities and labels."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect


def a_net(seed, device, outputs=3):
    """A small network with random weights."""
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, outputs)).to(device)


@check(points=0.25, hint="Convert X to a tensor of the model's dtype, and the result back with .numpy().")
def test_probabilities_are_an_array(student, seed, rng, device):
    """predict_proba returns a NumPy array (n, C) of the model's dtype, for float64 and for integer data."""
    model = student.put(a_net(seed, device))
    for X in (rng.normal(size=(7, 2)), rng.integers(-5, 5, size=(4, 2))):
        expect.array(
            student.predict_proba(model, X), "the probabilities", shape=(len(X), 3), dtype=np.float32
        )


@check(
    points=0.5,
    after="test_probabilities_are_an_array",
    hint="Softmax over the classes of one row: dim=1. And once: the model gives logits.",
)
def test_rows_sum_to_one(student, seed, rng, device):
    """Each row of probabilities sums to 1, whatever the size of the batch."""
    model = student.put(a_net(seed, device))
    for n in (1, 3, 40):
        sums = student.predict_proba(model, rng.normal(size=(n, 2))).sum(axis=1)
        expect.close(sums, np.ones(n), "the sum of each row", rtol=1e-5)


@check(points=0.25, hint="argmax along the classes: axis=1 of (n, C) gives one label for each row.")
def test_one_label_for_each_row(student, seed, rng, device):
    """predict_label returns one int64 label for each row."""
    model = student.put(a_net(seed, device))
    labels = student.predict_label(model, rng.normal(size=(12, 2)))
    expect.array(labels, "the labels", shape=(12,), dtype=np.int64)
