"""Clears the network's gradients before it passes anything through."""

CAUGHT_BY = "test_every_hidden_layer_is_used"
LESSON = (
    "Your code clears the gradients of the network on the way through. They belong to whoever trains it: "
    "leave them alone."
)


def forward(net, x):
    net.zero_grad()
    for layer in net.layer_list:
        x = net.activation(layer(x))
    z = net.output_layer(x)
    return z if net.output_activation is None else net.output_activation(z)
