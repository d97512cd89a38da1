"""An activation after the last layer too: a ReLU there never gives a negative logit."""
CAUGHT_BY = "test_layers_in_order"
LESSON = (
    "Your network has a layer too many. It ends with the last linear layer, without an activation or a "
    "softmax."
)
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) < 2:
        raise ValueError("too few sizes")
    layers = []
    for a, b in zip(sizes[:-1], sizes[1:]):
        layers.append(nn.Linear(a, b))
        layers.append(activation())
    return nn.Sequential(*layers)
