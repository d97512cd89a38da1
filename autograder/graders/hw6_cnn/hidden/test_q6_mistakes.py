"""q6_mistakes: the images that a network gets wrong."""

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


def _pairs(images, labels):
    return list(zip(images.split(8), labels.split(8), strict=True))


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=8)


def _loader_that_notes_moves(images, labels, journal):
    """Its tensors write into the journal where they are moved, and are plain tensors afterwards."""

    class Unmoved(torch.Tensor):
        def to(self, *args, **kwargs):
            journal.append(str(args[0] if args else kwargs.get("device")))
            return self.as_subclass(torch.Tensor).to(*args, **kwargs)

    def collate(items):
        return [part.as_subclass(Unmoved) for part in default_collate(items)]

    return DataLoader(TensorDataset(images, labels), batch_size=8, collate_fn=collate)


def _modes(net):
    return [module.training for module in net.modules()]


def _data(rng, n=21):
    images = torch.as_tensor(rng.random((n, 1, 28, 28)), dtype=torch.float32)
    return images, torch.as_tensor(rng.integers(0, 4, n))


def _dense(device):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 4)).to(device)


def _normed(device):
    """A network that says something else in training mode than in eval mode."""
    net = nn.Sequential(nn.BatchNorm2d(1), nn.Flatten(), nn.Dropout(0.8), nn.Linear(784, 4))
    net[0].running_mean += 3
    return net.to(device)


def _compare(student, solution, net, data, device, *, loader=_loader):
    theirs = solution.mistakes(solution.put(copy.deepcopy(net)), solution.make(loader, *data), device)
    mine = student.mistakes(student.put(copy.deepcopy(net)), student.make(loader, *data), device)
    for name, got, wanted in zip(("labels", "predictions"), mine[1:], theirs[1:], strict=True):
        expect.equal(got, wanted, f"the {name}")
    expect.equal(mine[0], theirs[0], "the images")


@check(
    points=0.5,
    after="test_two_mistakes_of_five",
    hint="Collect from every batch, also the small last one, in the order in which they come.",
)
def test_all_of_them_in_order(student, solution, rng, device):
    """All mistakes of all batches are there, in the loader's order, from a DataLoader or a list of pairs."""
    data, net = _data(rng), _dense(device)
    _compare(student, solution, net, data, device)
    _compare(student, solution, net, data, device, loader=_pairs)


@check(
    points=0.5,
    after="test_two_mistakes_of_five",
    hint="Keep the empty parts too: torch.cat of empty tensors has their shape and their dtype.",
)
def test_no_mistakes(student, rng, device):
    """Without mistakes the tensors are empty: shapes (0, 1, 28, 28), (0,) and (0,), dtypes as ever."""
    images, _ = _data(rng)
    net = _dense(device)
    labels = net(images.to(device)).argmax(1).cpu()
    found = student.mistakes(student.put(net), student.make(_loader, images, labels), device)
    expect.tensor(found[0], "the images", shape=(0, 1, 28, 28), dtype=torch.float32)
    expect.tensor(found[1], "the labels", shape=(0,), dtype=torch.int64)
    expect.tensor(found[2], "the predictions", shape=(0,), dtype=torch.int64)


@check(
    points=0.5,
    after="test_all_of_them_in_order",
    hint="model.eval() before the loop, or dropout and batch norm make mistakes that are none.",
)
def test_in_eval_mode(student, solution, rng, device):
    """A network with dropout and batch norm, given in training mode, predicts in eval mode."""
    _compare(student, solution, _normed(device), _data(rng, n=40), device)


@check(
    points=0.5,
    after="test_it_gives_three_tensors",
    hint="Keep model.training before you change it and bring it back; torch.no_grad() around the loop.",
)
@pytest.mark.parametrize("mode", [True, False])
def test_the_network_is_left_as_it_was(student, rng, device, mode):
    """No graph is recorded, and the network and its layers are afterwards in the mode as before."""
    net = student.put(_Watched(_dense(device)).train(mode))
    student.mistakes(net, student.make(_loader, *_data(rng)), device)
    expect.true(not any(net.recorded), "Autograd was on while the network predicted.")
    expect.autograd_on(student, "Afterwards autograd is still switched off.")
    modes = student.run(_modes, net)
    expect.equal(modes, [mode] * len(modes), "the list of modes of the network and its layers afterwards")


@check(
    points=0.5,
    after="test_it_gives_three_tensors",
    hint="images.to(device) returns the moved tensor: keep it. `device` is the argument.",
)
def test_batches_are_moved_to_the_device(student, rng, device):
    """Images and labels are moved to the device that is given."""
    # "cpu:0" is the CPU by a name that nobody writes by accident; the results may then move on to "cpu"
    given = torch.device("cpu:0") if device.type == "cpu" else device
    journal, net = student.put([]), student.put(_Watched(_dense(device)))
    student.mistakes(net, student.make(_loader_that_notes_moves, *_data(rng), journal), given)
    expect.equal(set(net.kinds), {"Tensor"}, "the kinds of tensor that arrived")
    expect.true(
        str(given) in set(student.fetch(journal)), "No tensor was moved to the device that was given."
    )
