"""Run under no_grad: right numbers, nothing to train."""
CAUGHT_BY = "test_gradients_reach_every_parameter"
LESSON = (
    "Your forward pass cuts the graph, so nothing can be trained. Leave out `no_grad`, `detach` and "
    "NumPy."
)
import torch


def forward(net, x):
    with torch.no_grad():
        for layer in net.layer_list:
            x = net.activation(layer(x))
        x = net.output_layer(x)
        return x if net.output_activation is None else net.output_activation(x)
