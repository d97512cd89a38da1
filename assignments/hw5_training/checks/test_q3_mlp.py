"""q3_mlp: a multi-layer perceptron of any size."""

import torch
from torch import nn

from autograder.checks import check, expect


def kinds(net):
    """Kinds of the modules of a Sequential; a linear layer of one's own class is a linear layer."""
    return ["Linear" if isinstance(module, nn.Linear) else type(module).__name__ for module in net]


def shapes(net):
    """Shapes of its parameters, in order."""
    return [list(parameter.shape) for parameter in net.parameters()]


def values(net):
    """Its parameters, in order."""
    return [parameter.detach().cpu() for parameter in net.parameters()]


def modes(net):
    """Whether each module of it, itself first, is in training mode."""
    return [module.training for module in net.modules()]


def is_sequential(net):
    """Whether it is an nn.Sequential."""
    return isinstance(net, nn.Sequential)


@check(
    points=0.25,
    hint="Put the layers into nn.Sequential(*layers): a plain list has no parameters and cannot be called. "
    "The first layer is nn.Linear(sizes[0], sizes[1]), in PyTorch's own float32.",
)
def test_it_is_a_sequential(student):
    """make_mlp returns an nn.Sequential that can be called on a batch."""
    net = student.make_mlp([2, 10, 3], nn.ReLU)
    expect.true(student.run(is_sequential, net), "make_mlp does not return an nn.Sequential")
    expect.tensor(net(torch.zeros(5, 2)), "the network's output for 5 points", shape=(5, 3))


@check(
    points=0.25,
    after="test_it_is_a_sequential",
    hint="A linear layer for each pair of neighbouring sizes, and an activation between each two of "
    "them; none after the last.",
)
def test_layers_in_order(student):
    """[2, 10, 20, 3] gives Linear, ReLU, Linear, ReLU, Linear, and so does [2, 10, 1, 3]."""
    for width in (20, 1):
        found = student.run(kinds, student.make_mlp([2, 10, width, 3], nn.ReLU))
        expect.equal(found, ["Linear", "ReLU", "Linear", "ReLU", "Linear"], "the kinds of layers")


@check(
    points=0.25,
    after="test_layers_in_order",
    hint="Each nn.Linear has a weight (outputs, inputs) and a bias (outputs). With two sizes there is one "
    "linear layer and no activation.",
)
def test_the_examples_of_the_docstring(student):
    """[2, 10, 3] and [2, 3] have the weights and biases that they should, and are in training mode."""
    for sizes, wanted in (([2, 10, 3], [[10, 2], [10], [3, 10], [3]]), ([2, 3], [[3, 2], [3]])):
        net = student.make_mlp(sizes, nn.Tanh)
        expect.equal(student.run(shapes, net), wanted, f"the list of shapes of the parameters for {sizes}")
        in_training = all(student.run(modes, net))
        expect.true(in_training, "A new network is in training mode; this one is in eval mode.")


@check(
    points=0.25,
    after="test_the_examples_of_the_docstring",
    hint="Leave weights and biases as nn.Linear makes them, and the seed to the caller: no "
    "torch.manual_seed inside.",
)
def test_two_networks_are_made_anew(student):
    """Two networks made one after the other have other weights and other biases, none of them all 0."""
    first, second = (student.run(values, student.make_mlp([2, 10, 3], nn.ReLU)) for _ in range(2))
    for number, (one, other) in enumerate(zip(first, second, strict=True), start=1):
        expect.true(bool((one != 0).any()), f"parameter tensor {number} begins with nothing but zeros")
        expect.true(
            not torch.equal(one, other),
            f"two networks made one after the other have the same numbers in parameter tensor {number}",
        )


@check(points=0.25, after="test_layers_in_order", hint="Raise ValueError when len(sizes) < 2.")
def test_one_size_is_refused(student):
    """One size alone is refused with ValueError."""
    expect.refuses(lambda: student.make_mlp([3], nn.ReLU), ValueError, "sizes=[3]")
