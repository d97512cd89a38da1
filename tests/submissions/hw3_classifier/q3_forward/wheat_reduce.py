"""functools.reduce over the layers."""
import functools


def forward(net, x):
    hidden = functools.reduce(lambda h, layer: net.activation(layer(h)), net.layer_list, x)
    return (net.output_activation or (lambda z: z))(net.output_layer(hidden))
