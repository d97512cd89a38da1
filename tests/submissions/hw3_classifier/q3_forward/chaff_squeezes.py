"""squeeze() takes the column away, and for a single point the batch too."""
CAUGHT_BY = "test_output_has_one_row_per_point"
LESSON = (
    "Your output has lost its column. The shape is (n, n_outputs), also for one output: leave out "
    "`squeeze`."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    if net.output_activation is not None:
        x = net.output_activation(x)
    return x.squeeze()
