"""q5_learn: a small network and the function that trains it."""

import torch
from torch import nn

from autograder.checks import check, expect, probes


class _Record:
    """A run_epoch that trains nothing and writes down what it is given."""

    def __init__(self):
        self.epochs, self.optimizers = [], []

    def __call__(self, model, loader, loss_fn, optimizer, device):
        """Goes through the loader once."""
        del model, device
        batches = list(loader)
        self.dtypes = [str(part.dtype) for part in batches[0]]
        self.epochs.append([(images[:, 0, 0, 0].tolist(), labels.tolist()) for images, labels in batches])
        self.optimizers.append(optimizer)
        logits = torch.tensor([[2.0, 0.0, -1.0], [0.0, 1.0, 3.0]])
        self.loss = float(loss_fn(logits, torch.tensor([0, 1])))
        return 1.0

    def optimizer(self):
        """Kind and learning rate of the first optimizer, and how many different ones there were."""
        first = self.optimizers[0]
        return type(first).__name__, first.param_groups[0]["lr"], len({id(each) for each in self.optimizers})


def _recorded(student, device, n=10, batch_size=4, **settings):
    """Three epochs of learn on images whose first pixel is their number and whose label follows from it."""
    numbers = torch.arange(n, dtype=torch.float32)
    images, labels = numbers.view(n, 1, 1, 1).expand(n, 1, 4, 4).clone(), torch.arange(n) * 3 // n
    net = student.put(nn.Sequential(nn.Flatten(), nn.Linear(16, 3)))
    record = student.put(_Record())
    student.learn(
        net, images, labels, epochs=3, batch_size=batch_size, device=device, run_epoch=record, **settings
    )
    return record


def _orders(record):
    """The order of the images in each epoch."""
    return [tuple(number for numbers, _ in epoch for number in numbers) for epoch in record.epochs]


class _Moved(nn.Linear):
    """A layer that counts how often it is moved."""

    moves = 0

    def _apply(self, *args, **kwargs):
        self.moves += 1
        return super()._apply(*args, **kwargs)


def _rising_epochs():
    """A run_epoch that adds 1 to all weights, and whose loss is 0, then 1, and so on."""
    calls = []

    def run_epoch(model, loader, loss_fn, optimizer, device):
        calls.append(device)
        with torch.no_grad():
            for parameter in model.parameters():
                parameter.add_(1)
        return len(calls) - 1.0

    return run_epoch


class _Counting:
    """A run_epoch that trains nothing and gives 1.5, then 2.5, and so on; notes what came in which place."""

    def __init__(self):
        self.calls, self.in_order = 0, True

    def __call__(self, model, loader, loss_fn, optimizer, device):
        self.calls += 1
        kinds = isinstance(model, nn.Module), isinstance(optimizer, torch.optim.Optimizer), callable(loss_fn)
        self.in_order &= all(kinds) and hasattr(loader, "__iter__") and isinstance(device, str | torch.device)
        return self.calls + 0.5


def _nan_epoch(model, loader, loss_fn, optimizer, device):
    """A run_epoch whose loss is not a number."""
    del model, loader, loss_fn, optimizer, device
    return float("nan")


@check(
    points=0.25,
    hint="Print the network and compare it with the docstring line by line; 16 maps of 7 × 7 are 784.",
)
def test_the_small_network(student, device):
    """The small network has 52 186 parameters and gives float32 logits of shape (n, 10)."""
    net = student.make_small_cnn()
    count = sum(p.numel() for p in net.parameters())
    expect.equal(count, 52_186, "the number of parameters")
    net.to(device)
    logits = net(torch.rand(3, 1, 28, 28, device=device))
    expect.tensor(logits, "the logits", shape=(3, 10), dtype=torch.float32)


@check(
    points=0.25,
    hint="Call run_epoch(model, loader, loss_fn, optimizer, device) once per epoch and keep what it gives.",
)
def test_one_loss_per_epoch(student, device):
    """The given run_epoch is called once per epoch, and a list of what it gave comes back."""
    images, labels = torch.rand(10, 1, 28, 28), torch.arange(10)
    net = student.put(nn.Sequential(nn.Flatten(), nn.Linear(784, 10)))
    run_epoch = student.put(_Counting())
    losses = student.learn(net, images, labels, epochs=4, batch_size=4, device=device, run_epoch=run_epoch)
    expect.true(run_epoch.in_order is True, "run_epoch got its arguments in another order.")
    expect.equal(losses, [1.5, 2.5, 3.5, 4.5], "what learn returns")


@check(
    points=0.25,
    after="test_one_loss_per_epoch",
    hint="TensorDataset(images, labels) keeps an image and its label together; DataLoader cuts it into "
    "batches of batch_size, the last one smaller: drop_last stays False. Each image goes in once, as it is.",
)
def test_ten_images_in_batches_of_four(student, device):
    """Ten images make batches of 4, 4 and 2; each image comes once, with its own label."""
    record = _recorded(student, device)
    expect.equal(record.dtypes, ["torch.float32", "torch.int64"], "the dtypes of images and labels")
    for epoch in record.epochs:
        expect.equal([len(numbers) for numbers, _ in epoch], [4, 4, 2], "the list of batch sizes")
        pairs = sorted(pair for numbers, labels in epoch for pair in zip(numbers, labels, strict=True))
        wanted = [(float(number), number * 3 // 10) for number in range(10)]
        numbers = [number for number, _ in pairs]
        expect.equal(numbers, [n for n, _ in wanted], "the first pixels of all images of an epoch, sorted,")
        expect.true(pairs == wanted, "Some image has another one's label.")


@check(
    points=0.25,
    after="test_ten_images_in_batches_of_four",
    hint="DataLoader(…, shuffle=True, generator=…): go through the loader itself in every epoch. Draw each "
    "order anew: one that is only rolled or reversed is not.",
)
def test_every_epoch_has_an_order_of_its_own(student, device):
    """Thirty images come in a random order, which is another one in each of three epochs."""
    orders = _orders(_recorded(student, device, n=30, batch_size=10))
    expect.true(tuple(range(30)) not in orders, "The images come in the order in which they were given.")
    expect.equal(len(set(orders)), 3, "the number of different orders in three epochs")
    rings = len({probes.ring(order) for order in orders})
    expect.equal(
        rings, 3, "the number of orders in three epochs that are not another one, rolled or reversed,"
    )


@check(
    points=0.25,
    after="test_every_epoch_has_an_order_of_its_own",
    hint="torch.Generator().manual_seed(seed), made once, before the epochs, and given to DataLoader. 0 is "
    "a seed like any other.",
)
def test_the_seed_decides_the_orders(student, device):
    """The same seed gives the same three orders, also the seed 0, and another seed gives others."""
    zero, again, one, two = (
        _orders(_recorded(student, device, n=30, batch_size=10, seed=seed)) for seed in (0, 0, 1, 2)
    )
    expect.true(zero == again, "The seed 0 gave other orders the second time.")
    expect.true(one != two, "The seeds 1 and 2 gave the same orders.")
    expect.true(zero != one, "The seeds 0 and 1 gave the same orders.")


@check(
    points=0.25,
    after="test_one_loss_per_epoch",
    hint="One torch.optim.Adam over model.parameters() with lr=lr, made before the epochs, and "
    "nn.CrossEntropyLoss(), which takes raw logits.",
)
def test_one_adam_and_cross_entropy(student, device):
    """One Adam with the lr that is given, and cross-entropy of raw logits, serve all epochs."""
    record = _recorded(student, device, lr=0.02)
    kind, lr, number = record.optimizer()
    expect.equal(kind, "Adam", "the kind of optimizer")
    expect.close(lr, 0.02, "Adam's lr")
    expect.equal(number, 1, "the number of optimizers in three epochs")
    expect.close(
        record.loss, 1.169848, "the loss of the logits [2, 0, -1], [0, 1, 3] with labels 0, 1", rtol=1e-4
    )


@check(
    points=0.25,
    after="test_one_loss_per_epoch",
    hint="model.to(device) first; then as many epochs as asked for, and the weights of the last one stay, "
    "whatever their losses are.",
)
def test_the_network_is_as_the_last_epoch_left_it(student, device):
    """The network is moved to the device, and is afterwards as the last epoch left it, not the best one."""
    images, labels = torch.rand(6, 4), torch.arange(6) % 3
    for epochs in (12, 0):
        layer = _Moved(4, 3)
        net = student.put(layer)
        run_epoch = student.make(_rising_epochs)
        losses = student.learn(net, images, labels, epochs=epochs, device=device, run_epoch=run_epoch)
        numbers = [float(number) for number in range(epochs)]
        expect.equal(losses, numbers, f"what learn returns for {epochs} epochs")
        wanted = layer.bias.detach() + epochs
        found = student.fetch(net.state_dict())["bias"].cpu()
        expect.close(found, wanted, f"the biases after {epochs} epochs that add 1 each", atol=1e-5)
        expect.true(net.moves > 0, "The network was not moved to the device that was given.")
    net, nan_epoch = student.put(nn.Linear(4, 3)), student.put(_nan_epoch)
    losses = student.learn(net, images, labels, epochs=3, device=device, run_epoch=nan_epoch)
    expect.equal(len(losses), 3, "the number of losses of three epochs that are not numbers")
