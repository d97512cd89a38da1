"""Appends to a Sequential, with the last layer after the loop."""
import torch.nn as nn

def make_mlp(sizes, activation):
    if len(sizes) <= 1:
        raise ValueError("make_mlp: give at least two sizes")
    net = nn.Sequential()
    for i in range(len(sizes) - 2):
        net.append(nn.Linear(sizes[i], sizes[i + 1]))
        net.append(activation())
    net.append(nn.Linear(sizes[-2], sizes[-1]))
    return net
