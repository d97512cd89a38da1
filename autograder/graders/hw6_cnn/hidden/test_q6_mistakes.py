"""q6_mistakes: the images that a network gets wrong."""

import copy

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect, probes
from autograder.checks.probes import OnceThrough  # by its own name: what goes over takes no `probes` along


def _pairs(images, labels):
    return list(zip(images.split(8), labels.split(8), strict=True))


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=8)


def _once(images, labels):
    return OnceThrough(_pairs(images, labels))


def _leave_gradients(net):
    for p in net.parameters():
        p.grad = torch.full_like(p, 3.0)


def _data(rng, n=21):
    images = torch.as_tensor(rng.normal(size=(n, 1, 28, 28)), dtype=torch.float32)
    return images, torch.as_tensor(rng.integers(0, 4, n))


def _dense(device):
    return nn.Sequential(nn.Flatten(), nn.Linear(784, 4)).to(device)


def _normed(device):
    """A network that says something else in training mode than in eval mode, the same for each call."""
    torch.manual_seed(6060)
    net = nn.Sequential(nn.BatchNorm2d(1), nn.Flatten(), nn.Dropout(0.8), nn.Linear(784, 4))
    net[0].running_mean += 3
    return net.to(device)


def _compare(student, solution, net, data, device, *, loader=_loader):
    theirs = solution.mistakes(solution.put(copy.deepcopy(net)), solution.make(loader, *data), device)
    mine = student.mistakes(student.put(copy.deepcopy(net)), student.make(loader, *data), device)
    expect.equal(len(mine), 3, "the number of results")
    for name, got, wanted in zip(("labels", "predictions"), mine[1:], theirs[1:], strict=True):
        expect.equal(got, wanted, f"the {name}")
    expect.close(mine[0], theirs[0], "the images", rtol=0, atol=0, nan_ok=True)


@check(
    points=0.5,
    after="test_two_mistakes_of_five",
    hint="Collect from every batch, also of a single image, in the order in which they come, in one pass. "
    "The images are given back as they came: one that comes twice counts twice, and one with a NaN in it, "
    "too.",
)
def test_all_of_them_in_order(student, solution, rng, device):
    """All mistakes are there, in the loader's order, from any loader and of any number of classes."""
    data, net = _data(rng, n=193), _dense(device)  # who stops after a few batches, or mistakes, is seen
    data[0][4] = data[0][3]  # the same image twice
    data[0][7, 0, 0, 0] = torch.nan  # so are its logits, and PyTorch takes the first of them
    said = net(data[0].to(device)).argmax(1).cpu()
    data[1][[3, 4, 7, -1]] = (said[[3, 4, 7, -1]] + 1) % 4  # and the last batch is a single mistake
    for loader in (_loader, _pairs, _once):
        _compare(student, solution, net, data, device, loader=loader)
    many = nn.Sequential(nn.Flatten(), nn.Linear(784, 23)).to(device)
    _compare(student, solution, many, (data[0], data[1] + 19), str(device), loader=_pairs)


@check(
    points=0.5,
    after=("test_all_of_them_in_order", "test_eval_mode_and_back"),
    hint="model.eval() before the loop, or dropout and batch norm make mistakes that are none.",
)
def test_in_eval_mode(student, solution, rng, device):
    """A network with dropout and batch norm, given in training mode, predicts in eval mode."""
    _compare(student, solution, _normed(device), _data(rng, n=40), device)


@check(
    points=0.25,
    after="test_it_gives_three_tensors",
    hint="torch.no_grad() around the loop; torch.set_grad_enabled(False) stays until it is undone.",
)
def test_no_graph_is_recorded(student, rng, device):
    """Autograd is off while the network predicts, and on or off as before afterwards."""
    net = student.put(probes.WatchedModule(_dense(device)))
    student.mistakes(net, student.make(_loader, *_data(rng)), device)
    expect.true(not any(net.recorded), "Autograd was on while the network predicted.")
    expect.autograd_on(student, "Afterwards autograd is still switched off.")
    with probes.autograd_as_it_was(student, "the caller's setting of autograd, which was off,"):
        student.mistakes(net, student.make(_loader, *_data(rng)), device)


@check(
    points=0.5,
    after=("test_no_mistakes", "test_no_graph_is_recorded", "test_in_eval_mode"),
    hint="Keep model.training before you change it and bring it back with model.train(was_training), "
    "whatever is found: before every `return`. No zero_grad, and nothing in place.",
)
def test_the_network_is_left_as_it_was(student, rng, device):
    """In either mode, with mistakes and without, network and batches are afterwards as before."""
    images, labels = _data(rng)
    right = _normed(device).eval()(images.to(device)).argmax(1).cpu()
    for mode in (True, False):
        for wanted in (labels, right):
            net = student.put(_normed(device).train(mode))
            student.run(_leave_gradients, net)
            batches = student.make(_pairs, images, wanted)
            with (
                probes.unchanged(student, net, "the network"),
                probes.unchanged(student, batches, "the batches"),
            ):
                student.mistakes(net, batches, device)


@check(
    points=0.25,
    after="test_it_gives_three_tensors",
    hint="images.to(device) returns the moved tensor: keep it. `device` is the argument.",
)
def test_batches_are_moved_to_the_device(student, rng, device):
    """Images and labels are moved to the device that is given, which is where the network is."""
    given = "cpu:0" if device.type == "cpu" else str(device)
    net = student.put(probes.WatchedModule(_dense(device)))
    loader = student.make(probes.loader_of_unmoved, *_data(rng), 5)
    moves = student.run(probes.moves_during, student.mistakes, given, net, loader, torch.device(given))
    expect.true("Unmoved" not in set(net.kinds), "Images arrived that were not moved.")
    expect.true(given in moves, "No tensor was moved to the device that was given.")
