"""Makes ten outputs and cuts the rest off where fewer are asked for."""

import torch
from torch import nn

CAUGHT_BY = "test_four_classes"
LESSON = (
    "Your last layer has more outputs than there are classes. Give it as many as `n_classes` says, however few."
)


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.n = n_classes
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.bn1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.bn2 = nn.BatchNorm2d(64)
        self.pool = nn.MaxPool2d(2)
        self.fc1 = nn.Linear(64 * 6 * 6, 600)
        self.drop1 = nn.Dropout(0.25)
        self.fc2 = nn.Linear(600, 120)
        self.drop2 = nn.Dropout(0.25)
        self.fc3 = nn.Linear(120, max(n_classes, 10))

    def forward(self, x):
        x = self.pool(torch.relu(self.bn1(self.conv1(x))))
        x = self.pool(torch.relu(self.bn2(self.conv2(x))))
        x = torch.flatten(x, 1)
        x = self.drop1(torch.relu(self.fc1(x)))
        x = self.drop2(torch.relu(self.fc2(x)))
        return self.fc3(x)[:, : self.n]
