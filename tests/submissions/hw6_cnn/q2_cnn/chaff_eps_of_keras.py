"""Batch norm with the eps of Keras, 0.001."""

CAUGHT_BY = "test_it_computes_what_the_docstring_says"
LESSON = "Your batch norm has other settings than PyTorch's own. Leave out eps and momentum."

from torch import nn


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.norm1 = nn.BatchNorm2d(32, eps=1e-3)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.norm2 = nn.BatchNorm2d(64, eps=1e-3)
        self.pool = nn.MaxPool2d(2)
        self.relu = nn.ReLU()
        self.drop = nn.Dropout(0.25)
        self.fc1 = nn.Linear(2304, 600)
        self.fc2 = nn.Linear(600, 120)
        self.fc3 = nn.Linear(120, n_classes)

    def forward(self, x):
        x = self.pool(self.relu(self.norm1(self.conv1(x))))
        x = self.pool(self.relu(self.norm2(self.conv2(x))))
        x = self.drop(self.relu(self.fc1(x.flatten(1))))
        x = self.drop(self.relu(self.fc2(x)))
        return self.fc3(x)
