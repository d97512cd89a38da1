"""q2_init: layers of any depth and width."""

import itertools

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect


def shapes_of(net):
    """Shapes of weight and bias, layer by layer and the output layer last; None without a list of layers."""
    if len(net.layer_list) and not isinstance(net.layer_list, nn.ModuleList | nn.Sequential):
        return None
    layers = [*net.layer_list, net.output_layer]
    return [[tuple(values.shape) for values in layer.state_dict().values()] for layer in layers]


def expect_shapes(student, net, widths):
    """Compares a network's layers with the widths from inputs to outputs; no parameter may be left over."""
    shapes = student.run(shapes_of, net)
    expect.true(shapes is not None, "layer_list is neither an nn.ModuleList nor an nn.Sequential.")
    wanted = [[(fan_out, fan_in), (fan_out,)] for fan_in, fan_out in itertools.pairwise(widths)]
    what = f"the shapes of weights and biases for the widths {' - '.join(map(str, widths))}"
    expect.equal([[tuple(shape) for shape in layer] for layer in shapes], wanted, what)
    # a layer that stands in the list twice has its shapes twice; parameters() gives it once
    expect.equal(len(list(net.parameters())), 2 * len(wanted), "the number of parameter tensors")


def zero_all(net):
    """Sets every parameter of a module to 0."""
    for parameter in net.parameters():
        parameter.data.zero_()


@check(
    points=0.5,
    after="test_two_hidden_nodes_make_nine_parameters",
    hint="Make all layers inside __init__: what is made in the class body is shared by all networks.",
)
def test_two_networks_share_nothing(student):
    """Two networks have their own layers: changing one leaves the other as it was."""
    first = student.ClassifierNet(2, 1, 2, 3, nn.Tanh(), None)
    second = student.ClassifierNet(2, 1, 2, 3, nn.Tanh(), None)
    expect.equal(len(list(second.parameters())), 6, "the number of parameter tensors of a second network")
    student.run(zero_all, first)
    for parameter in second.parameters():
        nonzero = bool((parameter != 0).any())
        expect.true(nonzero, "Setting all parameters of one network to 0 changed another network.")


@check(
    points=0.5,
    after="test_two_networks_share_nothing",
    hint="Each layer reads the one before it. An activation may be a function, such as torch.tanh.",
)
def test_layers_fit_for_any_depth_and_width(student, rng):
    """All layers have the right shapes, for any number of inputs, outputs, layers and nodes."""
    for depth in (1, 2, 4):
        n_inputs, n_outputs, width = (int(size) for size in rng.permutation(np.arange(2, 7))[:3])
        net = student.ClassifierNet(n_inputs, n_outputs, depth, width, torch.tanh, None)
        expect_shapes(student, net, [n_inputs, *[width] * depth, n_outputs])


@check(
    points=0.5,
    after="test_two_networks_share_nothing",
    hint="Without a hidden layer the output layer reads the inputs themselves.",
)
def test_no_hidden_layer_is_logistic_regression(student, rng):
    """With 0 hidden layers the output layer goes from the inputs to the outputs."""
    n_inputs, n_outputs = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    net = student.ClassifierNet(n_inputs, n_outputs, 0, 7, nn.Sigmoid(), nn.Sigmoid())
    expect_shapes(student, net, [n_inputs, n_outputs])


@check(
    points=0.5,
    after=("test_layers_fit_for_any_depth_and_width", "test_no_hidden_layer_is_logistic_regression"),
    hint="Leave start and seed to nn.Linear. Nodes that start alike get the same gradients and stay alike.",
)
def test_layers_keep_their_random_start(student):
    """All layers keep the random start that nn.Linear gives them, each another, in float32 and learnable."""
    starts = []
    for _ in range(2):
        net = student.ClassifierNet(9, 8, 3, 16, nn.Tanh(), None)
        for parameter in net.parameters():
            expect.tensor(parameter, "a parameter", dtype=torch.float32)
            expect.true(parameter.requires_grad, "A parameter does not require a gradient.")
            starts.append(tuple(parameter.flatten().tolist()))
            expect.true(len(set(starts[-1])) > 1, "All values of a parameter start alike.")
            if parameter.dim() == 2:  # nn.Linear draws from U(-1/sqrt(fan_in), 1/sqrt(fan_in))
                largest, bound = parameter.abs().max(), 1 / np.sqrt(parameter.shape[1])
                expect.at_most(largest, 1.0001 * bound, "a layer's largest weight at the start")
                expect.at_least(largest, 0.5 * bound, "a layer's largest weight at the start")
    expect.equal(len(set(starts)), 16, "the number of different starts among two networks of 8 parameters")
