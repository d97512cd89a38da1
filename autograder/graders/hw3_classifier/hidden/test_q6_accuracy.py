"""q6_accuracy: a measurement that changes nothing."""

import contextlib
import itertools

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes

COUNTED, REFUSED = "test_right_answers_are_counted", "test_flat_labels_are_refused"
EVAL, BACK, GRAPH = (
    "test_the_model_runs_in_eval_mode",
    "test_training_mode_is_back",
    "test_no_graph_is_recorded",
)


def repeats_its_input(*more):
    """A model that returns what it gets, the probabilities themselves, through further layers."""
    line = nn.Linear(1, 1)
    line.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.zeros(1)})
    return nn.Sequential(line, *more)


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
    for labels in (y[:, 0], y[:1], y.T):
        what = f"labels of shape {tuple(labels.shape)} for outputs of shape {tuple(p.shape)}"
        expect.refuses(lambda labels=labels: student.accuracy(model, p, labels), ValueError, what=what)


@check(
    points=0.25,
    after="test_exactly_half_counts_as_class_0",
    hint="Class 1 is above 0.5, by however little. All points count, and the share is not rounded.",
)
def test_every_point_counts(student, solution, rng, device):
    """The share is that of all points, those at and next to one half included."""
    p, y = guesses(rng, device)
    share = student.accuracy(student.put(repeats_its_input().to(device)), p, y)
    expect.close(share, solution.accuracy(repeats_its_input().to(device), p, y), "the accuracy", atol=1e-6)


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
    after=COUNTED,
    hint="p > 0.5 makes a new tensor; p[p > 0.5] = 1 writes into the one that the model returned.",
)
def test_the_models_output_is_not_overwritten(student, rng, device):
    """The tensors that come in, and the one that the model returns, keep their values."""
    p, y = guesses(rng, device)
    inputs, labels = student.put(p.clone()), student.put(y.clone())
    model = student.put(Passes().to(device))
    returned = probes.unchanged(student, inputs, "what the model returned")
    with returned, probes.unchanged(student, labels, "the labels"):
        student.accuracy(model, inputs, labels)


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


def state_of(model):
    """What a measurement must leave as it is: values, dtypes and gradients, modes and hooks of each part."""
    state = {}
    for name, part in model.named_modules():
        state[f"the mode of part {name!r}"] = "training" if part.training else "eval"
        state[f"the hooks of part {name!r}"] = len(part._forward_hooks) + len(part._forward_pre_hooks)
    for name, values in itertools.chain(model.named_parameters(), model.named_buffers()):
        state[f"the values of {name}"] = values.detach().clone()
        state[f"the dtype of {name}"] = str(values.dtype)
        state[f"whether {name} requires a gradient"] = values.requires_grad
        state[f"whether {name} has a gradient"] = values.grad is not None
        if values.grad is not None:
            state[f"the gradient of {name}"] = values.grad.clone()
    return state


def frozen_in_part(device):
    """A model in training mode with gradients; one batch norm stays in eval mode and does not learn."""
    norms = nn.BatchNorm1d(3), nn.BatchNorm1d(3)
    model = nn.Sequential(nn.Linear(1, 3), *norms, nn.Linear(3, 1), nn.Dropout(0.2), nn.Sigmoid())
    with torch.enable_grad():
        model(torch.randn(8, 1)).sum().backward()
    model[1].eval().requires_grad_(False)
    return model.to(device)


def recording_after(accuracy, model, p, y):
    """Whether a graph would be recorded after measuring where none is to be."""
    with torch.no_grad():
        accuracy(model, p, y)
        return torch.is_grad_enabled()


@check(
    points=0.25,
    after=(GRAPH, EVAL),
    hint="Only look: no gradient, weight or hook changes, and `with torch.no_grad():` ends by itself.",
)
def test_everything_else_is_as_it_was(student, rng, device):
    """Weights, running statistics, gradients, hooks and the recording of graphs are as they were."""
    model = student.make(frozen_in_part, device)
    before = student.run(state_of, model)
    student.accuracy(model, *guesses(rng, device))
    expect.autograd_on(student, "Gradient recording was left off.")
    after = student.run(state_of, model)
    for what in (key for key in before if not key.startswith("the mode")):
        expect.equal(after.get(what), before[what], f"{what}, after the call,")
    recording = student.run(recording_after, student.accuracy, model, *guesses(rng, device))
    expect.true(not recording, "Gradient recording was off before, and is on afterwards.")
