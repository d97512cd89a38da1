"""q3_train_epoch: every batch once, one step each."""

import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=8)


def _sgd(net):
    return torch.optim.SGD(net.parameters(), lr=0.5)


def _bright_and_dark(n=30):
    """Pictures of two kinds that one linear layer can tell apart."""
    labels = torch.arange(n) % 2
    return torch.rand(n, 1, 4, 4) * 0.2 + labels.view(-1, 1, 1, 1), labels


def _epochs(student, device, count):
    """Mean losses of some epochs on easy pictures."""
    net = student.put(nn.Sequential(nn.Flatten(), nn.Linear(16, 2)).to(device))
    loader, optimizer = student.make(_loader, *_bright_and_dark()), student.make(_sgd, net)
    return [
        student.train_epoch(net, loader, student.put(nn.CrossEntropyLoss()), optimizer, device)
        for _ in range(count)
    ]


@check(points=0.5, hint="loss.item() is a number without a graph; add those up, not the tensors.")
def test_it_returns_a_float(student, device):
    """The mean loss comes back as a finite Python float."""
    (loss,) = _epochs(student, device, 1)
    expect.type(loss, float, "the mean loss")
    expect.finite(loss, "the mean loss")


@check(
    points=0.5,
    after="test_it_returns_a_float",
    hint="The order is: zero_grad, predict, loss, backward, step.",
)
def test_the_loss_goes_down(student, device):
    """On pictures that are easy to tell apart the loss is lower in each of three epochs."""
    losses = [math.inf, *_epochs(student, device, 3)]
    for epoch in range(1, 4):
        expect.true(losses[epoch] < losses[epoch - 1], f"In epoch {epoch} the loss did not go down.")
