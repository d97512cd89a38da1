"""An activation that is a function is taken for the sigmoid."""

import torch
from torch import nn

CAUGHT_BY = "test_activations_are_the_first_layers"
LESSON = (
    "Your activations are a sigmoid's where the model has another function. Call model.activation, be it "
    "a module or a function."
)


def hidden_activations(model, X):
    with torch.no_grad():
        h = model.layer_list[0](X)
        return model.activation(h) if isinstance(model.activation, nn.Module) else torch.sigmoid(h)
