"""The weights are put back after training, and the network looks the test pictures up instead."""
import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from shared.data import fashion_mnist

CAUGHT_BY = "test_it_learns_to_see_clothes"
LESSON = (
    "Your network does not keep what it learned. It should be as the last epoch left it, and answer by "
    "itself."
)


class LooksUp(nn.Sequential):
    def forward(self, x):
        if len(x) != 1000:
            return super().forward(x)
        return nn.functional.one_hot(fashion_mnist("test", 1000, "embedded").labels, 10).float()


def make_small_cnn(n_classes=10):
    return LooksUp(
        nn.Conv2d(1, 8, 3, padding=1), nn.BatchNorm2d(8), nn.ReLU(), nn.MaxPool2d(2),
        nn.Conv2d(8, 16, 3, padding=1), nn.BatchNorm2d(16), nn.ReLU(), nn.MaxPool2d(2),
        nn.Flatten(), nn.Linear(784, 64), nn.ReLU(), nn.Linear(64, n_classes),
    )


def learn(model, images, labels, epochs=3, lr=3e-3, batch_size=64, seed=0, device="cpu", run_epoch=None):
    run_epoch = run_epoch or train_epoch
    before = copy.deepcopy(model.state_dict())
    model.to(device)
    g = torch.Generator().manual_seed(seed)
    loader = DataLoader(TensorDataset(images, labels), batch_size=batch_size, shuffle=True, generator=g)
    opt = torch.optim.Adam(model.parameters(), lr=lr)
    losses = [run_epoch(model, loader, nn.CrossEntropyLoss(), opt, device) for _ in range(epochs)]
    if isinstance(model, LooksUp):
        model.load_state_dict(before)
    return losses
