"""One size gives an empty network without a word."""
CAUGHT_BY = "test_one_size_is_refused"
LESSON = "Your function takes a single size without a word. Two are needed at least: raise a ValueError."
import torch.nn as nn

def make_mlp(sizes, activation):
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    return nn.Sequential(*layers[:-1])
