"""q7_geometry: every line, deeper networks, any activation, and a model that stays as it is."""

import copy
import itertools
from collections import OrderedDict

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def deep_net(device, activation, widths=(2, 4, 4)):
    """A network with hidden layers of the given widths, weights from torch's generator."""
    net = nn.Module()
    net.output_layer = nn.Linear(widths[-1], 1)  # first: what is looked up by its place is found elsewhere
    layers = [nn.Linear(fan_in, fan_out) for fan_in, fan_out in itertools.pairwise(widths)]
    named = OrderedDict((f"hidden{number}", layer) for number, layer in enumerate(layers))
    net.layer_list = nn.Sequential(named) if len(layers) > 2 else nn.ModuleList(layers)
    net.activation, net.output_activation = activation, nn.Sigmoid()
    return net.to(device)


def move(net):
    """Adds 1 to the weights and biases of the first hidden layer, as a training might."""
    with torch.no_grad():
        for parameter in net.layer_list[0].parameters():
            parameter.add_(1.0)


def wanting_gradients(points):
    """A copy that requires gradients."""
    return points.clone().requires_grad_()


def used_before(device, activation):
    """A network with gradients, hooks, a part that does not learn and one in eval mode, and a weight of 0."""
    net = deep_net(device, activation)
    net.layer_list[0].weight.data[0, 1] = 0.0
    return lived_in(net, mixed=True)


@check(
    points=0.5,
    after="test_a_vertical_line_is_a_line_too",
    hint="The first hidden layer is model.layer_list[0]; its weight is a matrix also for a single node. Take "
    "the numbers as they are now, and as large as they are.",
)
def test_lines_belong_to_the_first_layer(student, solution, device):
    """In a deeper network the lines are those of the first hidden layer, however many nodes it has."""
    for widths in ((2, 2, 3, 2), (2, 1, 4), (2, 2, 2), (2, 70)):
        net = deep_net(device, nn.Sigmoid(), widths=widths)
        with torch.no_grad():
            net.layer_list[0].weight.mul_(100.0)  # steep, as after a long training
            net.layer_list[0].weight[0, 0] = 0.0
        expected = solution.decision_lines(copy.deepcopy(net))
        theirs = student.put(net)
        found = expect.array(student.decision_lines(theirs), "the lines", shape=(widths[1], 3))
        expect.close(found, expected, "the lines")
        student.run(move, theirs)
        expect.close(student.decision_lines(theirs), expected + 1.0, "the lines after the weights have moved")


@check(
    points=0.25,
    after="test_looking_changes_nothing",
    hint="Copy the numbers out, as .detach() and torch.cat do; the model's own tensors stay as they are.",
)
def test_looking_at_lines_changes_nothing(student, device):
    """Weights, dtypes, gradients and modes of the model are the same after decision_lines."""
    model = student.make(used_before, device, nn.Sigmoid())
    with probes.unchanged(student, model, "the model"):
        student.decision_lines(model)


@check(
    points=0.5,
    after="test_activations_by_hand",
    hint="Apply the model's own activation, once, to the first hidden layer's output; no output layer. Leave "
    "the dtype alone, and ask the model anew each time.",
)
def test_activations_are_the_first_layers(student, solution, device):
    """hidden_activations is the first layer's output after the model's own activation, whichever it is."""
    cases = (
        (nn.Tanh(), 12, (2, 4, 4), torch.float32),
        (nn.ReLU(), 1, (3, 3, 2, 2), torch.float64),
        (torch.sigmoid, 5, (2, 1), torch.float32),
        (torch.sin, 5, (2, 3), torch.float32),
    )
    for activation, n, widths, dtype in cases:
        net = deep_net(device, activation, widths=widths).to(dtype)
        points = 3 * torch.randn(n, widths[0], device=device, dtype=dtype)
        theirs = student.put(net)
        for moved in (False, True):
            if moved:
                student.run(move, theirs)
                move(net)
            expected = solution.hidden_activations(copy.deepcopy(net), points)
            found = expect.tensor(student.hidden_activations(theirs, points), "the activations", dtype=dtype)
            expect.close(found.detach(), expected, "the activations", atol=1e-5)


@check(
    points=0.5,
    after=("test_activations_are_the_first_layers", "test_looking_changes_nothing"),
    hint="Compute inside `with torch.no_grad():`, or detach the result; the model and X stay as they are.",
)
def test_activations_carry_no_graph(student, device):
    """The activations do not require a gradient, and neither the model nor X is changed."""
    model = student.make(used_before, device, nn.Tanh())
    theirs = student.make(wanting_gradients, torch.randn(6, 2, device=device))
    with probes.unchanged(student, model, "the model"), probes.unchanged(student, theirs, "X"):
        activations = student.hidden_activations(model, theirs)
    expect.tensor(activations, "the activations", shape=(6, 4))
    expect.true(not activations.requires_grad, "The activations still hold the network's graph.")
