"""Both convolutions are followed by batch norm."""
import torch.nn.functional as F
from torch import nn

CAUGHT_BY = "test_the_small_network"
LESSON = "Your small network lacks batch norm. Both convolutions are followed by it."


class SmallCNN(nn.Module):
    def __init__(self, n_classes):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 8, 3, padding=1)
        self.conv2 = nn.Conv2d(8, 16, 3, padding=1)
        self.fc1 = nn.Linear(784, 64)
        self.fc2 = nn.Linear(64, n_classes)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        x = x.flatten(1)
        x = F.relu(self.fc1(x))
        return self.fc2(x)


def make_small_cnn(n_classes=10):
    return SmallCNN(n_classes)
