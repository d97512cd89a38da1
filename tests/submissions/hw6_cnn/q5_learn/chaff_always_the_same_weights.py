"""A seed inside make_small_cnn: all networks begin with the same weights."""

import torch
from torch import nn

CAUGHT_BY = "test_the_small_network_is_made_anew"
LESSON = "Your networks all start alike. Set no seed, and leave the start to PyTorch's layers."


def make_small_cnn(n_classes=10):
    torch.manual_seed(0)
    return nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1),
        nn.BatchNorm2d(8),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1),
        nn.BatchNorm2d(16),
        nn.ReLU(),
        nn.MaxPool2d(2),
        nn.Flatten(),
        nn.Linear(16 * 7 * 7, 64),
        nn.ReLU(),
        nn.Linear(64, n_classes),
    )
