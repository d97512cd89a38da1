"""A .float() on the way: float64 networks raise or lose their precision."""
CAUGHT_BY = "test_double_precision_passes_gradcheck"
LESSON = "Your forward pass changes the dtype of the input. Leave it as it comes."


def forward(net, x):
    x = x.float()
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
