"""q5_learn: a small network and the function that trains it."""

import torch
from torch import nn

from autograder.checks import check, expect


def _count(net):
    return sum(p.numel() for p in net.parameters())


def _counting_epochs():
    """A run_epoch that trains nothing and gives 1.5, then 2.5, and so on."""
    calls = []

    def run_epoch(model, loader, loss_fn, optimizer, device):
        calls.append(device)
        return len(calls) + 0.5

    return run_epoch


@check(
    points=0.5,
    hint="Print the network and compare it with the docstring line by line; 16 maps of 7 × 7 are 784.",
)
def test_the_small_network(student, device):
    """The small network has 52 186 parameters and gives float32 logits of shape (n, 10)."""
    net = student.make_small_cnn()
    expect.equal(student.run(_count, net), 52_186, "the number of parameters")
    net.to(device)
    logits = net(torch.rand(3, 1, 28, 28, device=device))
    expect.tensor(logits, "the logits", shape=(3, 10), dtype=torch.float32)


@check(
    points=0.5,
    hint="Call run_epoch(model, loader, loss_fn, optimizer, device) once per epoch and keep what it gives.",
)
def test_one_loss_per_epoch(student, device):
    """The given run_epoch is called once per epoch, and a list of what it gave comes back."""
    images, labels = torch.rand(10, 1, 28, 28), torch.arange(10)
    net = student.put(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)))
    run_epoch = student.make(_counting_epochs)
    losses = student.learn(net, images, labels, epochs=4, batch_size=4, device=device, run_epoch=run_epoch)
    expect.equal(losses, [1.5, 2.5, 3.5, 4.5], "what learn returns")
