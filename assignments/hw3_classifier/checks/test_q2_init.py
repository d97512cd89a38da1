"""q2_init: a network's layers."""

from torch import nn

from autograder.checks import check, expect


@check(
    points=0.5,
    hint="A module looks into nn.ModuleList, but not into a plain Python list. Count: 2·2 + 2 + 2·1 + 1.",
)
def test_two_hidden_nodes_make_nine_parameters(student):
    """With 2 inputs, 2 hidden nodes and 1 output, net.parameters() finds all 9 numbers, in 4 tensors."""
    net = student.ClassifierNet(2, 1, 1, 2, nn.Sigmoid(), nn.Sigmoid())
    sizes = [parameter.numel() for parameter in net.parameters()]
    expect.equal(sum(sizes), 9, "the number of parameters")
    expect.equal(len(sizes), 4, "the number of parameter tensors")


@check(
    points=0.5,
    after="test_two_hidden_nodes_make_nine_parameters",
    hint="Keep both arguments as attributes: self.activation = activation, and the same for the output.",
)
def test_activations_are_the_ones_given(student):
    """net.activation and net.output_activation are what the caller gave, None included."""
    activation, last = student.put(nn.Tanh()), student.put(nn.Softplus())
    net = student.ClassifierNet(2, 1, 1, 2, activation, last)
    expect.true(
        student.same(net.activation, activation), "net.activation is not the activation that was given."
    )
    same = student.same(net.output_activation, last)
    expect.true(same, "net.output_activation is not the output activation that was given.")
    bare = student.ClassifierNet(2, 1, 1, 2, activation, None)
    expect.true(bare.output_activation is None, "net.output_activation is not None although None was given.")
