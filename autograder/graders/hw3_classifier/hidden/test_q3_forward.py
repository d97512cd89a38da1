"""q3_forward: any depth, any activation, and the way back."""

import copy
import itertools
from collections import OrderedDict

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def random_net(sizes, activation, output_activation):
    """A network of (inputs, outputs, depth, width), with the attributes that ClassifierNet documents."""
    net = nn.Module()
    n_inputs, n_outputs, depth, width = sizes
    widths = [n_inputs, *[width] * depth]
    net.layer_list = nn.ModuleList(nn.Linear(a, b) for a, b in itertools.pairwise(widths))
    net.output_layer = nn.Linear(widths[-1], n_outputs)
    net.activation, net.output_activation = activation, output_activation
    with torch.no_grad():  # PyTorch's small start would hide a missing activation: tanh(x) is nearly x
        for parameter in net.parameters():
            parameter.mul_(3.0)
    return net


@pytest.mark.parametrize("depth", [0, 1, 2, 3, 6])
@check(
    points=0.5,
    after="test_two_hidden_layers_by_hand",
    hint="Go through all of net.layer_list, however long it is and whatever its kind. Net, its gradients "
    "and x stay as they are.",
)
def test_every_hidden_layer_is_used(student, solution, device, depth):
    """Any number of hidden layers, in any container and with any activation, gives what the rule says."""
    activation = (nn.ReLU(), nn.Tanh(), torch.sigmoid, torch.sin)[depth % 4]
    last = (nn.Softmax(dim=1), None, torch.exp)[depth % 3]
    for n_outputs, last_one in ((4, last), (1, None)):  # many outputs, and a single logit
        net = random_net((3, n_outputs, depth, 6), activation, last_one)
        if depth != 1:
            net.layer_list = nn.Sequential(
                OrderedDict((f"hidden{i}", layer) for i, layer in enumerate(net.layer_list))
            )
        net, points = net.to(device), torch.randn(200, 3, device=device)
        expected = solution.forward(copy.deepcopy(net), points).detach()
        theirs, net = student.put(points), student.make(lived_in, net)
        with probes.unchanged(student, theirs, "x"), probes.unchanged(student, net, "net"):
            out = student.forward(net, theirs)
        expect.close(out, expected, f"the output, depth {depth}", atol=1e-5)


@check(
    points=0.5,
    after="test_a_small_network_by_hand",
    hint="squeeze() also removes the batch dimension when it is 1. Keep the output layer's shape, also on "
    "the way into the output activation: softmax looks at the dimension of the classes.",
)
def test_one_point_is_a_batch_too(student, solution, device):
    """A batch of a single point gives shape (1, n_outputs)."""
    for n_outputs, last in ((1, nn.Sigmoid()), (3, nn.Softmax(dim=1))):
        net = random_net((2, n_outputs, 1, 4), nn.Tanh(), last).to(device)
        point = torch.randn(1, 2, device=device)
        out = expect.tensor(student.forward(student.put(net), point), "the output", shape=(1, n_outputs))
        expect.close(out, solution.forward(copy.deepcopy(net), point).detach(), "the output", atol=1e-5)


@check(
    points=0.5,
    after=("test_every_hidden_layer_is_used", "test_one_point_is_a_batch_too"),
    hint="no_grad, detach, .data and .item() cut the graph: what lies before them never learns.",
)
def test_gradients_reach_every_parameter(student, solution, device):
    """backward() on the output gives every parameter of every layer its gradient."""
    net = random_net((2, 1, 2, 4), nn.Tanh(), nn.Sigmoid()).to(device)
    ours, theirs = copy.deepcopy(net), student.put(net)
    points = torch.randn(8, 2, device=device)
    solution.forward(ours, points).sum().backward()
    out = expect.tensor(student.forward(theirs, points), "the output", shape=(8, 1))
    expect.true(out.requires_grad, "The output has no graph: nothing can be trained through it.")
    out.sum().backward()
    for got, wanted in zip(theirs.parameters(), ours.parameters(), strict=True):
        expect.true(got.grad is not None, "A parameter got no gradient.")
        expect.close(got.grad, wanted.grad, "a parameter's gradient", atol=1e-5)


@check(
    points=0.5,
    after="test_gradients_reach_every_parameter",
    hint="Leave dtypes alone: a .float() on the way turns float64 into float32. x.data and "
    "detach() cut the graph. What the output activation gives is the result, be it very near 0 or 1.",
)
def test_double_precision_passes_gradcheck(student, solution, device):
    """In float64 all stays float64, and the slope by the input agrees with small differences."""
    net = student.put(random_net((2, 1, 2, 3), nn.Tanh(), nn.Sigmoid()).double().to(device))
    points = torch.randn(3, 2, dtype=torch.float64, device=device, requires_grad=True)
    out = expect.tensor(student.forward(net, points), "the output", dtype=torch.float64)
    expect.true(out.requires_grad, "The output has no graph, so it has no slope by the input.")
    sure = random_net((2, 1, 0, 3), nn.Tanh(), nn.Sigmoid()).double().to(device)
    far = torch.tensor([[60.0, -60.0], [-60.0, 60.0]], dtype=torch.float64, device=device)
    wanted = solution.forward(copy.deepcopy(sure), far).detach()
    expect.close(student.forward(student.put(sure), far), wanted, "the output far out", rtol=1e-6, atol=1e-9)
    agrees = torch.autograd.gradcheck(lambda x: student.forward(net, x), (points,), raise_exception=False)
    expect.true(agrees, "The gradient by the input does not agree with small differences of the output.")
