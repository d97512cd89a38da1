"""Leaky ReLUs with a small slope."""

CAUGHT_BY = "test_a_relu_follows_each_hidden_linear_layer"
LESSON = (
    "Your network lets a little pass of what is below zero. After the linear layers stands "
    "`nn.ReLU`, which makes it 0."
)

from torch import nn


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.maps = nn.Sequential(
            nn.Conv2d(1, 32, 3, padding=1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2),
            nn.Conv2d(32, 64, 3), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(),
        )
        self.decide = nn.Sequential(
            nn.Linear(2304, 600), nn.LeakyReLU(0.001), nn.Dropout(0.25),
            nn.Linear(600, 120), nn.LeakyReLU(0.001), nn.Dropout(0.25),
            nn.Linear(120, n_classes),
        )

    def forward(self, x):
        return self.decide(self.maps(x))
