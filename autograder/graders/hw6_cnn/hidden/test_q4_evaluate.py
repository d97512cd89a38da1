"""q4_evaluate: measuring without touching."""

import copy

import pytest
import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, default_collate

from autograder.checks import check, expect


class _Watched(nn.Module):
    """Writes down how a network is used."""

    def __init__(self, inner):
        super().__init__()
        self.inner, self.recorded, self.kinds = inner, [], []

    def forward(self, x):
        self.recorded.append(torch.is_grad_enabled())
        self.kinds.append(type(x).__name__)
        return self.inner(x)


class _WatchedLoss:
    """Cross-entropy that writes down what kind of labels it is given."""

    def __init__(self):
        self.kinds = []

    def __call__(self, logits, labels):
        self.kinds.append(type(labels).__name__)
        return nn.functional.cross_entropy(logits, labels)


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=5)


def _pairs(images, labels):
    return list(zip(images.split(5), labels.split(5), strict=True))


def _loader_that_notes_moves(images, labels, journal):
    """Its tensors write into the journal where they are moved, and are plain tensors afterwards."""

    class Unmoved(torch.Tensor):
        def to(self, *args, **kwargs):
            journal.append(str(args[0] if args else kwargs.get("device")))
            return self.as_subclass(torch.Tensor).to(*args, **kwargs)

    def collate(items):
        return [part.as_subclass(Unmoved) for part in default_collate(items)]

    return DataLoader(TensorDataset(images, labels), batch_size=5, collate_fn=collate)


def _leave_gradients(net):
    for p in net.parameters():
        p.grad = torch.full_like(p, 3.0)


def _trainable(net):
    return all(p.requires_grad for p in net.parameters())


def _everything(net):
    """Parameters, running statistics and gradients."""
    grads = [torch.zeros_like(p) if p.grad is None else p.grad.clone() for p in net.parameters()]
    return [value.detach().clone() for value in net.state_dict().values()] + grads


def _modes(net):
    return [module.training for module in net.modules()]


def _data(rng, n=12):
    images = torch.as_tensor(rng.normal(size=(n, 1, 8, 8)), dtype=torch.float32)
    return images, torch.as_tensor(rng.integers(0, 3, n))


def _dense(device):
    return nn.Sequential(nn.Flatten(), nn.Linear(64, 3)).to(device)


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
    return subject.evaluate(subject.put(copy.deepcopy(net)), subject.make(loader, *data), loss_fn, device)


def _compare(student, solution, net, data, device, *, loader=_loader):
    theirs = _evaluated(solution, net, data, device)
    mine = _evaluated(student, net, data, device, loader)
    expect.close(mine[0], theirs[0], "the loss", rtol=1e-5)
    expect.close(mine[1], theirs[1], "the accuracy", rtol=1e-6)


@check(
    points=0.5,
    after="test_three_of_four",
    hint="Weigh each batch's mean loss by its number of images, count the right answers, divide both by "
    "the number of all images.",
)
def test_the_means_are_over_images(student, solution, rng, device):
    """An image in a small last batch counts as much as any other, in the loss and in the accuracy."""
    images, labels = _data(rng, n=12)
    net = _dense(device)
    labels[:10] = net(images[:10].to(device)).argmax(1).cpu()  # all right but the last, small batch
    labels[10:] = (net(images[10:].to(device)).argmax(1).cpu() + 1) % 3
    _compare(student, solution, net, (images, labels), device)


@check(
    points=0.5,
    after="test_the_means_are_over_images",
    hint="Count the images as they come by: a list has no .dataset, and a loader may leave some out.",
)
def test_a_list_of_batches_will_do(student, solution, rng, device):
    """The loader may be a plain list of (images, labels) pairs."""
    _compare(student, solution, _dense(device), _data(rng), device, loader=_pairs)


@check(
    points=0.5,
    after="test_the_means_are_over_images",
    hint="model.eval() before the loop: dropout off, batch norm with its running averages.",
)
def test_in_eval_mode(student, solution, rng, device):
    """A network with dropout and batch norm, given in training mode, is evaluated in eval mode."""
    _compare(student, solution, _normed(device), _data(rng), device)


@check(
    points=0.5,
    after="test_it_gives_a_loss_and_an_accuracy",
    hint="Keep model.training before you change it; model.train(was_training) brings back either mode.",
)
@pytest.mark.parametrize("mode", [True, False])
def test_the_mode_comes_back(student, rng, device, mode):
    """Afterwards the network and all its layers are in the mode that they were in before."""
    net = student.put(_normed(device).train(mode))
    student.evaluate(net, student.make(_loader, *_data(rng)), student.put(nn.CrossEntropyLoss()), device)
    modes = student.run(_modes, net)
    expect.equal(modes, [mode] * len(modes), "the list of modes of the network and its layers afterwards")


@check(
    points=0.5,
    after="test_in_eval_mode",
    hint="with torch.no_grad(): around the loop (torch.set_grad_enabled(False) stays until it is undone); no "
    "backward, no zero_grad, no step.",
)
def test_nothing_is_left_behind(student, rng, device):
    """No graph is recorded, and parameters, gradients and running statistics stay as they were."""
    net = student.put(_Watched(_normed(device)))
    student.run(_leave_gradients, net)
    before = student.run(_everything, net)
    student.evaluate(net, student.make(_loader, *_data(rng)), student.put(nn.CrossEntropyLoss()), device)
    expect.true(not any(net.recorded), "Autograd was on while the network predicted.")
    for old, new in zip(before, student.run(_everything, net), strict=True):
        expect.equal(new, old, "a parameter, a running statistic or a gradient")
    expect.true(student.run(_trainable, net), "Afterwards a parameter no longer requires a gradient.")
    expect.autograd_on(student, "Afterwards autograd is still switched off.")


@check(
    points=0.5,
    after="test_it_gives_a_loss_and_an_accuracy",
    hint="images.to(device) returns the moved tensor: keep it. Labels move too; `device` is the argument.",
)
def test_batches_are_moved_to_the_device(student, rng, device):
    """Images and labels are moved to the device that is given."""
    # "cpu:0" is the CPU by a name that nobody writes by accident; what follows a moved tensor is on "cpu"
    given = torch.device("cpu:0") if device.type == "cpu" else device
    journal, net, loss_fn = (
        student.put([]),
        student.put(_Watched(_dense(device))),
        student.put(_WatchedLoss()),
    )
    student.evaluate(net, student.make(_loader_that_notes_moves, *_data(rng), journal), loss_fn, given)
    expect.equal(set(net.kinds) | set(loss_fn.kinds), {"Tensor"}, "the kinds of tensor that arrived")
    expect.true(
        str(given) in set(student.fetch(journal)), "No tensor was moved to the device that was given."
    )
