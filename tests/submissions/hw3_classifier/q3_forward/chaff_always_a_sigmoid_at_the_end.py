"""Where the output activation is None it adds a sigmoid: softmax or sigmoid twice in a loss that takes logits."""
CAUGHT_BY = "test_two_hidden_layers_by_hand"
LESSON = (
    "Your forward pass ends with a sigmoid though the output activation is None. Return the output "
    "layer's numbers as they are then."
)
import torch


def forward(net, x):
    for layer in net.layer_list:
        x = net.activation(layer(x))
    x = net.output_layer(x)
    if net.output_activation is not None:
        return net.output_activation(x)
    return torch.sigmoid(x)
