"""The activations run through all hidden layers."""
CAUGHT_BY = "test_activations_are_the_first_layers"
LESSON = "Your activations go through more than the first hidden layer. Stop after that one."
import torch


def hidden_activations(model, X):
    with torch.no_grad():
        for layer in model.layer_list:
            X = model.activation(layer(X))
    return X
