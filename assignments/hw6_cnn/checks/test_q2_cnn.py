"""q2_cnn: two convolutional stages and three linear layers."""

import torch

from autograder.checks import check, expect


def _count(net):
    return sum(p.numel() for p in net.parameters())


@check(
    points=1,
    hint="Layers in a plain list are invisible to parameters(): make them attributes, or use nn.Sequential "
    "or nn.ModuleList. Print the network and compare it with the docstring line by line.",
)
def test_it_has_all_its_parameters(student):
    """The network has 1 475 338 parameters."""
    expect.equal(student.run(_count, student.FashionCNN()), 1_475_338, "the number of parameters")


@check(
    points=1,
    after="test_it_has_all_its_parameters",
    hint="Flatten with torch.flatten(maps, 1): the first dimension, the batch, stays whatever it is.",
)
def test_one_row_of_logits_per_picture(student, device):
    """A batch of n pictures gives float32 logits of shape (n, 10), also for n = 1."""
    net = student.FashionCNN().to(device)
    for n in (5, 1):
        expect.tensor(
            net(torch.rand(n, 1, 28, 28, device=device)), "logits", shape=(n, 10), dtype=torch.float32
        )
