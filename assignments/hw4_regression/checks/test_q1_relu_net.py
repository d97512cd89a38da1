"""q1_relu_net: a network of ReLU units from one number to one number."""

from torch import nn

from autograder.checks import check, expect


def layer_kinds(net):
    names = {nn.Linear: "Linear", nn.ReLU: "ReLU"}
    if not isinstance(net, nn.Sequential):
        return None
    return [next((name for kind, name in names.items() if isinstance(layer, kind)), "other") for layer in net]


@check(
    points=1, hint="nn.Sequential takes layers in the order in which they run; the output layer comes last."
)
def test_is_linear_relu_linear(student):
    """make_relu_net returns an nn.Sequential of the three layers Linear, ReLU, Linear, in this order."""
    kinds = student.run(layer_kinds, student.make_relu_net(8))
    expect.true(kinds is not None, "make_relu_net(8) is not an nn.Sequential.")
    expect.equal(list(kinds), ["Linear", "ReLU", "Linear"], "the list of layers of make_relu_net(8)")
