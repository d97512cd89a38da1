"""A class for a stage, ModuleDict and ModuleList, one dropout used twice, clamp as ReLU."""

from torch import nn


class Stage(nn.Module):
    def __init__(self, i, o, p):
        super().__init__()
        self.layers = nn.ModuleDict(
            {
                "conv": nn.Conv2d(i, o, kernel_size=(3, 3), padding=p, bias=True),
                "bn": nn.BatchNorm2d(num_features=o),
                "act": nn.ReLU(inplace=True),
                "pool": nn.MaxPool2d(kernel_size=2, stride=2),
            }
        )

    def forward(self, x):
        for m in self.layers.values():
            x = m(x)
        return x


class FashionCNN(nn.Module):
    def __init__(self, n_classes=10):
        super().__init__()
        sizes = [2304, 600, 120, n_classes]
        self.fcs = nn.ModuleList(nn.Linear(a, b) for a, b in zip(sizes, sizes[1:]))
        self.stages = nn.ModuleList([Stage(1, 32, 1), Stage(32, 64, 0)])
        self.dropout = nn.Dropout(0.25)

    def forward(self, x):
        for s in self.stages:
            x = s(x)
        x = x.flatten(start_dim=1)
        *hidden, last = self.fcs
        for fc in hidden:
            x = self.dropout(fc(x).clamp(min=0))
        return last(x)
