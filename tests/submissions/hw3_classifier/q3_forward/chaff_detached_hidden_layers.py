"""A detach between the layers: only the output layer learns."""
CAUGHT_BY = "test_gradients_reach_every_parameter"
LESSON = (
    "Your forward pass cuts the graph, so some layers get no gradient. Leave out `detach` and "
    "`no_grad`."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x)).detach()
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
