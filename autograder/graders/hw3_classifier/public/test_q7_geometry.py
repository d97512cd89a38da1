"""q7_geometry: lines and activations of the first hidden layer."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def net_with_lines(lines, activation, device):
    """A network whose hidden nodes have the given (w1, w2, b)."""
    rows = torch.tensor(lines)
    layer = nn.Linear(2, len(lines))
    layer.load_state_dict({"weight": rows[:, :2], "bias": rows[:, 2]})
    net = nn.Module()
    net.layer_list, net.output_layer = nn.Sequential(layer), nn.Linear(len(lines), 1)
    net.activation, net.output_activation = activation, nn.Sigmoid()
    return net.to(device)


LINES = [[5.0, 1.0, 6.0], [-1.5, 5.0, 6.5], [2.5, 4.5, -6.0]]


@check(
    points=0.25,
    hint="model.layer_list[0].weight has shape (nodes, 2), its .bias (nodes,): put them side by side.",
)
def test_lines_are_weights_and_bias(student, device):
    """decision_lines returns a float32 array with w1, w2 and b of each node in its rows."""
    lines = student.decision_lines(student.put(net_with_lines(LINES, nn.Sigmoid(), device)))
    expect.array(lines, "the lines", shape=(3, 3), dtype=np.float32)
    expect.close(lines, np.array(LINES, dtype=np.float32), "the lines")


@check(
    points=0.25,
    after="test_lines_are_weights_and_bias",
    hint="Do not solve for x2 and do not drop a node: (a, b, c) describes vertical lines just as well.",
)
def test_a_vertical_line_is_a_line_too(student, device):
    """A node with w2 = 0 keeps its row: x1 = 2 is the line 3 x1 + 0 x2 - 6 = 0."""
    rows = [[3.0, 0.0, -6.0], [1.0, 2.0, 3.0]]
    lines = student.decision_lines(student.put(net_with_lines(rows, nn.Sigmoid(), device)))
    expect.close(lines, np.array(rows, dtype=np.float32), "the lines")


@check(
    points=0.25, hint="One row per point and one column per node: model.activation(model.layer_list[0](X))."
)
def test_activations_have_one_column_per_node(student, device):
    """hidden_activations of 5 points and 3 nodes is a float32 tensor of shape (5, 3)."""
    net = student.put(net_with_lines(LINES, nn.Sigmoid(), device))
    activations = student.hidden_activations(net, torch.ones(5, 2, device=device))
    expect.tensor(activations, "the activations", shape=(5, 3), dtype=torch.float32)


@check(
    points=0.25,
    after="test_activations_have_one_column_per_node",
    hint="a·x1 + b·x2 + c of each node, and then the model's own activation, whichever it is.",
)
def test_activations_by_hand(student, device):
    """With ReLU as the activation, the nodes above give 12, 10, 1 at (1, 1) and 0, 3.5, 0 at (-2, -1.2)."""
    net = student.put(net_with_lines(LINES, nn.ReLU(), device))
    activations = student.hidden_activations(net, torch.tensor([[1.0, 1.0], [-2.0, -1.2]], device=device))
    by_hand = torch.tensor([[12.0, 10.0, 1.0], [0.0, 3.5, 0.0]], device=device)
    expect.close(activations.detach(), by_hand, "the activations", atol=1e-5)


@check(
    points=0.25,
    after=("test_lines_are_weights_and_bias", "test_activations_by_hand"),
    hint="Copy the numbers out with detach(), or look inside `with torch.no_grad():`. Change no mode, no "
    "dtype and no requires_grad.",
)
def test_looking_changes_nothing(student, device):
    """The model's weights, dtypes, gradients and modes are the same after both functions."""
    model = student.make(lived_in, net_with_lines(LINES, nn.Sigmoid(), device))
    with probes.unchanged(student, model, "the model"):
        student.decision_lines(model)
    with probes.unchanged(student, model, "the model"):
        student.hidden_activations(model, torch.ones(5, 2, device=device))
