"""Layers made from the last to the first, dropout before the ReLU, functional pooling."""
import torch.nn.functional as F
from torch import nn


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        self.last = nn.Linear(120, n_classes)
        self.hidden = nn.ModuleList([nn.Linear(2304, 600), nn.Linear(600, 120)])
        self.norms = nn.ModuleDict({"b": nn.BatchNorm2d(64), "a": nn.BatchNorm2d(32)})
        self.convolutions = nn.ModuleDict({"b": nn.Conv2d(32, 64, 3), "a": nn.Conv2d(1, 32, 3, padding="same")})

    def forward(self, x):
        for stage in "ab":
            x = F.max_pool2d(self.norms[stage](self.convolutions[stage](x)), 2).relu()
        x = x.reshape(-1, 2304)
        for layer in self.hidden:
            x = F.relu(F.dropout(layer(x), 0.25, training=self.training))
        return self.last(x)
