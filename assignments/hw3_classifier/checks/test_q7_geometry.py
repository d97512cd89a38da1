"""q7_geometry: lines and activations of the first hidden layer."""

import numpy as np
import torch
from torch import nn

from autograder.checks import check, expect


def net_with_lines(lines, device):
    """A network whose hidden nodes have the given (w1, w2, b), with a sigmoid."""
    rows = torch.tensor(lines)
    layer = nn.Linear(2, len(lines))
    layer.load_state_dict({"weight": rows[:, :2], "bias": rows[:, 2]})
    net = nn.Module()
    net.layer_list, net.output_layer = nn.Sequential(layer), nn.Linear(len(lines), 1)
    net.activation, net.output_activation = nn.Sigmoid(), nn.Sigmoid()
    return net.to(device)


LINES = [[5.0, 1.0, 6.0], [-1.5, 5.0, 6.5], [2.5, 4.5, -6.0]]


@check(
    points=0.5,
    hint="model.layer_list[0].weight has shape (nodes, 2), its .bias (nodes,): put them side by side.",
)
def test_lines_are_weights_and_bias(student, device):
    """decision_lines returns a float32 array with w1, w2 and b of each node in its rows."""
    lines = student.decision_lines(student.put(net_with_lines(LINES, device)))
    expect.array(lines, "the lines", shape=(3, 3), dtype=np.float32)
    expect.close(lines, np.array(LINES, dtype=np.float32), "the lines")


@check(
    points=0.5, hint="One row per point and one column per node: model.activation(model.layer_list[0](X))."
)
def test_activations_have_one_column_per_node(student, device):
    """hidden_activations of 5 points and 3 nodes is a float32 tensor of shape (5, 3)."""
    net = student.put(net_with_lines(LINES, device))
    activations = student.hidden_activations(net, torch.ones(5, 2, device=device))
    expect.tensor(activations, "the activations", shape=(5, 3), dtype=torch.float32)
