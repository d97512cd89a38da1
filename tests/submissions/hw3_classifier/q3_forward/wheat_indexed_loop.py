"""Layers by index, and a condition on the output activation."""


def forward(net, x):
    out = x
    for i in range(len(net.layer_list)):
        out = net.layer_list[i](out)
        out = net.activation(out)
    out = net.output_layer(out)
    if net.output_activation is not None:
        out = net.output_activation(out)
    return out
