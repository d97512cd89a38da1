"""Convolutions of a class of one's own."""

from torch import nn


class Conv3(nn.Conv2d):
    def __init__(self, n_in, n_out, padding):
        super().__init__(n_in, n_out, kernel_size=3, padding=padding)


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.stage1 = nn.Sequential(Conv3(1, 32, 1), nn.BatchNorm2d(32), nn.ReLU(), nn.MaxPool2d(2))
        self.stage2 = nn.Sequential(Conv3(32, 64, 0), nn.BatchNorm2d(64), nn.ReLU(), nn.MaxPool2d(2))
        self.head = nn.Sequential(
            nn.Flatten(), nn.Linear(2304, 600), nn.ReLU(), nn.Dropout(0.25),
            nn.Linear(600, 120), nn.ReLU(), nn.Dropout(0.25), nn.Linear(120, n_classes),
        )

    def forward(self, x):
        return self.head(self.stage2(self.stage1(x)))
