"""q4_evaluate: measuring without touching."""

import copy
import math

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect, probes
from autograder.checks.probes import OnceThrough  # by its own name: what goes over takes no `probes` along


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=5)


def _pairs(images, labels):
    return list(zip(images.split(5), labels.split(5), strict=True))


def _whole_batches(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=5, drop_last=True)


def _once(images, labels):
    return OnceThrough(_pairs(images, labels))


def _leave_gradients(net):
    for p in net.parameters():
        p.grad = torch.full_like(p, 3.0)
    next(net.parameters()).requires_grad_(False)  # and a frozen parameter


def _data(rng, n=12):
    images = torch.as_tensor(rng.normal(size=(n, 1, 8, 8)), dtype=torch.float32)
    return images, torch.as_tensor(rng.integers(0, 3, n))


def _dense(device):
    return nn.Sequential(nn.Flatten(), nn.Linear(64, 3)).to(device)


def _echo(n, device):
    """A network that says what it is shown."""
    layer = nn.Linear(n, n, bias=False)
    layer.weight.data = torch.eye(n)
    return layer.to(device)


def _normed(device):
    """A network whose answers in training mode differ from those in eval mode."""
    net = nn.Sequential(
        nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU(), nn.Flatten(), nn.Dropout(0.5), nn.Linear(144, 3)
    )
    net[1].running_mean += 0.5
    net[1].running_var *= 3
    return net.to(device)


def _evaluated(subject, net, data, device, loader=_loader):
    loss_fn = subject.put(nn.CrossEntropyLoss())
    batches = subject.make(loader, *(part.clone() for part in data))
    return subject.evaluate(subject.put(copy.deepcopy(net)), batches, loss_fn, device)


def _uneven(rng, device):
    """A network, and images that it gets all right but the two of the last, small batch."""
    images, labels = _data(rng, n=42)  # nine batches: who stops after a few is seen
    net = _dense(device)
    labels[:40] = net(images[:40].to(device)).argmax(1).cpu()
    labels[40:] = (net(images[40:].to(device)).argmax(1).cpu() + 1) % 3
    return net, (images, labels)


@check(
    points=0.25,
    after="test_three_images_and_one",
    hint="Multiply each batch's mean loss by its number of images; divide the sum by the number of all "
    "images.",
)
def test_the_mean_loss_is_over_images(student, solution, rng, device):
    """An image in a small last batch counts as much as any other in the loss."""
    net, data = _uneven(rng, device)
    wanted = _evaluated(solution, net, data, device)[0]
    expect.close(_evaluated(student, net, data, device)[0], wanted, "the loss", rtol=1e-5)


@check(
    points=0.25,
    after="test_three_images_and_one",
    hint="Count the right answers of all batches and divide once, by the number of all images. The "
    "prediction is the place of the largest logit of an image, dim=1, of however many.",
)
def test_the_accuracy_is_over_images(student, rng, device):
    """An image in a small last batch counts as much as any other in the accuracy, of 2 classes or of 13."""
    net, data = _uneven(rng, device)
    expect.close(_evaluated(student, net, data, device)[1], 40 / 42, "the accuracy", rtol=1e-6)
    logits, labels = torch.eye(13)[[10, 12, 11, 2, 12]], torch.tensor([10, 12, 11, 12, 0])
    logits[[3, 4], labels[[3, 4]]] = 0.5  # the second largest is no answer
    found = _evaluated(student, _echo(13, device), (logits, labels), device)[1]
    expect.close(found, 3 / 5, "the accuracy of 13 classes", rtol=1e-6)
    logits = torch.as_tensor(rng.normal(size=(600, 2)), dtype=torch.float32)
    labels = torch.where(torch.arange(600) < 540, logits.argmax(1), logits.argmin(1))
    whole, loss_fn = student.put([(logits, labels)]), student.put(nn.CrossEntropyLoss())
    found = student.evaluate(student.put(_echo(2, device)), whole, loss_fn, device)[1]
    expect.close(found, 540 / 600, "the accuracy of 600 images of 2 classes in one batch", rtol=1e-6)


class _First:
    """A loss that is the mean of the first logits, which may be anything."""

    def __call__(self, logits, _labels):
        return logits[:, 0].mean()


@check(
    points=0.25,
    after=("test_the_mean_loss_is_over_images", "test_the_accuracy_is_over_images"),
    hint="Measure loss and accuracy in one pass, and count the images as they come by: a loader has "
    "perhaps no .dataset, and may be used up when you go through it again. A loss counts whatever it is.",
)
def test_any_iterable_will_do(student, solution, rng, device):
    """The loader may be a list of pairs, or something that can be gone through only once; device, a str."""
    net, data = _uneven(rng, device)
    loss, accuracy = _evaluated(solution, net, data, device)
    for make_loader in (_pairs, _once):
        found = _evaluated(student, net, data, str(device), make_loader)
        expect.close(found[0], loss, "the loss", rtol=1e-5)
        expect.close(found[1], accuracy, "the accuracy", rtol=1e-6)
    wanted = _evaluated(solution, net, data, device, _whole_batches)
    found = _evaluated(student, net, data, device, _whole_batches)
    expect.close(found[0], wanted[0], "the loss of the 40 images that a loader gives of 42", rtol=1e-5)
    expect.close(found[1], wanted[1], "the accuracy of the 40 images that a loader gives of 42", rtol=1e-6)
    for first, mean in ((-7.0, -7 / 3), (3e6, 1e6), (math.nan, math.nan), (math.inf, math.inf)):
        logits = torch.tensor([[first, 0.0], [0.0, 0.0], [0.0, 0.0]])
        zeros = torch.zeros(3, dtype=torch.int64)
        batches = student.put([(logits[:1], zeros[:1]), (logits[1:], zeros[1:])])
        found = student.evaluate(student.put(_echo(2, device)), batches, student.put(_First()), device)
        kind = "negative" if first < 0 else "large" if first < math.inf else "not finite"
        what = f"the mean of a batch's loss that is {kind}, and of another's that is 0,"
        expect.close(float(found[0]), mean, what, rtol=1e-5, nan_ok=True)


@check(
    points=0.5,
    after=(
        "test_eval_mode_and_back",
        "test_the_mean_loss_is_over_images",
        "test_the_accuracy_is_over_images",
    ),
    hint="model.eval() before the loop: dropout off, batch norm with its running averages. "
    "model.training = False "
    "does not reach the layers.",
)
def test_in_eval_mode(student, solution, rng, device):
    """A network with dropout and batch norm, given in training mode, is evaluated in eval mode."""
    data, net = _data(rng), _normed(device)
    theirs, mine = (_evaluated(side, net, data, device) for side in (solution, student))
    expect.close(mine[0], theirs[0], "the loss", rtol=1e-5)
    expect.close(mine[1], theirs[1], "the accuracy", rtol=1e-6)


@check(
    points=0.5,
    after="test_eval_mode_and_back",
    hint="with torch.no_grad(): around the loop (torch.set_grad_enabled(False) stays until it is undone).",
)
def test_no_graph_is_recorded(student, rng, device):
    """Autograd is off while the network predicts, and on or off as before afterwards."""
    net = student.put(probes.WatchedModule(_normed(device)))
    student.evaluate(net, student.make(_loader, *_data(rng)), student.put(nn.CrossEntropyLoss()), device)
    expect.true(not any(net.recorded), "Autograd was on while the network predicted.")
    expect.autograd_on(student, "Afterwards autograd is still switched off.")
    with probes.autograd_as_it_was(student, "the caller's setting of autograd, which was off,"):
        student.evaluate(net, student.make(_loader, *_data(rng)), student.put(nn.CrossEntropyLoss()), device)


@check(
    points=0.5,
    after=("test_in_eval_mode", "test_no_graph_is_recorded"),
    hint="No backward, no zero_grad, no step; model.train(was_training) with the mode of before reaches "
    "every "
    "layer.",
)
def test_nothing_is_left_behind(student, rng, device):
    """All of the network is as before: modes, parameters, gradients, statistics, hooks; and the batches."""
    for mode in (True, False):
        net = student.put(_normed(device).train(mode))
        student.run(_leave_gradients, net)
        batches, loss_fn = student.make(_pairs, *_data(rng)), student.put(nn.CrossEntropyLoss())
        with probes.unchanged(student, net, "the network"), probes.unchanged(student, batches, "the batches"):
            student.evaluate(net, batches, loss_fn, device)


@check(
    points=0.25,
    after="test_it_gives_a_loss_and_an_accuracy",
    hint="images.to(device) returns the moved tensor: keep it. Labels move too; `device` is the argument.",
)
def test_batches_are_moved_to_the_device(student, rng, device):
    """Images and labels are moved to the device that is given, which is where the network is."""
    given = "cpu:0" if device.type == "cpu" else str(device)
    net = student.put(probes.WatchedModule(_dense(device)))
    loss_fn = student.put(probes.RecordingLoss(nn.CrossEntropyLoss()))
    loader = student.make(probes.loader_of_unmoved, *_data(rng), 5)
    moves = student.run(
        probes.moves_during, student.evaluate, given, net, loader, loss_fn, torch.device(given)
    )
    arrived = set(net.kinds) | set(loss_fn.kinds)
    expect.true("Unmoved" not in arrived, "Images or labels arrived that were not moved.")
    expect.true(given in moves, "No tensor was moved to the device that was given.")
