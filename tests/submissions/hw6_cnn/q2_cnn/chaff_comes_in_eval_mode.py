"""The network is made in eval mode."""

CAUGHT_BY = "test_one_row_of_logits_per_picture"
LESSON = "Your network comes in eval mode. Leave it as it is made: in training mode."

from torch import nn


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.conv1 = nn.Conv2d(1, 32, 3, padding=1)
        self.norm1 = nn.BatchNorm2d(32)
        self.conv2 = nn.Conv2d(32, 64, 3)
        self.norm2 = nn.BatchNorm2d(64)
        self.pool = nn.MaxPool2d(2)
        self.relu = nn.ReLU()
        self.drop = nn.Dropout(0.25)
        self.fc1 = nn.Linear(2304, 600)
        self.fc2 = nn.Linear(600, 120)
        self.fc3 = nn.Linear(120, n_classes)
        self.eval()

    def forward(self, x):
        x = self.pool(self.relu(self.norm1(self.conv1(x))))
        x = self.pool(self.relu(self.norm2(self.conv2(x))))
        x = self.drop(self.relu(self.fc1(x.flatten(1))))
        x = self.drop(self.relu(self.fc2(x)))
        return self.fc3(x)
