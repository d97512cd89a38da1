"""q6_accuracy: a measurement that changes nothing."""

import contextlib

import pytest
import torch
from torch import nn

from autograder.checks import check, expect


def guesses(rng, device, n=61):
    """Random probabilities and labels: float32, shape (n, 1) each."""
    p, y = rng.uniform(0, 1, size=(n, 1)), rng.integers(0, 2, size=(n, 1))
    return tuple(torch.tensor(part, dtype=torch.float32, device=device) for part in (p, y))


@check(
    points=0.5,
    after="test_right_answers_are_counted",
    hint="Compare the shapes, raise ValueError: (n, 1) against (n,) meets every answer with every label.",
)
def test_labels_of_another_shape_are_refused(student, rng, device):
    """Labels of shape (n,) or (1, 1) for outputs of shape (n, 1) are refused by a ValueError."""
    p, y = guesses(rng, device)
    for labels in (y[:, 0], y[:1]):
        what = f"labels of shape {tuple(labels.shape)} for outputs of shape (61, 1)"
        expect.refuses(
            lambda labels=labels: student.accuracy(nn.Identity(), p, labels), ValueError, what=what
        )


@check(
    points=0.5,
    after="test_right_answers_are_counted",
    hint="p > 0.5 makes a new tensor; p[p > 0.5] = 1 writes into the one that the model returned.",
)
def test_the_models_output_is_not_overwritten(student, solution, rng, device):
    """The tensors that come in, and the one that the model returns, keep their values."""
    p, y = guesses(rng, device)
    inputs, labels = student.put(p.clone()), student.put(y.clone())
    share = student.accuracy(nn.Identity(), inputs, labels)
    expect.close(student.fetch(inputs), p, "what the model returned, after accuracy", rtol=0, atol=0)
    expect.close(student.fetch(labels), y, "the labels, after accuracy", rtol=0, atol=0)
    expect.close(share, solution.accuracy(nn.Identity(), p, y), "the accuracy", atol=1e-6)


@check(
    points=0.5,
    after="test_right_answers_are_counted",
    hint="Call model.eval() before you run the model: dropout and batch norm behave differently in training.",
)
def test_the_model_runs_in_eval_mode(student, device):
    """A model with dropout in training mode is measured without dropout."""
    model = student.put(nn.Sequential(nn.Identity(), nn.Dropout(0.5)).train())
    p = torch.full((64, 1), 0.6, device=device)
    share = student.accuracy(model, p, torch.ones(64, 1, device=device))
    expect.close(share, 1.0, "the accuracy of a model with dropout", atol=1e-6)


def try_flat_labels(accuracy, model, p, y):
    """Measures with labels of shape (n,), refused or not."""
    with contextlib.suppress(ValueError):
        accuracy(model, p, y[:, 0])


@pytest.mark.parametrize("training", [True, False])
@check(
    points=0.5,
    after="test_the_model_runs_in_eval_mode",
    hint="Keep was_training = model.training before eval(); model.train(was_training) before any raise.",
)
def test_the_model_is_back_in_its_mode(student, rng, device, training):
    """Afterwards the model and its parts are in their mode, training or not, also when labels are refused."""
    model = student.put(nn.Sequential(nn.Identity(), nn.Dropout(0.5)).train(training))
    p, y = guesses(rng, device)
    mode = "training" if training else "eval"
    student.accuracy(model, p, y)
    expect.true(model.training is training, f"The model was in {mode} mode before, and is not any more.")
    expect.true(
        model[1].training is training, f"A part of the model was in {mode} mode before, and is not any more."
    )
    student.run(try_flat_labels, student.accuracy, model, p, y)
    expect.true(model.training is training, f"The model was in {mode} mode before labels were refused.")


class Watch(nn.Module):
    """Returns its input and notes whether a graph would be recorded; its copies note in the same list."""

    def __init__(self, recording=None):
        super().__init__()
        self.recording = [] if recording is None else recording

    def __deepcopy__(self, memo):
        """Another watch on the same list."""
        return Watch(self.recording)

    def forward(self, x):
        """The input itself."""
        self.recording.append(torch.is_grad_enabled())
        return x


def recording_after(accuracy, model, p, y):
    """Whether a graph would be recorded after measuring where none is to be."""
    with torch.no_grad():
        accuracy(model, p, y)
        return torch.is_grad_enabled()


@check(
    points=0.5,
    after="test_right_answers_are_counted",
    hint="Run the model inside `with torch.no_grad():`. A detach() afterwards is too late.",
)
def test_no_graph_is_recorded(student, rng, device):
    """The model runs without recording a graph, and recording is as it was afterwards."""
    model = student.put(Watch())
    student.accuracy(model, *guesses(rng, device))
    expect.true(not any(model.recording), "The model ran with gradient recording on.")
    expect.autograd_on(student, "Gradient recording was left off.")
    recording = student.run(recording_after, student.accuracy, model, *guesses(rng, device))
    expect.true(not recording, "Gradient recording was off before, and is on afterwards.")
