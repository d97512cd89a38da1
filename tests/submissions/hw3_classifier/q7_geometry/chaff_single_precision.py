"""A model in double precision gives activations in single precision."""

import torch
from torch.nn import functional

CAUGHT_BY = "test_activations_are_the_first_layers"
LESSON = (
    "Your activations have another dtype than the model. Leave the dtypes alone: a float64 model gives "
    "float64."
)


def hidden_activations(model, X):
    layer = model.layer_list[0]
    with torch.no_grad():
        return model.activation(functional.linear(X.float(), layer.weight.float(), layer.bias.float()))
