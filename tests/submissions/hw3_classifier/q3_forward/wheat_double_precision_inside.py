"""Products in float64, the result in the parameters' dtype."""
def forward(net, x):
    kind = net.output_layer.weight.dtype
    h = x.double()
    for layer in net.layer_list:
        h = net.activation(h @ layer.weight.double().T + layer.bias.double())
    z = h @ net.output_layer.weight.double().T + net.output_layer.bias.double()
    if net.output_activation is not None:
        z = net.output_activation(z)
    return z.to(kind)
