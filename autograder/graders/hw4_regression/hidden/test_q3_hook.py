"""q3_hook: any model and layer, errors halfway, no graph, a copy, and everything else left alone."""

import copy

import torch
from torch import nn

from autograder.checks import check, expect

GIVES, LEAVES = "test_gives_what_the_layer_gives", "test_leaves_no_hook_behind"


class Branches(nn.Module):
    """Not a Sequential, and one layer sees what another gave."""

    def __init__(self):
        super().__init__()
        self.first, self.out = nn.Linear(3, 4), nn.Linear(4, 2)
        self.second = nn.Sequential(nn.Linear(4, 4), nn.Unflatten(1, (2, 2)), nn.Flatten())

    def forward(self, x):
        """Gives (n, 2) for x of shape (n, 3)."""
        low = torch.tanh(self.first(x))
        return self.out(low + torch.sigmoid(self.second(low)))


class Breaks(nn.Module):
    """A layer that cannot run."""

    def forward(self, _x):
        """Always fails."""
        raise ArithmeticError("the last layer of this model always fails")


def hooks(layer):
    return len(layer._forward_hooks) + len(layer._forward_pre_hooks)


def in_training_mode(model):
    return all(module.training for module in model.modules())


def can_still_learn(model):
    """Whether every parameter still requires a gradient."""
    return all(parameter.requires_grad for parameter in model.parameters())


def leave_gradients(model, x):
    """Fills every gradient with 7."""
    with torch.enable_grad():
        model(x).sum().backward()
    for parameter in model.parameters():
        parameter.grad.fill_(7.0)


def gradients(model):
    """All numbers in the gradients, without repetition; empty if one of them is missing."""
    found = [parameter.grad for parameter in model.parameters()]
    return [] if None in found else sorted({value for grad in found for value in grad.flatten().tolist()})


def others_hook(module, inputs, output):
    """Somebody else's."""


def add_others_hook(layer):
    layer.register_forward_hook(others_hook)


def hook_names(layer):
    return [hook.__name__ for hook in layer._forward_hooks.values()]


@check(
    points=0.5,
    after=GIVES,
    hint="Run the whole model on x, and record what the layer gives, whatever its shape and place.",
)
def test_works_for_any_model_and_layer(student, solution, rng, device):
    """A layer in the middle of any module, also inside another one, is recorded as it runs in the model."""
    model = Branches().to(device)
    x = torch.tensor(rng.normal(size=(9, 3)), dtype=torch.float32, device=device)
    mine, theirs = student.put(copy.deepcopy(model)), solution.put(model)
    for name in ("second.1", "second", "out"):  # as they run: a hook left behind is not what this looks at
        got = student.record_activations(mine, mine.get_submodule(name), x)
        expected = solution.record_activations(theirs, theirs.get_submodule(name), x)
        expect.close(got, expected, f"the recorded output of layer {name}", rtol=1e-5, atol=1e-6)


@check(
    points=0.5,
    after=(LEAVES, "test_works_for_any_model_and_layer"),
    hint="A try block with a finally runs its last part also when the model raises.",
)
def test_leaves_no_hook_after_an_error(student, device):
    """When the model raises an error, it is passed on and the hook is removed all the same."""
    model = student.put(nn.Sequential(nn.Linear(1, 3), nn.ReLU(), Breaks()).to(device))
    x = torch.zeros(2, 1, device=device)
    expect.refuses(
        lambda: student.record_activations(model, model[1], x), ArithmeticError, "a model that fails"
    )
    expect.equal(student.run(hooks, model[1]), 0, "the number of hooks left on the layer")


@check(
    points=0.5,
    after=GIVES,
    hint="Run the model under torch.no_grad(), or detach() what you record.",
)
def test_keeps_no_graph(student, rng, device):
    """The result carries no graph, and the model can still be trained."""
    model = student.put(nn.Sequential(nn.Linear(3, 4), nn.Tanh(), nn.Linear(4, 1)).to(device))
    x = torch.tensor(rng.normal(size=(4, 3)), dtype=torch.float32, device=device)
    student.run(torch.set_grad_enabled, True)  # whatever an earlier call left
    latent = student.record_activations(model, model[0], x)
    expect.true(not latent.requires_grad, "The recorded output still requires a gradient.")
    expect.autograd_on(student, "After the call the model cannot be trained any more.")
    expect.true(student.run(can_still_learn, model), "After the call the model cannot be trained any more.")


@check(
    points=0.5,
    after=GIVES,
    hint="detach() shares memory with the output. clone() it before a later layer can work on it in place.",
)
def test_later_layers_do_not_change_the_record(student, device):
    """A later layer that works in place does not change what was recorded."""
    layer = nn.Linear(1, 2)
    with torch.no_grad():
        layer.weight.copy_(torch.tensor([[1.0], [-1.0]]))
        layer.bias.zero_()
    model = student.put(nn.Sequential(layer, nn.ReLU(inplace=True), nn.Linear(2, 1)).to(device))
    x = torch.tensor([[-2.0], [3.0]], device=device)
    latent = student.record_activations(model, model[0], x)
    expected = torch.tensor([[-2.0, 2.0], [3.0, -3.0]], device=device)
    expect.close(latent, expected, "the recorded output of the Linear layer before an in-place ReLU")


@check(
    points=0.5,
    after=(LEAVES, "test_works_for_any_model_and_layer"),
    hint="Remove your own hook by its handle, and refuse a layer for which the hook never ran.",
)
def test_minds_its_own_layer_and_hook(student, device):
    """Others' hooks, gradients and the mode stay, and a layer of another model is refused by a ValueError."""
    model = student.put(nn.Sequential(nn.Linear(1, 3), nn.ReLU(), nn.Linear(3, 1)).to(device))
    x = torch.zeros(2, 1, device=device)
    student.run(leave_gradients, model, x)
    student.run(add_others_hook, model[1])
    student.record_activations(model, model[1], x)
    expect.equal(student.run(hook_names, model[1]), ["others_hook"], "the layer's hooks after the call")
    expect.equal(student.run(gradients, model), [7.0], "the gradients after the call, which were all 7,")
    expect.true(student.run(in_training_mode, model), "The model was in training mode, and is no longer.")
    stranger = student.put(nn.ReLU())
    expect.refuses(lambda: student.record_activations(model, stranger, x), ValueError, "a layer of no model")
