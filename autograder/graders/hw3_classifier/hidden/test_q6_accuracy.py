"""q6_accuracy: a measurement that changes nothing."""

import contextlib
import copy

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along

COUNTED, REFUSED = "test_right_answers_are_counted", "test_flat_labels_are_refused"
EVAL, BACK = "test_the_model_runs_in_eval_mode", "test_training_mode_is_back"


def repeats_its_input(*more):
    """A model that returns what it gets, the probabilities themselves, through further layers."""
    line = nn.Linear(1, 1)
    line.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.zeros(1)})
    return nn.Sequential(line, *more)


def turns_its_input():
    """A model that returns one minus what it gets."""
    line = nn.Linear(1, 1)
    line.load_state_dict({"weight": -torch.ones(1, 1), "bias": torch.ones(1)})
    return line


def guesses(rng, device, n=1501):
    """Random probabilities, some at and next to one half, and labels: float32, shape (n, 1) each."""
    p, y = rng.uniform(0, 1, size=(n, 1)), rng.integers(0, 2, size=(n, 1))
    p, y = (torch.tensor(part, dtype=torch.float32, device=device) for part in (p, y))
    p[:200], p[200:400], y[:200], y[200:400] = 0.5, 0.5 + 2**-23, 0.0, 1.0
    return p, y


@check(
    points=0.25,
    after=REFUSED,
    hint="Labels must have exactly the output's shape: compare p.shape with y.shape.",
)
def test_labels_of_another_shape_are_refused(student, rng, device):
    """Labels of any other shape than the outputs' are refused by a ValueError."""
    p, y = guesses(rng, device)
    model = student.put(repeats_its_input().to(device))
    for labels in (y[:, 0], y[:1], y.T, torch.cat([y, y], dim=1)):
        what = f"labels of shape {tuple(labels.shape)} for outputs of shape {tuple(p.shape)}"
        expect.refuses(lambda labels=labels: student.accuracy(model, p, labels), ValueError, what=what)


@check(
    points=0.25,
    after="test_exactly_half_counts_as_class_0",
    hint="What counts is what the model says. Class 1 is above 0.5, by however little. All points count, and "
    "the share is not rounded.",
)
def test_every_point_counts(student, solution, rng, device):
    """The share is that of all points, those at and next to one half included."""
    p, y = guesses(rng, device)
    for model in (repeats_its_input().to(device), turns_its_input().to(device)):
        right = solution.accuracy(copy.deepcopy(model), p, y)
        expect.close(student.accuracy(student.put(model), p, y), right, "the accuracy", atol=1e-6)


class Passes(nn.Module):
    """Returns the very tensor that it gets."""

    def __init__(self):
        super().__init__()
        self.unused = nn.Parameter(torch.zeros(1))

    def forward(self, x):
        """The input itself."""
        return x


@check(
    points=0.25,
    after="test_weights_and_gradients_stay",
    hint="p > 0.5 makes a new tensor; p[p > 0.5] = 1 writes into the one that the model returned.",
)
def test_the_models_output_is_not_overwritten(student, rng, device):
    """The tensors that come in, and the one that the model returns, keep their values."""
    p, y = guesses(rng, device)
    inputs, labels = student.put(p), student.put(y)
    with (
        probes.unchanged(student, inputs, "what the model returned"),
        probes.unchanged(student, labels, "the labels"),
    ):
        student.accuracy(student.put(Passes().to(device)), inputs, labels)


def try_flat_labels(accuracy, model, p, y):
    """Measures with labels of shape (n,), refused or not."""
    with contextlib.suppress(ValueError):
        accuracy(model, p, y[:, 0])


@pytest.mark.parametrize("training", [True, False])
@check(
    points=0.75,
    after=BACK,
    hint="Note the mode before eval(), and go back to that one, whichever it is, before any raise.",
)
def test_the_model_is_back_in_its_mode(student, rng, device, training):
    """Afterwards the model and its parts are in their mode, training or not, also when labels are refused."""
    model = student.put(repeats_its_input(nn.Dropout(0.5)).train(training).to(device))
    p, y = guesses(rng, device)
    mode = "training" if training else "eval"
    student.accuracy(model, p, y)
    expect.true(model.training is training, f"The model was in {mode} mode before, and is not any more.")
    expect.true(
        model[1].training is training, f"A part of the model was in {mode} mode before, and is not any more."
    )
    student.run(try_flat_labels, student.accuracy, model, p, y)
    expect.true(model.training is training, f"The model was in {mode} mode before labels were refused.")


def used_before(device, training):
    """A model with gradients, hooks and a part that does not learn; all its parts are in one mode."""
    norms = nn.BatchNorm1d(3), nn.BatchNorm1d(3)
    model = nn.Sequential(nn.Linear(1, 3), *norms, nn.Linear(3, 1), nn.Dropout(0.2), nn.Sigmoid())
    return lived_in(model.to(device).train(training))


def wanting_gradients(points):
    """A copy that requires gradients."""
    return points.clone().requires_grad_()


def recording_after(accuracy, model, p, y):
    """Whether a graph would be recorded after measuring where none is to be."""
    with torch.no_grad():
        accuracy(model, p, y)
        return torch.is_grad_enabled()


@check(
    points=0.25,
    after=(EVAL, "test_weights_and_gradients_stay", "test_the_model_is_back_in_its_mode"),
    hint="Only look: no gradient, weight or hook changes, no seed is set, X stays as it is, and `with "
    "torch.no_grad():` ends by itself, also where labels are refused.",
)
def test_everything_else_is_as_it_was(student, rng, seed, device):
    """Weights, running statistics, gradients, hooks, X, seed and the recording of graphs are as they were."""
    for training in (True, False):
        model = student.make(used_before, device, training)
        with probes.unchanged(student, model, "the model"):
            student.accuracy(model, *guesses(rng, device))
    recording = student.run(recording_after, student.accuracy, model, *guesses(rng, device))
    expect.true(not recording, "Gradient recording was off before, and is on afterwards.")
    p, y = guesses(rng, device)
    theirs = student.make(wanting_gradients, p)
    student.run(torch.manual_seed, 730_000 + seed)
    with probes.unchanged(student, theirs, "X"):
        student.accuracy(model, theirs, y)
    seeded = int(student.run(torch.initial_seed)) != 730_000 + seed
    expect.true(not seeded, "Measuring sets the seed of all random numbers that follow.")
    student.run(try_flat_labels, student.accuracy, model, p, y)
    expect.autograd_on(
        student, "Gradient recording was on before labels were refused, and is off afterwards."
    )
