"""All weights start at zero: the hidden units are equal and stay equal."""
CAUGHT_BY = "test_two_networks_are_made_anew"
LESSON = "Your weights start at zero, so all hidden units stay alike. Leave the start to `nn.Linear`."
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        linear = nn.Linear(a, b)
        nn.init.zeros_(linear.weight)
        layers += [linear, activation()]
    return nn.Sequential(*layers[:-1])
