"""q3_train_epoch: every batch once, one step each."""

import copy
from itertools import groupby

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset, default_collate

from autograder.checks import check, expect


class _Watched(nn.Module):
    """Writes down what passes through a network."""

    def __init__(self, inner):
        super().__init__()
        self.inner, self.first_pixels, self.modes, self.kinds, self.outputs = inner, [], [], [], []

    def forward(self, x):
        self.first_pixels += x[:, 0, 0, 0].tolist()
        self.modes.append(all(module.training for module in self.modules()))
        self.kinds.append(type(x).__name__)
        out = self.inner(x)
        self.outputs.append(out.detach().clone())
        return out


class _WatchedLoss:
    """Cross-entropy that writes down what it is given."""

    def __init__(self):
        self.logits, self.labels, self.kinds = [], [], []

    def __call__(self, logits, labels):
        self.logits.append(logits.detach().clone())
        self.labels.append(labels.tolist())
        self.kinds.append(type(labels).__name__)
        return nn.functional.cross_entropy(logits, labels)


def _loader(images, labels, batch_size):
    return DataLoader(TensorDataset(images, labels), batch_size=batch_size)


def _pairs(images, labels, batch_size):
    return list(zip(images.split(batch_size), labels.split(batch_size), strict=True))


def _loader_that_notes_moves(images, labels, batch_size, journal):
    """Its tensors write into the journal where they are moved, and are plain tensors afterwards."""

    class Unmoved(torch.Tensor):
        def to(self, *args, **kwargs):
            journal.append(str(args[0] if args else kwargs.get("device")))
            return self.as_subclass(torch.Tensor).to(*args, **kwargs)

    def collate(items):
        return [part.as_subclass(Unmoved) for part in default_collate(items)]

    return DataLoader(TensorDataset(images, labels), batch_size=batch_size, collate_fn=collate)


def _sgd(net, lr, **settings):
    return torch.optim.SGD(net.parameters(), lr=lr, **settings)


def _adam(net, lr):
    return torch.optim.Adam(net.parameters(), lr=lr)


def _weights(net):
    return [p.detach().clone() for p in net.parameters()]


def _leave_gradients(net):
    for p in net.parameters():
        p.grad = torch.full_like(p, 3.0)


def _data(rng, n=12, side=4):
    images = torch.as_tensor(rng.normal(size=(n, 1, side, side)), dtype=torch.float32)
    return images, torch.as_tensor(rng.integers(0, 3, n))


def _dense(device):
    return nn.Sequential(nn.Flatten(), nn.Linear(16, 12), nn.Tanh(), nn.Linear(12, 3)).to(device)


def _normed(device):
    maps = nn.Sequential(nn.Conv2d(1, 4, 3), nn.BatchNorm2d(4), nn.ReLU())
    return nn.Sequential(maps, nn.Flatten(), nn.Linear(4 * 6 * 6, 3)).to(device)


def _run(subject, net, data, device, *, make_optimizer=_sgd, loader=_loader, **settings):
    """One epoch of a copy of the network: the loss and the weights afterwards."""
    net = subject.put(copy.deepcopy(net))
    batches, optimizer = (
        subject.make(loader, *data, 5),
        subject.make(make_optimizer, net, **settings),
    )
    loss = subject.train_epoch(net, batches, subject.put(nn.CrossEntropyLoss()), optimizer, device)
    return loss, subject.run(_weights, net)


@check(
    points=0.5,
    after="test_it_returns_a_float",
    hint="Look at the indentation: `return` stands after the loop, not in it.",
)
def test_every_image_once_in_order(student, rng, device):
    """Every image, also of a small last batch, passes through the network in the loader's order."""
    data = _data(rng)
    net = student.put(_Watched(_dense(device)))
    optimizer, loss_fn = student.make(_sgd, net, 0.0), student.put(nn.CrossEntropyLoss())
    student.train_epoch(net, student.make(_loader, *data, 5), loss_fn, optimizer, device)
    seen = list(dict.fromkeys(net.first_pixels))
    expect.close(seen, data[0][:, 0, 0, 0].tolist(), "the list of the first pixels of the images that it saw")


@check(
    points=0.5,
    after="test_it_returns_a_float",
    hint="Somebody may have called model.eval() before: call model.train() first thing. It reaches "
    "every layer.",
)
def test_in_training_mode(student, rng, device):
    """A network that comes in eval mode is trained in training mode, and left in it."""
    net = student.put(_Watched(_dense(device)).eval())
    optimizer, loss_fn = student.make(_sgd, net, 0.1), student.put(nn.CrossEntropyLoss())
    student.train_epoch(net, student.make(_loader, *_data(rng), 5), loss_fn, optimizer, device)
    expect.true(all(net.modes), "The network or a part of it was in eval mode for at least one batch.")
    expect.true(net.training is True, "The network was in eval mode afterwards.")


@check(
    points=0.5,
    after="test_every_image_once_in_order",
    hint="loss_fn(model(images), labels), nothing in between: cross-entropy applies the softmax itself.",
)
def test_the_loss_function_gets_the_logits(student, rng, device):
    """The given loss_fn is called with the network's own logits and the batch's labels."""
    data = _data(rng, n=11)
    net, loss_fn = student.put(_Watched(_dense(device))), student.put(_WatchedLoss())
    student.train_epoch(net, student.make(_loader, *data, 5), loss_fn, student.make(_sgd, net, 0.1), device)
    batches = [labels for labels, _ in groupby(list(loss_fn.labels))]
    wanted = [labels for labels, _ in groupby(labels.tolist() for labels in data[1].split(5))]
    expect.equal(batches, wanted, "the list of the batches' labels that loss_fn got")
    expect.close(torch.cat(list(loss_fn.logits)), torch.cat(list(net.outputs)), "what loss_fn got as logits")


@check(
    points=0.5,
    after="test_the_loss_function_gets_the_logits",
    hint="Multiply each batch's mean loss by its number of images; divide the sum by the number of all.",
)
def test_the_mean_is_over_images(student, solution, rng, device):
    """An image in a small last batch counts as much as any other."""
    data, net = _data(rng, n=11), _dense(device)
    theirs, _ = _run(solution, net, data, device, lr=0.0)
    expect.close(_run(student, net, data, device, lr=0.0)[0], theirs, "the mean loss", rtol=1e-5)


@check(
    points=0.5,
    after="test_the_mean_is_over_images",
    hint="Count the images as they come by: a list has no .dataset, and a loader may leave some out.",
)
def test_a_list_of_batches_will_do(student, solution, rng, device):
    """The loader may be a plain list of (images, labels) pairs."""
    data, net = _data(rng, n=11), _dense(device)
    theirs, _ = _run(solution, net, data, device, lr=0.0)
    mine, _ = _run(student, net, data, device, lr=0.0, loader=_pairs)
    expect.close(mine, theirs, "the mean loss", rtol=1e-5)


@check(
    points=0.5,
    after=("test_the_loss_goes_down", "test_the_loss_function_gets_the_logits"),
    hint="For each batch: clear the gradients, backward, one step of the optimizer that was given.",
)
def test_three_steps_of_sgd(student, solution, rng, device):
    """After three batches the weights are those of three steps of the given optimizer."""
    data, net = _data(rng), _dense(device)
    settings = {"lr": 0.2, "momentum": 0.8, "weight_decay": 0.01}
    _, theirs = _run(solution, net, data, device, **settings)
    _, mine = _run(student, net, data, device, **settings)
    for number, (got, wanted) in enumerate(zip(mine, theirs, strict=True)):
        expect.close(got, wanted, f"parameter {number} after three batches", rtol=0, atol=1e-5)


@check(
    points=0.5,
    after="test_three_steps_of_sgd",
    hint="Clear the gradients before backward, not after the step: then nobody who was here before matters.",
)
def test_old_gradients_do_not_count(student, solution, rng, device):
    """Gradients that are left from before the call change nothing."""
    data, net = _data(rng), _dense(device)
    _, theirs = _run(solution, net, data, device, lr=0.2)
    stained = student.put(copy.deepcopy(net))
    student.run(_leave_gradients, stained)
    optimizer, loss_fn = student.make(_sgd, stained, 0.2), student.put(nn.CrossEntropyLoss())
    student.train_epoch(stained, student.make(_loader, *data, 5), loss_fn, optimizer, device)
    for number, (got, wanted) in enumerate(zip(student.run(_weights, stained), theirs, strict=True)):
        expect.close(got, wanted, f"parameter {number} after three batches", rtol=0, atol=1e-5)


@check(
    points=0.5,
    after=("test_three_steps_of_sgd", "test_in_training_mode", "test_the_mean_is_over_images"),
    hint="loss.item() belongs to the prediction before the step; do not predict again after it.",
)
def test_each_batch_is_measured_before_its_step(student, solution, rng, device):
    """The mean loss is of the predictions that the steps were made from."""
    data, net = _data(rng), _dense(device)
    theirs, _ = _run(solution, net, data, device, lr=0.5)
    expect.close(_run(student, net, data, device, lr=0.5)[0], theirs, "the mean loss", rtol=1e-4)


@check(
    points=0.5,
    after=("test_three_steps_of_sgd", "test_in_training_mode"),
    hint="Use the model as it is given.",
)
def test_three_steps_of_adam_with_batch_norm(student, solution, rng, device):
    """A network with batch norm takes the same three steps of Adam as with the reference."""
    data, net = _data(rng, side=8), _normed(device)
    _, theirs = _run(solution, net, data, device, make_optimizer=_adam, lr=0.01)
    _, mine = _run(student, net, data, device, make_optimizer=_adam, lr=0.01)
    # Adam turns the rounding noise of a gradient near 0 into a whole step, so single weights may differ:
    # count those that are off by more than a tenth of a step. Biases before a batch norm get noise alone.
    # Calibrated (CALIBRATION section 3, 20 seeds): right variants at most .001, wrong ones at least .40;
    # `chaffinch calibrate hw6_cnn` prints what is measured here.
    pairs = [(a, b) for a, b in zip(mine, theirs, strict=True) if b.ndim > 1]
    off = torch.cat([((a - b).abs() > 1e-3).flatten() for a, b in pairs]).double().mean()
    expect.at_most(float(off), 0.05, "the share of weights that are off")


@check(
    points=0.5,
    after="test_every_image_once_in_order",
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
    loader = student.make(_loader_that_notes_moves, *_data(rng), 5, journal)
    student.train_epoch(net, loader, loss_fn, student.make(_sgd, net, 0.1), given)
    expect.equal(set(net.kinds) | set(loss_fn.kinds), {"Tensor"}, "the kinds of tensor that arrived")
    expect.true(
        str(given) in set(student.fetch(journal)), "No tensor was moved to the device that was given."
    )
