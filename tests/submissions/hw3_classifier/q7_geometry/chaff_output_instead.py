"""The network's output instead of its hidden layer."""
CAUGHT_BY = "test_activations_have_one_column_per_node"
LESSON = (
    "Your function returns the output of the network. It should return the activations of the first "
    "hidden layer."
)
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        return model.output_activation(model.output_layer(model.activation(model.layer_list[0](X))))
