"""q2_cnn: two convolutional stages and three linear layers."""

import warnings

import torch
from torch import nn

from autograder.checks import check, expect


def _shapes(net, x):
    """Shapes of what convolutions and linear layers give, in the order of the calls."""
    shapes = []
    hooks = [
        layer.register_forward_hook(lambda _m, _i, out: shapes.append(list(out.shape)))
        for layer in net.modules()
        if isinstance(layer, nn.Conv2d | nn.Linear)
    ]
    net(x)
    for hook in hooks:
        hook.remove()
    return shapes


def _numbers(net):
    """How many layers of each kind it has."""
    kinds = {"Conv2d": nn.Conv2d, "BatchNorm2d": nn.BatchNorm2d, "Linear": nn.Linear}
    return {name: sum(isinstance(layer, kind) for layer in net.modules()) for name, kind in kinds.items()}


def _warnings(net, x):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        net(x)
    return [str(warning.message)[:120] for warning in caught]


@check(
    points=0.75,
    hint="Layers in a plain list are invisible to parameters(): make them attributes, or use nn.Sequential "
    "or nn.ModuleList. Print the network and compare it with the docstring line by line.",
)
def test_it_has_all_its_parameters(student):
    """The network has 1 475 338 parameters."""
    count = sum(p.numel() for p in student.FashionCNN().parameters())
    expect.equal(count, 1_475_338, "the number of parameters")


@check(
    points=0.75,
    after="test_it_has_all_its_parameters",
    hint="Flatten with torch.flatten(maps, 1): the first dimension, the batch, stays whatever it is.",
)
def test_one_row_of_logits_per_picture(student, device):
    """A new network is in training mode, and gives float32 logits of shape (n, 10), also for n = 1."""
    net = student.FashionCNN().to(device)
    # a part that is in eval mode by itself fails later, where it matters
    expect.true(net.training is True, "A new network is in training mode; this one is in eval mode.")
    for n in (5, 1):
        expect.tensor(
            net(torch.rand(n, 1, 28, 28, device=device)), "logits", shape=(n, 10), dtype=torch.float32
        )
    expect.equal(net.training, True, "net.training after it was asked")


@check(
    points=0.5,
    after="test_one_row_of_logits_per_picture",
    hint="On the way: 28 × 28 after the first convolution, 12 × 12 after the second, then 600, 120. Each "
    "convolution has an nn.BatchNorm2d.",
)
def test_every_stage_has_its_size(student, device):
    """The convolutions and linear layers give the sizes of the docstring, in that order."""
    found = student.run(_numbers, student.FashionCNN())
    for kind, number in (("Conv2d", 2), ("BatchNorm2d", 2), ("Linear", 3)):
        expect.equal(found[kind], number, f"the number of layers that are nn.{kind}")
    shapes = student.run(_shapes, student.FashionCNN().to(device), torch.rand(3, 1, 28, 28, device=device))
    wanted = [[3, 32, 28, 28], [3, 64, 12, 12], [3, 600], [3, 120], [3, 10]]
    expect.equal(shapes, wanted, "the list of shapes")


@check(points=0.25, after="test_one_row_of_logits_per_picture", hint="The last layer's width is n_classes.")
def test_four_classes(student, device):
    """FashionCNN(n_classes=4) has 1 474 612 parameters and gives 4 logits per picture."""
    net = student.FashionCNN(n_classes=4).to(device)
    count = sum(p.numel() for p in net.parameters())
    expect.equal(count, 1_474_612, "the number of parameters for 4 classes")
    logits = net(torch.rand(2, 1, 28, 28, device=device))
    expect.tensor(logits, "the result for 4 classes", shape=(2, 4))


@check(
    points=0.25,
    after="test_one_row_of_logits_per_picture",
    hint="Dropout2d drops whole channels of (N, C, H, W); for rows of numbers there is nn.Dropout.",
)
def test_pytorch_does_not_warn(student, device):
    """PyTorch finds nothing to warn about when a batch passes through the network."""
    net = student.FashionCNN().to(device)
    net.train()
    found = student.run(_warnings, net, torch.rand(2, 1, 28, 28, device=device))
    expect.true(not found, f"PyTorch warns: {found[0]}" if found else "")


@check(
    points=0.25,
    after="test_every_stage_has_its_size",
    hint="Nothing follows the last linear layer: some logits are negative. In "
    "eval mode dropout is off and batch norm uses its running averages: nn.Dropout knows the mode, F.dropout "
    "must be told training=self.training.",
)
def test_the_answers_are_raw_and_repeatable(student, device):
    """Some logits are negative; in eval mode a picture gets the same ones twice, alone or among others."""
    net = student.FashionCNN().to(device)
    net.eval()
    x = torch.rand(40, 1, 28, 28, device=device)
    logits = net(x).detach()
    # Of one new network's ten logits all are positive once in a thousand times, of three networks' never.
    others = [student.FashionCNN().to(device)(x[:5]).detach() for _ in range(2)]
    signs = torch.cat([logits[:5], *others]) < 0
    expect.true(bool(signs.any()), "No logit is ever negative.")
    expect.close(net(x).detach(), logits, "in eval mode, the logits when asked again", rtol=1e-4, atol=1e-5)
    expect.close(
        net(x[:1]).detach(), logits[:1], "in eval mode, one picture's logits alone", rtol=1e-3, atol=1e-4
    )
    net.train()
    first, again = net(x).detach(), net(x).detach()
    expect.true(
        not torch.equal(first, again), "In training mode nothing is dropped: two answers are the same."
    )


@check(
    points=0.25,
    after="test_the_answers_are_raw_and_repeatable",
    hint="Make the layers anew in __init__, and set no seed there: nothing may be shared or repeated.",
)
def test_two_networks_differ(student, device):
    """Two new networks have other weights and share none."""
    x = torch.rand(4, 1, 28, 28, device=device)
    first, second = student.FashionCNN().to(device), student.FashionCNN().to(device)
    first.eval()
    second.eval()
    expect.true(
        not torch.equal(first(x).detach(), second(x).detach()),
        "Two networks made one after the other have the same weights.",
    )
