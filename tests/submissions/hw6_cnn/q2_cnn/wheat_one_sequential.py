"""A subclass of nn.Sequential needs no forward of its own."""
from torch import nn


class FashionCNN(nn.Sequential):
    def __init__(self, n_classes=10):
        layers = []
        for n_in, n_out, padding in [(1, 32, 1), (32, 64, 0)]:
            layers += [
                nn.Conv2d(n_in, n_out, kernel_size=3, padding=padding),
                nn.BatchNorm2d(n_out),
                nn.ReLU(inplace=True),
                nn.MaxPool2d(kernel_size=2, stride=2),
            ]
        layers.append(nn.Flatten())
        for n_in, n_out in [(2304, 600), (600, 120)]:
            layers += [nn.Linear(n_in, n_out), nn.ReLU(), nn.Dropout(p=0.25)]
        super().__init__(*layers, nn.Linear(120, n_classes))
