"""q3_hook: what a layer gives out, recorded by a hook that does not stay."""

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def two_hinges():
    net = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[1.0], [-2.0]]))
        net[0].bias.copy_(torch.tensor([0.0, 1.0]))
    return net


def hook_count(model):
    return sum(len(layer._forward_hooks) + len(layer._forward_pre_hooks) for layer in model.modules())


@check(
    points=0.5,
    hint="layer.register_forward_hook(f) calls f(layer, inputs, output) each time that the layer has run.",
)
def test_gives_what_the_layer_gives(student, device):
    """record_activations returns the output of the layer asked for, one row for each input."""
    net = student.put(two_hinges().to(device))
    x = torch.tensor([[-1.0], [0.0], [2.0]], device=device)
    latent = student.record_activations(net, net[1], x)
    expect.tensor(latent, "the recorded output of the ReLU layer", shape=(3, 2), dtype=torch.float32)
    expected = torch.tensor([[0.0, 3.0], [0.0, 1.0], [2.0, 0.0]], device=device)
    expect.close(latent, expected, "the recorded output of the ReLU layer")


@check(
    points=0.5,
    after="test_gives_what_the_layer_gives",
    hint="register_forward_hook returns a handle; call its remove() when the model has run.",
)
def test_leaves_no_hook_behind(student, device):
    """After the call no layer of the model has a hook."""
    net = student.put(two_hinges().to(device))
    x = torch.zeros(4, 1, device=device)
    student.record_activations(net, net[0], x)
    student.record_activations(net, net[1], x)
    expect.equal(student.run(hook_count, net), 0, "the number of hooks left on the model")


@check(
    points=0.5,
    after="test_gives_what_the_layer_gives",
    hint="Record output.detach().clone(): without the graph, and with memory of its own.",
)
def test_the_record_is_a_tensor_of_its_own(student, device):
    """The record carries no graph, and a later ReLU that works in place does not change it."""
    net = two_hinges()
    net[1] = nn.ReLU(inplace=True)
    net = student.put(net.to(device))
    latent = student.record_activations(net, net[0], torch.tensor([[-1.0], [2.0]], device=device))
    expect.true(not latent.requires_grad, "The recorded output still requires a gradient.")
    before_relu = torch.tensor([[-1.0, 3.0], [2.0, -3.0]], device=device)
    expect.close(latent, before_relu, "the recorded output of the first Linear layer")


@check(
    points=0.5,
    after="test_leaves_no_hook_behind",
    hint="The hook never ran for a layer that is not in the model: look whether anything was recorded.",
)
def test_refuses_a_layer_of_no_model(student, device):
    """A layer that is no part of the model is refused with a ValueError."""
    net, stranger = student.put(two_hinges().to(device)), student.put(nn.ReLU())
    x = torch.zeros(4, 1, device=device)
    expect.refuses(
        lambda: student.record_activations(net, stranger, x), ValueError, "a layer that is in no model"
    )


@check(
    points=0.25,
    after="test_leaves_no_hook_behind",
    hint="Run the model as it is under torch.no_grad(); remove your own hook by its handle, and only that.",
)
def test_only_listens(student, device):
    """Weights, gradients, the mode and somebody else's hook are after the call what they were before."""
    net = student.make(lived_in, two_hinges().to(device))
    with probes.unchanged(student, net, "the model"):
        student.record_activations(net, net[0], torch.zeros(4, 1, device=device))
