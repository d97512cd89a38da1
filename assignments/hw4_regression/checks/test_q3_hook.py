"""q3_hook: what a layer gives out, recorded by a hook that does not stay."""

import torch
from torch import nn

from autograder.checks import check, expect


def two_hinges():
    net = nn.Sequential(nn.Linear(1, 2), nn.ReLU(), nn.Linear(2, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[1.0], [-2.0]]))
        net[0].bias.copy_(torch.tensor([0.0, 1.0]))
    return net


def hook_count(model):
    return sum(len(layer._forward_hooks) + len(layer._forward_pre_hooks) for layer in model.modules())


@check(
    points=1,
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
    points=1,
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
