"""Writes rounded numbers into the caller's x."""
CAUGHT_BY = "test_every_hidden_layer_is_used"
LESSON = "Your forward pass writes into the x that it was given. Make a new tensor."
import torch


def forward(net, x):
    with torch.no_grad():
        x.copy_(x.round(decimals=6))
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
