"""q4_predict: from NumPy to probabilities and labels."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect, probes

# Probabilities of which none is above a half, and the labels of the rows.
KNOWN = np.array([[0.2, 0.45, 0.35], [0.1, 0.1, 0.8], [0.4, 0.3, 0.3], [0.333, 0.3325, 0.3345]])


def a_net(seed, device, outputs=3):
    """A small network with random weights."""
    torch.manual_seed(4000 + seed)
    return nn.Sequential(nn.Linear(2, 8), nn.ReLU(), nn.Linear(8, outputs)).to(device)


def says_what_it_is_shown(device):
    """A layer whose logits are its inputs."""
    layer = nn.Linear(3, 3, bias=False)
    layer.weight.data = torch.eye(3)
    return layer.to(device)


@check(
    points=0.25,
    hint="Convert X to a tensor of the model's dtype, and the result back with .numpy(). One row stays a "
    "row, too.",
)
def test_probabilities_are_an_array(student, seed, rng, device):
    """predict_proba returns a NumPy array (n, C) of the model's dtype, for float64 and for integer data."""
    model = student.put(a_net(seed, device))
    for X in (rng.normal(size=(7, 2)), rng.integers(-5, 5, size=(4, 2)), rng.normal(size=(1, 2))):
        expect.array(
            student.predict_proba(model, X), "the probabilities", shape=(len(X), 3), dtype=np.float32
        )


@check(
    points=0.25,
    after="test_probabilities_are_an_array",
    hint="Softmax over the classes of one row: dim=1. And once: the model gives logits.",
)
def test_rows_sum_to_one(student, seed, rng, device):
    """Each row of probabilities sums to 1, whatever the size of the batch."""
    model = student.put(a_net(seed, device))
    for n in (1, 3, 40):
        sums = student.predict_proba(model, rng.normal(size=(n, 2))).sum(axis=1)
        expect.close(sums, np.ones(n), "the sum of each row", rtol=1e-5)


@check(
    points=0.25,
    after="test_probabilities_are_an_array",
    hint="argmax along the classes: axis=1 of (n, C) gives one label for each row.",
)
def test_one_label_for_each_row(student, seed, rng, device):
    """predict_label returns one int64 label for each row."""
    model = student.put(a_net(seed, device))
    for n in (12, 1):
        labels = student.predict_label(model, rng.normal(size=(n, 2)))
        expect.array(labels, "the labels", shape=(n,), dtype=np.int64)


@check(
    points=0.5,
    after=("test_rows_sum_to_one", "test_one_label_for_each_row"),
    hint="Apply softmax once. The label is the place of the row's largest probability, also when that is "
    "below a half.",
)
def test_known_probabilities_and_their_labels(student, device):
    """Logits log .2, log .45, log .35 are the probabilities .2, .45, .35 and the label 1."""
    model = student.put(says_what_it_is_shown(device))
    found = student.predict_proba(model, np.log(KNOWN))
    expect.close(found, KNOWN.astype(np.float32), "the probabilities", rtol=1e-4, atol=1e-6)
    expect.equal(student.predict_label(model, np.log(KNOWN)), np.array([1, 2, 0, 2]), "the labels")
    found = student.predict_proba(model, KNOWN)  # as logits, whose rows happen to sum to 1
    wanted = torch.softmax(torch.tensor(KNOWN), dim=1).numpy().astype(np.float32)
    expect.close(found, wanted, f"the softmax of the logits {KNOWN.tolist()}", rtol=1e-4, atol=1e-6)
    nearly = np.array([[0.0, 1e-5, 0.0], [0.0, 0.0, 1e-5]])
    found = student.predict_label(model, nearly)
    expect.equal(found, np.array([1, 2]), "the labels of probabilities that are nearly equal")


@check(
    points=0.25,
    after=("test_rows_sum_to_one", "test_one_label_for_each_row"),
    hint="model.eval() before predicting, in both functions; afterwards model.train(mode) with the mode that "
    "model.training had before.",
)
def test_a_model_in_training_predicts_in_eval_mode(student, seed, rng, device):
    """A model that comes in training mode predicts in eval mode, and is in training mode afterwards."""
    for predict in (student.predict_proba, student.predict_label):
        model = student.put(probes.WatchedModule(a_net(seed, device)))
        for rows in (4, 1):
            predict(model, rng.normal(size=(rows, 2)))
        expect.equal(set(model.modes), {"eval"}, "the set of modes that the model predicted in")
        expect.true(model.training is True, "afterwards the model is no longer in training mode")


@check(
    points=0.25,
    after=("test_probabilities_are_an_array", "test_one_label_for_each_row"),
    hint="Work on a copy of X: torch.from_numpy shares its memory, so in-place changes reach the caller.",
)
def test_the_data_stay_as_they_are(student, seed, rng, device):
    """X is unchanged after predict_proba and predict_label."""
    model = student.put(a_net(seed, device))
    for X in (rng.normal(size=(5, 2)), rng.normal(size=(5, 2)).astype(np.float32)):
        there = student.put(X.copy())
        with probes.unchanged(student, there, "X"):
            student.predict_proba(model, there)
            student.predict_label(model, there)
