"""Batch norm begins with weights of a half."""

CAUGHT_BY = "test_the_small_network_is_made_anew"
LESSON = (
    "Your network does not begin as PyTorch makes it. Leave the layers as they come, batch norm "
    "too, and in training mode."
)

from torch import nn


def make_small_cnn(n_classes=10):
    net = nn.Sequential(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, n_classes),
    )
    for layer in (net[1], net[5]):
        nn.init.constant_(layer.weight, 0.5)
    return net
