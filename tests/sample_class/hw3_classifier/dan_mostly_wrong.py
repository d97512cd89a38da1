# hw3, by dan
import itertools

import numpy as np
import torch
from torch import nn


import numpy as np

def quadrant_features(X):
    quad1 = (X[:, 0] > 0) & (X[:, 1] > 0)
    quad2 = (X[:, 0] < 0) & (X[:, 1] > 0)
    quad3 = (X[:, 0] < 0) & (X[:, 1] < 0)
    quad4 = (X[:, 0] > 0) & (X[:, 1] < 0)
    return np.column_stack([quad1, quad2, quad3, quad4]).astype(np.float32)


import torch.nn as nn

class ClassifierNet(nn.Module):
    def __init__(self, n_inputs, n_outputs, n_hidden_layers, n_hidden_nodes, activation, output_activation):
        super().__init__()
        self.layer_list = []
        for n in range(n_hidden_layers):
            self.layer_list.append(nn.Linear(n_inputs if n == 0 else n_hidden_nodes, n_hidden_nodes))
        self.output_layer = nn.Linear(n_hidden_nodes if n_hidden_layers else n_inputs, n_outputs)
        self.activation = activation
        self.output_activation = output_activation

    def forward(self, x):
        return forward(self, x)


def forward(net, x):
    for layer in net.layer_list:
        x = layer(x)
    if len(net.layer_list) > 0:
        x = net.activation(x)
    x = net.output_layer(x)
    return x if net.output_activation is None else net.output_activation(x)


import torch

def bce_loss(p, y):
    """Mean binary cross-entropy of probabilities.

    Args:
        p: float tensor of any shape, probabilities from 0 to 1, both ends included.
        y: float tensor of the same shape, 0.0 or 1.0.

    Returns:
        Tensor of shape (), in the dtype of p. For p from 0.01 to 0.99 it is exact to four digits; its value
        and its gradient are finite for every p. At p = 0 and p = 1 a wrong answer costs more than 10.

    Raises:
        ValueError: the shapes of p and y differ.
    """
    if p.shape != y.shape:
        raise ValueError(f"p has shape {tuple(p.shape)} and y has shape {tuple(y.shape)}; they must agree.")
    p = p.clamp(1e-7, 1 - 1e-7)
    return -(y * torch.log(p) + (1 - y) * torch.log(1 - p)).mean()


def bce_with_logits(z, y):
    return bce_loss(torch.sigmoid(z), y)


import torch

def train_model(features, target, model, lr, n_epochs, criterion, shuffle=False):
    losses = []
    for epoch in range(n_epochs):
        optimizer = torch.optim.Adam(model.parameters(), lr=lr)
        order = torch.randperm(len(features)) if shuffle else torch.arange(len(features))
        loss = criterion(model(features[order]), target[order])
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
    return model, losses


import torch

def accuracy(model, X, y):
    modes = [(part, part.training) for part in model.modules()]
    model.eval()
    with torch.no_grad():
        pred = model(X)
        pred[pred > 0.5] = 1
        pred[pred <= 0.5] = 0
    for part, mode in modes:
        part.training = mode
    if pred.shape != y.shape:
        raise ValueError("shapes differ")
    return (pred == y).float().mean().item()


import numpy as np

def decision_lines(model):
    w = model.layer_list[0].weight.detach().cpu().numpy()
    b = model.layer_list[0].bias.detach().cpu().numpy()
    return np.stack([w[:, 0] / w[:, 1], np.ones_like(b), b / w[:, 1]], axis=1)


def hidden_activations(model, X):
    """What the first hidden layer makes of points, after its activation.

    Args:
        model: a module with the attributes that ClassifierNet documents and at least 1 hidden layer.
        X: float tensor, shape (n, n_inputs).

    Returns:
        float tensor, shape (n, n_hidden_nodes), without a graph (requires_grad is False).
    """
    with torch.no_grad():
        return model.activation(model.layer_list[0](X))


import numpy as np
import torch

def losses_by_width(widths, activation, seeds, make_net, train):
    torch.manual_seed(seeds[0])
    table = np.zeros((len(widths), len(seeds)))
    for i, width in enumerate(widths):
        for j, seed in enumerate(seeds):
            table[i, j] = train(make_net(width, activation))[-1]
    return table
