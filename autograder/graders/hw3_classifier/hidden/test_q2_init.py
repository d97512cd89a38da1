"""q2_init: layers of any depth and width."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect


def shapes_of(net):
    """Shape of each registered parameter by its name: dict of str to tuple of int."""
    return {name: tuple(values.shape) for name, values in net.state_dict().items()}


def shapes_for(n_inputs, n_outputs, depth, width):
    """What `shapes_of` must give: dict of str to tuple of int."""
    widths = [n_inputs, *[width] * depth, n_outputs]
    names = [f"layer_list.{index}" for index in range(depth)] + ["output_layer"]
    shapes = {}
    for name, fan_in, fan_out in zip(names, widths[:-1], widths[1:], strict=True):
        shapes |= {f"{name}.weight": (fan_out, fan_in), f"{name}.bias": (fan_out,)}
    return shapes


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
    hint="The first hidden layer reads the inputs, each later one the layer before it, each its own.",
)
def test_layers_fit_for_any_depth_and_width(student, rng):
    """All layers have the right shapes, for any number of inputs, outputs, layers and nodes."""
    for depth in (1, 2, 4):
        n_inputs, n_outputs, width = (int(size) for size in rng.permutation(np.arange(2, 7))[:3])
        net = student.ClassifierNet(n_inputs, n_outputs, depth, width, nn.Tanh(), None)
        what = f"the shapes in state_dict() for {n_inputs} - {depth} x {width} - {n_outputs}"
        expect.equal(shapes_of(net), shapes_for(n_inputs, n_outputs, depth, width), what)
        # state_dict() also lists a layer that stands in the list twice; parameters() does not
        expect.equal(len(list(net.parameters())), 2 * depth + 2, "the number of parameter tensors")


@check(
    points=0.5,
    after="test_two_networks_share_nothing",
    hint="Without a hidden layer the output layer reads the inputs themselves.",
)
def test_no_hidden_layer_is_logistic_regression(student, rng):
    """With 0 hidden layers the output layer goes from the inputs to the outputs."""
    n_inputs, n_outputs = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    net = student.ClassifierNet(n_inputs, n_outputs, 0, 7, nn.Sigmoid(), nn.Sigmoid())
    expect.equal(shapes_of(net), shapes_for(n_inputs, n_outputs, 0, 7), "the shapes in state_dict()")


@check(
    points=0.5,
    after=("test_layers_fit_for_any_depth_and_width", "test_no_hidden_layer_is_logistic_regression"),
    hint="Leave the start to nn.Linear. Nodes that start alike get the same gradients and stay alike.",
)
def test_layers_keep_their_random_start(student):
    """All layers keep the random start that nn.Linear gives them, in float32 and open to gradients."""
    net = student.ClassifierNet(4, 3, 2, 5, nn.Tanh(), None)
    for parameter in net.parameters():
        expect.tensor(parameter, "a parameter", dtype=torch.float32)
        expect.true(parameter.requires_grad, "A parameter does not require a gradient.")
        expect.true(len(set(parameter.flatten().tolist())) > 1, "All values of a parameter start alike.")
    for name, fan_in in (("layer_list.0", 4), ("layer_list.1", 5), ("output_layer", 5)):
        # nn.Linear draws from U(-1/sqrt(fan_in), 1/sqrt(fan_in))
        largest = net.state_dict()[f"{name}.weight"].abs().max()
        expect.at_most(largest, 1.0001 / np.sqrt(fan_in), f"the largest weight of {name} at the start")
