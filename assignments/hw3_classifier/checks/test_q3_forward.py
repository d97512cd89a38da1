"""q3_forward: a batch through a network that the check made."""

import torch
from torch import nn

from autograder.checks import check, expect


def small_net(layers, activation, output_activation):
    """A network from (weight, bias) pairs of nested lists, the output layer's last."""
    net, made = nn.Module(), []
    for weight, bias in layers:
        layer = nn.Linear(len(weight[0]), len(weight))
        layer.load_state_dict({"weight": torch.tensor(weight), "bias": torch.tensor(bias)})
        made.append(layer)
    net.layer_list, net.output_layer = nn.Sequential(*made[:-1]), made[-1]
    net.activation, net.output_activation = activation, output_activation
    return net


HIDDEN = ([[1.0, 0.0], [0.0, -2.0]], [0.0, 1.0])
SECOND = ([[1.0, -1.0], [1.0, 1.0]], [-1.0, 0.0])
OUTPUT = ([[1.0, 3.0]], [-1.0])


@check(points=0.5, hint="Do not squeeze or flatten: shape (n, 1) is what targets of shape (n, 1) need.")
def test_output_has_one_row_per_point(student, device):
    """Five points through a network with one output give shape (5, 1), in float32."""
    net = student.put(small_net([HIDDEN, OUTPUT], nn.Tanh(), nn.Sigmoid()).to(device))
    out = student.forward(net, torch.ones(5, 2, device=device))
    expect.tensor(out, "the output for 5 points", shape=(5, 1), dtype=torch.float32)


@check(
    points=0.5,
    after="test_output_has_one_row_per_point",
    hint="In order: layer, activation, output layer, output activation. First point: -(2 + 3·0 - 1).",
)
def test_a_small_network_by_hand(student, device):
    """A network small enough for pencil and paper gives the numbers that you get by hand."""
    points = torch.tensor([[2.0, 1.0], [-1.0, -1.0], [-1.0, 1.0]], device=device)
    # relu(x1) + 3 relu(1 - 2 x2) - 1, and then minus that
    by_hand = torch.tensor([[-1.0], [-8.0], [1.0]], device=device)
    net = student.put(small_net([HIDDEN, OUTPUT], torch.relu, torch.neg).to(device))
    expect.close(student.forward(net, points), by_hand, "the output", atol=1e-5)


@check(
    points=0.5,
    after="test_a_small_network_by_hand",
    hint="Go through all of net.layer_list with net.activation after each; output_activation None: nothing.",
)
def test_two_hidden_layers_by_hand(student, device):
    """Two hidden layers and no output activation give the numbers that you get by hand."""
    points = torch.tensor([[2.0, 1.0], [-1.0, -1.0], [2.0, -1.0]], device=device)
    # h = relu(x1), relu(1 - 2 x2): then relu(h1 - h2 - 1) + 3 relu(h1 + h2) - 1
    by_hand = torch.tensor([[6.0], [8.0], [14.0]], device=device)
    net = student.put(small_net([HIDDEN, SECOND, OUTPUT], nn.ReLU(), None).to(device))
    expect.close(student.forward(net, points), by_hand, "the output", atol=1e-5)
