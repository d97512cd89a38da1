"""Linear layers without bias: lines through the origin only."""
CAUGHT_BY = "test_the_examples_of_the_docstring"
LESSON = "Your linear layers have no bias. Leave out `bias=False`."
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b, bias=False), activation()]
    return nn.Sequential(*layers[:-1])
