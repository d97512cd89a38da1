"""The layers stay in a plain list, which has no parameters for an optimizer."""
CAUGHT_BY = "test_it_is_a_sequential"
LESSON = "Your function does not return an `nn.Sequential`. A plain list has no parameters for an optimizer."
import torch.nn as nn

class Net(nn.Module):
    def __init__(self, layers):
        super().__init__()
        self.layers = layers
    def forward(self, x):
        for layer in self.layers:
            x = layer(x)
        return x

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers += [nn.Linear(a, b), activation()]
    return Net(layers[:-1])
