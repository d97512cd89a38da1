"""An OrderedDict gives the layers names, in a subclass of Sequential."""
from collections import OrderedDict
import torch.nn as nn

class MLP(nn.Sequential):
    pass

def make_mlp(sizes, activation):
    if not len(sizes) >= 2:
        raise ValueError(f"need two sizes, got {sizes}")
    layers = OrderedDict()
    for k in range(1, len(sizes)):
        layers[str(2 * k - 2)] = nn.Linear(in_features=sizes[k - 1], out_features=sizes[k], bias=True)
        if k < len(sizes) - 1:
            layers[str(2 * k - 1)] = activation()
    return MLP(layers)
