"""Dropout's p is the share that is dropped: 0.95 leaves one number in twenty."""
import torch.nn.functional as F
from torch import nn

CAUGHT_BY = "test_the_small_network_computes_what_the_docstring_says"
LESSON = "Your dropout drops nearly all. Its p is the share that is dropped."


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
        x = F.dropout(x, 0.95, self.training)
        x = F.dropout(F.relu(self.fc1(x)), 0.95, self.training)
        return self.fc2(x)


def make_small_cnn(n_classes=10):
    return SmallCNN(n_classes)
