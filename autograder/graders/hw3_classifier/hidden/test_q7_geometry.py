"""q7_geometry: every line, deeper networks, any activation."""

import copy
import itertools

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect


def deep_net(device, activation, widths=(2, 4, 4)):
    """A network with two hidden layers, weights from torch's generator."""
    net = nn.Module()
    pairs = itertools.pairwise(widths)
    net.layer_list = nn.ModuleList(nn.Linear(fan_in, fan_out) for fan_in, fan_out in pairs)
    net.output_layer = nn.Linear(widths[-1], 1)
    net.activation, net.output_activation = activation, nn.Sigmoid()
    return net.to(device)


def can_still_learn(net):
    """Whether every parameter still requires a gradient."""
    return all(parameter.requires_grad for parameter in net.parameters())


@check(
    points=0.5,
    after="test_lines_are_weights_and_bias",
    hint="Do not solve for x2 and do not drop a node: (a, b, c) describes vertical lines just as well.",
)
def test_vertical_and_level_lines_are_lines_too(student, device, rng):
    """Nodes with w1 = 0 or w2 = 0 keep their rows, and the model its weights."""
    net = deep_net(device, nn.Sigmoid(), widths=(2, 3))
    lines = rng.uniform(1, 3, size=(3, 3)).astype(np.float32)
    lines[0, 1] = lines[1, 0] = 0.0
    rows = torch.tensor(lines, device=device)
    net.layer_list[0].load_state_dict({"weight": rows[:, :2], "bias": rows[:, 2]})
    model = student.put(net)
    found = expect.array(student.decision_lines(model), "the lines", shape=(3, 3))
    expect.close(found, lines, "the lines")
    weight = student.fetch(model.state_dict())["layer_list.0.weight"]
    expect.equal(weight, rows[:, :2], "the model's weights after the call")
    expect.true(
        student.run(can_still_learn, model), "After decision_lines the model cannot be trained any more."
    )


@check(
    points=0.5,
    after="test_vertical_and_level_lines_are_lines_too",
    hint="The first hidden layer is model.layer_list[0]; its weight is a matrix also for a single node.",
)
def test_lines_belong_to_the_first_layer(student, solution, device):
    """In a deeper network the lines are those of the first hidden layer, however many nodes it has."""
    for widths in ((2, 5, 3, 2), (2, 1, 4)):
        net = deep_net(device, nn.Sigmoid(), widths=widths)
        expected = solution.decision_lines(copy.deepcopy(net))
        found = expect.array(student.decision_lines(student.put(net)), "the lines", shape=(widths[1], 3))
        expect.close(found, expected, "the lines")


@check(
    points=0.5,
    after="test_activations_have_one_column_per_node",
    hint="Apply the model's own activation, once, to the first hidden layer's output; no output layer.",
)
def test_activations_are_the_first_layers(student, solution, device):
    """hidden_activations is the first layer's output after the model's own activation, whichever it is."""
    for activation, n, width in ((nn.Tanh(), 12, 4), (nn.ReLU(), 1, 3), (torch.sigmoid, 5, 1)):
        net = deep_net(device, activation, widths=(2, width, 4))
        points = 3 * torch.randn(n, 2, device=device)
        expected = solution.hidden_activations(copy.deepcopy(net), points)
        expect.close(
            student.hidden_activations(student.put(net), points).detach(),
            expected,
            "the activations",
            atol=1e-5,
        )


@check(
    points=0.5,
    after="test_activations_are_the_first_layers",
    hint="Compute inside `with torch.no_grad():`, or detach the result.",
)
def test_activations_carry_no_graph(student, device):
    """The activations do not require a gradient, and the model can still be trained."""
    model = student.put(deep_net(device, nn.Tanh()))
    activations = student.hidden_activations(model, torch.randn(6, 2, device=device))
    expect.tensor(activations, "the activations", shape=(6, 4))
    expect.true(not activations.requires_grad, "The activations still hold the network's graph.")
    expect.autograd_on(student, "Gradient recording was left off.")
    learns = student.run(can_still_learn, model)
    expect.true(learns, "After hidden_activations the model cannot be trained any more.")
