"""Weights that start at zero get the same gradient or none."""
import torch.nn.functional as F
from torch import nn

CAUGHT_BY = "test_the_small_network_is_made_anew"
LESSON = "Your networks all start alike. Set no seed, and leave the start to PyTorch's layers."


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
    for p in net.parameters():
        nn.init.zeros_(p)
    return net
