"""q3_hook: any model and layer, errors halfway, no graph, a copy, and everything else left alone."""

import copy

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along

GIVES, LEAVES = "test_gives_what_the_layer_gives", "test_leaves_no_hook_behind"


class Branches(nn.Module):
    """Not a Sequential, and one layer sees what another gave."""

    def __init__(self):
        super().__init__()
        self.first, self.out = nn.Linear(3, 4), nn.Linear(4, 2)
        self.second = nn.Sequential(
            nn.Linear(4, 4), nn.Sequential(nn.Unflatten(1, (2, 2)), nn.Sequential(nn.Flatten()))
        )

    def forward(self, x):
        """Gives (n, 2) for x of shape (n, 3)."""
        low = torch.tanh(self.first(x))
        return self.out(low + torch.sigmoid(self.second(low)))


PARTS = {  # in the order in which they run: a hook left behind is not what the check looks at
    "second.1.0": "a layer inside a part of a part of the model",
    "second.1.1.0": "a layer inside a part of a part of a part of the model",
    "second": "a part that has layers itself",
    "out": "the layer that runs last",
}


class Breaks(nn.Module):
    """A layer that cannot run."""

    def forward(self, _x):
        """Always fails."""
        raise ArithmeticError("the last layer of this model always fails")


def hooks(layer):
    return len(layer._forward_hooks) + len(layer._forward_pre_hooks)


def used_before(device, mode):
    """A model with gradients, somebody else's hook and one part that does not learn."""
    norm = nn.BatchNorm1d(3) if mode == "eval" else nn.LayerNorm(3)  # whose statistics training would move
    model = nn.Sequential(nn.Linear(1, 3), norm, nn.ReLU(), nn.Linear(3, 1)).to(device)
    model[2].register_forward_hook(others_hook)
    return lived_in(model.train(mode == "training"))


def others_hook(module, inputs, output):
    """Somebody else's."""


@check(
    points=0.5,
    after=GIVES,
    hint="Run the whole model on this x, and record what the layer gives now, whatever its shape and place.",
)
def test_works_for_any_model_and_layer(student, solution, rng, device):
    """A layer in the middle of any module, also inside another one, is recorded for all rows of x."""
    model = Branches().to(device)
    x = torch.tensor(rng.normal(size=(1501, 3)), dtype=torch.float32, device=device)
    mine, theirs = student.put(copy.deepcopy(model)), solution.put(model)
    for name, which in PARTS.items():
        for inputs, more in ((x, ""), (1 - x, ", for other inputs")):
            got = student.record_activations(mine, mine.get_submodule(name), inputs)
            expected = solution.record_activations(theirs, theirs.get_submodule(name), inputs)
            expect.close(got, expected, f"the recorded output of {which}{more}", rtol=1e-5, atol=1e-6)
    silent = student.put(nn.Sequential(nn.ReLU(), nn.Linear(1, 1)).to(device))
    got, zeros = student.record_activations(silent, silent[0], -x[:, :1].abs()), torch.zeros(1501, 1)
    expect.close(got.cpu(), zeros, "the recorded output of a layer that gives nothing but 0")


@pytest.mark.parametrize("mode", ["training", "eval"])
@check(
    points=0.75,
    after=("test_only_listens", "test_works_for_any_model_and_layer"),
    hint="Run the model under torch.no_grad() as it is; remove your own hook by its handle, and only that.",
)
def test_leaves_the_model_as_it_was(student, device, mode):
    """Weights, gradients, the mode and others' hooks are as they were, and so is x."""
    model = student.make(used_before, device, mode)
    x = student.put(torch.randn(4, 1, device=device))
    with probes.unchanged(student, model, "the model"), probes.unchanged(student, x, "x"):
        for layer in (model[2], model[3]):  # one without weights, and one that learns
            student.record_activations(model, layer, x)


@check(
    points=0.25,
    after="test_leaves_the_model_as_it_was",
    hint="Do not call eval() or train(): the model runs in the mode in which it is.",
)
def test_runs_the_model_in_its_own_mode(student, device):
    """What is recorded of a model in training mode is what its layers give in training mode."""
    norm = nn.BatchNorm1d(1)  # by the rows of x in training mode, by its running statistics in eval mode
    model = student.put(nn.Sequential(norm, nn.Linear(1, 2)).to(device).train())
    x = torch.tensor([[10.0], [30.0]], device=device)
    got = student.record_activations(model, model[0], x)
    expected = torch.tensor([[-1.0], [1.0]], device=device)
    expect.close(got, expected, "the recorded output of a layer in training mode", rtol=1e-5, atol=1e-5)


@check(
    points=0.5,
    after="test_leaves_the_model_as_it_was",
    hint="A try block with a finally runs its last part also when the model raises. Catch no error: it "
    "should reach the caller, of whichever kind it is.",
)
def test_leaves_nothing_after_an_error(student, device):
    """When the model raises an error, it is passed on; the hook is gone and the model as it was."""
    x = torch.zeros(2, 1, device=device)
    for last, error in ((Breaks(), ArithmeticError), (nn.Linear(4, 1), RuntimeError)):
        model = student.put(nn.Sequential(nn.Linear(1, 3), nn.ReLU(), last).to(device))
        with probes.unchanged(student, model, "the model"):
            expect.refuses(
                lambda model=model: student.record_activations(model, model[1], x),
                error,
                f"a model that raises {error.__name__}",
            )


@check(
    points=0.25,
    after=(LEAVES, "test_refuses_a_layer_of_no_model"),
    hint="Remove the hook before you refuse: it sits on the stranger, which lives on.",
)
def test_leaves_a_stranger_alone(student, device):
    """A layer of another model is refused with no hook left on it."""
    model = student.put(nn.Sequential(nn.Linear(1, 3), nn.ReLU(), nn.Linear(3, 1)).to(device))
    stranger, x = student.put(nn.ReLU()), torch.zeros(2, 1, device=device)
    expect.refuses(lambda: student.record_activations(model, stranger, x), ValueError, "a layer of no model")
    expect.equal(student.run(hooks, stranger), 0, "the number of hooks left on a layer of no model")
