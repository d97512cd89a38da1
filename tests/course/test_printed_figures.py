"""Figures that the course texts print come out again: what solutions/README.md calls identical."""

import numpy as np
import torch
from torch import nn

# Text 003 prints these after manual_seed(42), two torch.randn(1), and three networks' worth of layers.
LINE = [-0.2191, 0.2018]
HIDDEN_WEIGHTS = [-0.4869, 0.5873, 0.8815, -0.7336, 0.8692, 0.1872, 0.7388, 0.1354, 0.4822, -0.1412]
HIDDEN_BIASES = [0.7709, 0.1478, -0.4668, 0.2549, -0.4607, -0.1173, -0.4062, 0.6634, -0.7894, -0.4610]
OUTPUT_WEIGHTS = [-0.0893, -0.1901, 0.0298, -0.3123, 0.2856, -0.2686, 0.2441, 0.0526, -0.1027, 0.1954]
OUTPUT_BIAS = [0.0493]

# Text 004 prints the first layer of the network 2-10-20-1000-3 after manual_seed(2021).
FIRST_LAYER = [
    [-0.5226, 0.0189], [0.3430, 0.3053], [0.0997, -0.4734], [-0.6444, 0.6545], [-0.2909, -0.5669],
    [0.4378, -0.6832], [0.4557, -0.5315], [0.3520, -0.1969], [0.0185, -0.2886], [0.4008, 0.3401],
]  # fmt: skip


def numbers(*modules):
    return np.concatenate([p.detach().numpy().ravel() for module in modules for p in module.parameters()])


def test_the_33_parameters_of_the_first_two_networks():
    torch.manual_seed(42)
    torch.randn(1)
    torch.randn(1)
    made = numbers(nn.Linear(1, 1), nn.Linear(1, 10), nn.Linear(10, 1))
    printed = LINE + HIDDEN_WEIGHTS + HIDDEN_BIASES + OUTPUT_WEIGHTS + OUTPUT_BIAS
    assert len(printed) == 33
    np.testing.assert_allclose(made, printed, atol=5.1e-5)


def test_the_first_layer_of_the_large_network():
    torch.manual_seed(2021)
    np.testing.assert_allclose(nn.Linear(2, 10).weight.detach(), FIRST_LAYER, atol=5.1e-5)


def test_the_activations_of_four_numbers():
    four = torch.tensor([-59.997787, 74.56297, 22.336237, 95.736145])
    printed = {
        nn.ReLU(): [0.0, 74.56297, 22.336237, 95.736145],
        nn.Sigmoid(): [8.7759065e-27, 1.0, 1.0, 1.0],
        nn.LeakyReLU(): [-0.59997785, 74.56297, 22.336237, 95.736145],
        nn.Softmax(dim=0): [0.0, 6.376880e-10, 1.326857e-32, 1.0],
    }
    for bend, values in printed.items():
        np.testing.assert_allclose(bend(four), values, rtol=2e-6, atol=1e-37)
