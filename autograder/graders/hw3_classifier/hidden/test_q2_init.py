"""q2_init: layers of any depth and width."""

import itertools

import torch
from torch import nn

from autograder.checks import check, expect

SIZES = (1, 2, 3, 4, 5, 6, 130)  # of layers; 1 and a large one among them


def shapes_of(net):
    """Shapes of weight and bias, layer by layer and the output layer last; None without a list of layers."""
    layers = getattr(net, "layer_list", None)
    if not hasattr(net, "output_layer") or not hasattr(layers, "__len__"):
        return None
    if len(layers) and not isinstance(layers, nn.ModuleList | nn.Sequential):
        return None
    return [
        [tuple(values.shape) for values in layer.state_dict().values()]
        for layer in (*layers, net.output_layer)
    ]


def expect_shapes(student, net, widths):
    """Compares a network's layers with the widths from inputs to outputs; no parameter may be left over."""
    shapes = student.run(shapes_of, net)
    expect.true(shapes is not None, "layer_list is no nn.ModuleList or nn.Sequential, or a layer is missing.")
    wanted = [[(fan_out, fan_in), (fan_out,)] for fan_in, fan_out in itertools.pairwise(widths)]
    what = f"the shapes of weights and biases for the widths {' - '.join(map(str, widths))}"
    expect.equal([[tuple(shape) for shape in layer] for layer in shapes], wanted, what)
    # a layer that stands in the list twice has its shapes twice; parameters() gives it once
    expect.equal(len(list(net.parameters())), 2 * len(wanted), "the number of parameter tensors")


def values_of(net):
    """Copies of all parameters, in their order."""
    return [parameter.detach().clone() for parameter in net.parameters()]


@check(
    points=0.5,
    after="test_a_network_of_two_hidden_layers_fits",
    hint="Each layer reads the one before it, however many there are and however wide.",
)
def test_layers_fit_for_any_depth_and_width(student, rng):
    """All layers have the right shapes, for any number of inputs, outputs, layers and nodes."""
    for depth, largest in ((1, 0), (2, 2), (3, 1), (4, 0), (7, 2)):  # which of the three is the large one
        sizes = [int(size) for size in rng.permutation(SIZES[:-1])[:3]]
        sizes[largest] = SIZES[-1]
        n_inputs, n_outputs, width = sizes
        net = student.ClassifierNet(n_inputs, n_outputs, depth, width, nn.Tanh(), None)
        expect_shapes(student, net, [n_inputs, *[width] * depth, n_outputs])


@check(
    points=0.25,
    after="test_two_networks_share_nothing",
    hint="Without a hidden layer the output layer reads the inputs themselves, and the number of nodes is "
    "not used: it may be None.",
)
def test_no_hidden_layer_is_logistic_regression(student, rng):
    """With 0 hidden layers the output layer goes from the inputs to the outputs."""
    n_inputs, n_outputs = int(rng.integers(2, 6)), int(rng.integers(1, 4))
    for nodes in (7, None):  # not used
        net = student.ClassifierNet(n_inputs, n_outputs, 0, nodes, nn.Sigmoid(), nn.Sigmoid())
        expect_shapes(student, net, [n_inputs, n_outputs])


@check(
    points=0.5,
    after=("test_layers_fit_for_any_depth_and_width", "test_no_hidden_layer_is_logistic_regression"),
    hint="Leave start and seed to nn.Linear. Nodes that start alike get the same gradients and stay alike.",
)
def test_layers_keep_their_random_start(student):
    """Layers compute as nn.Linear does and keep its random start, each another, in float32, learnable."""
    starts = []
    for _ in range(2):
        net = student.ClassifierNet(9, 8, 3, 16, nn.Tanh(), None)
        expect.true(net.training, "A new network is in eval mode; expected training mode.")
        for parameter in net.parameters():
            expect.tensor(parameter, "a parameter", dtype=torch.float32)
            expect.true(parameter.requires_grad, "A parameter does not require a gradient.")
            starts.append(tuple(parameter.flatten().tolist()))
            expect.true(len(set(starts[-1])) > 1, "All values of a parameter start alike.")
        # No right answer lies above 1/sqrt(inputs). Below: 0 of 3000 seeds (`chaffinch calibrate`), so at
        # most 1 in 1000 (95 %), by the fitted tail 1 in 5 million; worst right .28 (a bias).
        for layer in (*net.layer_list, net.output_layer):  # nn.Linear draws from U(-1, 1) / sqrt(fan_in)
            points = torch.randn(3, layer.weight.shape[1])
            wanted = nn.functional.linear(points, layer.weight.detach(), layer.bias.detach())
            expect.close(layer(points).detach(), wanted, "what a layer computes", rtol=1e-4, atol=1e-5)
            bound = layer.weight.shape[1] ** -0.5
            for values, least in ((layer.weight, 0.5), (layer.bias, 0.05)):
                expect.at_most(values.abs().max(), 1.0001 * bound, "a layer's largest value at the start")
                expect.at_least(values.abs().max(), least * bound, "a layer's largest value at the start")
    expect.equal(len(set(starts)), 16, "the number of different starts among two networks of 8 parameters")


@check(
    points=0.25,
    after="test_layers_keep_their_random_start",
    hint="The caller sets the seed: set none inside the class, and use no torch.seed() or own generator.",
)
def test_the_callers_seed_repeats_the_start(student, seed):
    """The same torch.manual_seed before two calls gives two networks that start alike."""
    starts = []
    for _ in range(2):
        student.run(torch.manual_seed, seed + 1)
        starts.append(
            student.fetch(student.run(values_of, student.ClassifierNet(3, 2, 2, 5, nn.Tanh(), None)))
        )
    for one, again in zip(*starts, strict=True):
        expect.equal(again, one, "a parameter of the second network with the same seed")
