"""squeeze(0) is meant for nothing but takes the batch away when it holds one point."""
CAUGHT_BY = "test_one_point_is_a_batch_too"
LESSON = "Your output loses its row where there is a single point. Leave out `squeeze`."


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x).squeeze(0)
    return x if net.output_activation is None else net.output_activation(x)
