"""Dropout that the docstring does not have."""

from torch import nn

CAUGHT_BY = "test_the_small_network_computes_what_the_docstring_says"
LESSON = "Your small network has a layer too many: dropout is not asked for."


def make_small_cnn(n_classes=10):
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
        nn.Dropout(0.25),
        nn.Linear(64, n_classes),
    )
