"""A fixed seed inside make_mlp: every network starts alike."""
CAUGHT_BY = "test_two_networks_are_made_anew"
LESSON = "Your networks all start alike. Set no seed in the function."
import torch
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    torch.manual_seed(2021)
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    return nn.Sequential(*layers[:-1])
