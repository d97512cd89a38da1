"""Weights that start much too large drown what is learned."""
import torch.nn.functional as F
from torch import nn

CAUGHT_BY = "test_the_small_network_is_made_anew"
LESSON = "Your weights start far too large. Leave the start to PyTorch's layers."


class SmallCNN(nn.Module):
    def __init__(self, n_classes):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(8)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.bn2 = nn.BatchNorm2d(16)
        self.fc1 = nn.Linear(784, 64)
        self.fc2 = nn.Linear(64, n_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.bn1(self.conv1(x))), 2)
        x = F.max_pool2d(F.relu(self.bn2(self.conv2(x))), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


def make_small_cnn(n_classes=10):
    net = SmallCNN(n_classes)
    for layer in (net.fc1, net.fc2):
        nn.init.normal_(layer.weight, std=30.0)
    return net
