"""q3_mlp: a multi-layer perceptron of any size."""

import itertools

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, probes


def kinds(net):
    """Kinds of the modules of a Sequential; a linear layer of one's own class is a linear layer."""
    return ["Linear" if isinstance(module, nn.Linear) else type(module).__name__ for module in net]


class Bend(nn.Module):
    """An activation that no library has."""

    def forward(self, x):
        """Returns the bent values."""
        return x.abs()


def shapes(net):
    """Shapes of its parameters, in order."""
    return [list(parameter.shape) for parameter in net.parameters()]


def modes(net):
    """Whether each module of it, itself first, is in training mode."""
    return [module.training for module in net.modules()]


def frozen(net):
    """Names of the parameters that cannot be trained."""
    return [name for name, parameter in net.named_parameters() if not parameter.requires_grad]


def numbers_of(net):
    """All its weights and biases in a row."""
    return torch.cat([parameter.detach().flatten() for parameter in net.parameters()])


def linear(net):
    """Its linear layers."""
    return [module for module in net if isinstance(module, nn.Linear)]


def spread(net):
    """Root mean square of each linear layer's weights, times the square root of its inputs."""
    return [
        float((layer.weight.detach() ** 2).mean().sqrt() * layer.in_features**0.5) for layer in linear(net)
    ]


def largest(net, part):
    """Largest absolute value of each linear layer's weight or bias, times the square root of its inputs."""
    sizes = [(getattr(layer, part).detach().abs().max(), layer.in_features) for layer in linear(net)]
    return [float(most * inputs**0.5) for most, inputs in sizes]


def equal_layers(net):
    """Pairs of numbers, from 1, of linear layers whose weights are equal."""
    pairs = itertools.combinations(enumerate(linear(net), start=1), 2)
    return [[i, j] for (i, one), (j, other) in pairs if torch.equal(one.weight, other.weight)]


def bends(net):
    """How PyTorch prints its activations, with their settings."""
    return [repr(module) for module in net if not isinstance(module, nn.Linear)]


def with_a_negative_logit(net):
    """Makes the first output negative for every input: after a ReLU the last layer sees nothing below 0."""
    last = net[len(net) - 1]
    with torch.no_grad():
        last.weight[0] = -last.weight[0].abs()
        last.bias[0] = -1.0


@pytest.mark.parametrize(
    "sizes",
    [[7, 3], [1, 4, 1, 3], [2, 10, 20, 1000, 3], [5, 4, 3, 2, 3, 4], [3, 6, 6, 6, 2], [4] * 12],
    ids=str,
)
@check(
    points=0.25,
    after="test_the_examples_of_the_docstring",
    hint="Go through zip(sizes[:-1], sizes[1:]); with two sizes there is one linear layer and no activation. "
    "Every linear layer is a new one, also where sizes repeat.",
)
def test_sizes_and_count_of_parameters(student, sizes):
    """Every depth and width gives the right layers, each of them new and trainable."""
    there = student.put(list(sizes))
    net = student.make_mlp(there, nn.Tanh)
    expect.equal(student.fetch(there), sizes, "the list of sizes afterwards")
    steps = list(itertools.pairwise(sizes))
    for activation in (nn.Tanh, nn.Softsign, Bend):
        found = student.run(kinds, student.make_mlp(there, activation))
        wanted = (["Linear", activation.__name__] * len(steps))[:-1]
        expect.equal(found, wanted, f"the kinds of layers for {sizes}")
    expected = [shape for n_in, n_out in steps for shape in ([n_out, n_in], [n_out])]
    expect.equal(student.run(shapes, net), expected, f"the shapes of the parameters for {sizes}")
    expect.equal(student.run(frozen, net), [], "the list of parameters that are frozen")
    expect.true(all(student.run(modes, net)), "A new network is in training mode; this one is in eval mode.")


@check(
    points=0.25,
    after="test_sizes_and_count_of_parameters",
    hint="Linear layers and activations in turn, and the output of the last linear layer as it is: "
    "it may be negative.",
)
def test_output_agrees_with_the_same_weights(student, solution, rng, device):
    """With the same weights the network computes what it should, negative logits and gradients included."""
    net, reference = (side.make_mlp([3, 8, 6, 4], nn.ReLU) for side in (student, solution))
    net.to(device)
    student.run(with_a_negative_logit, net)
    state = dict(zip(reference.state_dict(), student.fetch(net.state_dict()).values(), strict=True))
    reference.to(device).load_state_dict(state)
    x = torch.tensor(rng.normal(size=(32, 3)), dtype=torch.float32, device=device)
    expect.close(net(x), reference(x).detach(), "the network's output", rtol=1e-5, atol=1e-6)
    pull = torch.tensor(rng.normal(size=(32, 4)), dtype=torch.float32, device=device)
    probes.same_gradients(net, reference, x, pull)


@check(
    points=0.25,
    after="test_sizes_and_count_of_parameters",
    hint="Call activation() anew for each place, and without arguments. One module used twice shares what it "
    "learns: an nn.PReLU then has one slope instead of two.",
)
def test_each_activation_is_a_module_of_its_own(student):
    """Every hidden layer has an activation module of its own, made without arguments."""
    net = student.make_mlp([2, 5, 5, 6, 3], nn.PReLU)
    count = len(student.run(shapes, net))
    expect.equal(count, 11, "the number of parameter tensors of 4 linear layers and 3 nn.PReLU")
    for activation in (nn.PReLU, nn.ReLU, nn.LeakyReLU, nn.ELU):
        found = student.run(bends, student.make_mlp([2, 5, 5, 6, 3], activation))
        expect.equal(found, [repr(activation())] * 3, f"the activations for nn.{activation.__name__}")


def as_it_began(student, solution, activation):
    """A network of ours with the weights of a new one, which computes what they say."""
    there, net = (side.make_mlp([4, 50, 50, 50, 50, 30], activation) for side in (student, solution))
    state = student.fetch(there.state_dict()).values()
    net.load_state_dict(dict(zip(net.state_dict(), state, strict=True)))
    x = torch.randn(8, 4)
    expect.close(there(x).detach(), net(x).detach(), "the output of a new network", rtol=1e-4, atol=1e-5)
    return net


@check(
    points=0.25,
    after=("test_output_agrees_with_the_same_weights", "test_two_networks_are_made_anew"),
    hint="Leave the weights as nn.Linear makes them, and the seed to the caller. Units that start equal get "
    "equal gradients and stay equal.",
)
def test_initial_weights_are_pytorchs_own(student, solution, seed):
    """Weights and biases start as PyTorch draws them: random, up to 1/sqrt(inputs), by the caller's seed."""
    # No right answer lies above 1/sqrt(inputs). Below: 0 of 3000 seeds (`chaffinch calibrate`), so at
    # most 1 in 1000 (95 %), by the fitted tail 1 in 2.9 million; worst right .76.
    for activation, part in itertools.product((nn.ReLU, nn.Tanh), ("weight", "bias")):
        net = as_it_began(student, solution, activation)
        for number, size in enumerate(largest(net, part), start=1):
            what = f"the largest {part} of linear layer {number}, times sqrt(inputs),"
            expect.at_least(size, 0.6, what)
            expect.at_most(size, 1.0001, what)
    expect.equal(equal_layers(net), [], "the pairs of linear layers that begin with equal weights")
    # 2500 and 1500 uniform numbers: .5774, with a standard deviation of .0052 and .0067; seven of them.
    # In the same 3000 seeds .549 to .598.
    for number, size in enumerate(spread(net)[1:], start=2):
        what = f"the root mean square of the weights of linear layer {number}, times sqrt(inputs),"
        expect.at_least(size, 0.53, what)
        expect.at_most(size, 0.625, what)
    again = []
    for number in (seed, seed, seed + 1):
        student.run(torch.manual_seed, number)
        again.append(student.run(numbers_of, student.make_mlp([4, 6, 3], nn.ReLU)))
    expect.equal(
        again[1], again[0], "the weights of a second network, when torch is seeded as for the first,"
    )
    expect.true(
        not torch.equal(again[2], again[0]),
        "Torch was seeded with another number, and the network has the same weights.",
    )


@check(points=0.25, after="test_one_size_is_refused", hint="Raise ValueError when len(sizes) < 2: 0 is, too.")
def test_no_sizes_are_refused(student):
    """An empty list is refused with ValueError."""
    expect.refuses(lambda: student.make_mlp([], nn.ReLU), ValueError, "sizes=[]")
