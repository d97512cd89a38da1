"""Only the first hidden layer is used: no error, as long as the layers are equally wide."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"
LESSON = "Your forward pass uses the first hidden layer only. Go through all of them."


def forward(net, x):
    if len(net.layer_list) > 0:
        x = net.activation(net.layer_list[0](x))
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)
