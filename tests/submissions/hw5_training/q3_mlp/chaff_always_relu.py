"""The activation asked for is ignored."""
CAUGHT_BY = "test_sizes_and_count_of_parameters"
LESSON = "Your network does not use the activation that was given. Call what was handed in for each place."
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), nn.ReLU()]
    return nn.Sequential(*layers[:-1])
