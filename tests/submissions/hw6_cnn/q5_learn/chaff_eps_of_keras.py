"""Batch norm with the eps of Keras, 0.001."""

CAUGHT_BY = "test_the_small_network_computes_what_the_docstring_says"
LESSON = "Your batch norm has other settings than PyTorch's own. Leave out eps and momentum."

from torch import nn


def make_small_cnn(n_classes=10):
    net = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8, eps=1e-3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16, eps=1e-3), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, n_classes),
    )
    return net
