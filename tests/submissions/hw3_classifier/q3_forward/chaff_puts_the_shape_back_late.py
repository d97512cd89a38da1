"""Squeezes before the output activation and puts the shape back after it: softmax sees one dimension."""

CAUGHT_BY = "test_one_point_is_a_batch_too"
LESSON = (
    "For a single point your forward drops a dimension before the output activation. A softmax needs the "
    "shape (n, n_outputs)."
)


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x).squeeze()
    if net.output_activation is not None:
        x = net.output_activation(x)
    return x.reshape(-1, net.output_layer.out_features)
