"""q6_accuracy: the share of right answers, measured with care."""

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def repeats_its_input(*more):
    """A model that returns what it gets, the probabilities themselves, through further layers."""
    line = nn.Linear(1, 1)
    line.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.zeros(1)})
    return nn.Sequential(line, *more)


@check(points=0.25, hint="Compare (p > 0.5) with (y > 0.5), take the mean of the hits, and end with .item().")
def test_right_answers_are_counted(student, device):
    """Three right answers of five give 0.6, as a Python float."""
    p = torch.tensor([[0.9], [0.2], [0.6], [0.4], [0.7]], device=device)
    y = torch.tensor([[1.0], [0.0], [0.0], [1.0], [1.0]], device=device)
    share = student.accuracy(student.put(repeats_its_input().to(device)), p, y)
    expect.type(share, float, "the accuracy")
    expect.close(share, 0.6, "the accuracy", atol=1e-6)


@check(
    points=0.25,
    after="test_right_answers_are_counted",
    hint="Class 1 needs more than 0.5: > and not >=, without a tolerance.",
)
def test_exactly_half_counts_as_class_0(student, device):
    """A probability of exactly 0.5 counts as class 0, and the next larger number as class 1."""
    p = torch.tensor([[0.5]] * 5 + [[0.9]] * 3 + [[0.50000006]] * 2, device=device)
    y = torch.tensor([[0.0]] * 4 + [[1.0]] * 6, device=device)
    share = student.accuracy(student.put(repeats_its_input().to(device)), p, y)
    expect.close(share, 0.9, "the accuracy", atol=1e-6)


@check(
    points=0.25,
    after="test_right_answers_are_counted",
    hint="Compare the shapes, raise ValueError: (n, 1) against (n,) meets every answer with every label.",
)
def test_flat_labels_are_refused(student, device):
    """Labels of shape (3,) for outputs of shape (3, 1) are refused by a ValueError."""
    p, y = torch.tensor([[0.9], [0.2], [0.6]], device=device), torch.ones(3, device=device)
    model = student.put(repeats_its_input().to(device))
    expect.refuses(lambda: student.accuracy(model, p, y), ValueError, "labels of shape (3,)")


@check(
    points=0.25,
    after="test_right_answers_are_counted",
    hint="Call model.eval() before you run the model: dropout and batch norm behave differently in training.",
)
def test_the_model_runs_in_eval_mode(student, device):
    """A model with dropout in training mode is measured without dropout."""
    model = student.put(repeats_its_input(nn.Dropout(0.5)).train().to(device))
    p = torch.full((64, 1), 0.6, device=device)
    share = student.accuracy(model, p, torch.ones(64, 1, device=device))
    expect.close(share, 1.0, "the accuracy of a model with dropout", atol=1e-6)


@check(
    points=0.25,
    after="test_the_model_runs_in_eval_mode",
    hint="Whoever trains on would train without dropout. Note the mode before eval(), and go back to it.",
)
def test_training_mode_is_back(student, device):
    """A model that was in training mode is in training mode afterwards."""
    model = student.put(repeats_its_input(nn.Dropout(0.5)).train().to(device))
    student.accuracy(model, torch.full((4, 1), 0.6, device=device), torch.ones(4, 1, device=device))
    expect.true(bool(model.training), "The model was in training mode before, and is not any more.")


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


@check(
    points=0.25,
    after="test_right_answers_are_counted",
    hint="Run the model inside `with torch.no_grad():`. A detach() afterwards is too late.",
)
def test_no_graph_is_recorded(student, device):
    """The model runs without recording a graph."""
    model = student.put(repeats_its_input(Watch()).to(device))
    student.accuracy(model, torch.tensor([[0.7], [0.2]], device=device), torch.ones(2, 1, device=device))
    expect.true(not any(model[1].recording), "The model ran with gradient recording on.")


@check(
    points=0.25,
    after=("test_training_mode_is_back", "test_no_graph_is_recorded"),
    hint="Only look: no double(), zero_grad() or requires_grad_(). `with torch.no_grad():` ends by itself.",
)
def test_weights_and_gradients_stay(student, device):
    """Weights, their dtype and gradients, and who learns, are after measuring what they were before."""
    model = student.make(lived_in, repeats_its_input(nn.Linear(1, 1), nn.Sigmoid()).to(device))
    with probes.unchanged(student, model, "the model"):
        student.accuracy(model, torch.tensor([[0.7], [0.2]], device=device), torch.ones(2, 1, device=device))
