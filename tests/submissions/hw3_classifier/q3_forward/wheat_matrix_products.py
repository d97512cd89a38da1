"""The layers' weights and biases used directly: x @ W.T + b."""
import functools


def forward(net, x):
    def hidden(values, layer):
        return net.activation(values @ layer.weight.T + layer.bias)

    last = functools.reduce(hidden, net.layer_list, x)
    z = last @ net.output_layer.weight.T + net.output_layer.bias
    last_step = net.output_activation or (lambda values: values)
    return last_step(z)
