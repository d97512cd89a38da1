"""q5_loader: training in mini-batches."""

import copy

import pytest
import torch
from torch import nn
from torch.utils.data import TensorDataset

from autograder.checks import check, expect
from shared.data import noisy_parabola, quadrants


class RecordingLoss:
    """Mean squared error that notes the targets and the value of each batch."""

    def __init__(self):
        self.targets = []
        self.values = []

    def __call__(self, prediction, target):
        """Returns the mean squared error."""
        loss = ((prediction - target) ** 2).mean()
        self.targets.append(target.detach().flatten().tolist())
        self.values.append(float(loss.detach()))
        return loss


class Witness(nn.Module):
    """Lets everything through and notes what it saw and in which mode."""

    def __init__(self):
        super().__init__()
        self.inputs = []
        self.modes = []

    def forward(self, x):
        """Returns x."""
        self.inputs.append(x.detach().flatten().tolist())
        self.modes.append(self.training)
        return x


def numbered(n, device):
    """N examples; x is i / n, and the target is i, so that a target tells which example it belongs to."""
    numbers = torch.arange(float(n), device=device)[:, None]
    return TensorDataset(numbers / n, numbers)


def seeded(seed):
    """A generator for the order of the batches."""
    return torch.Generator().manual_seed(seed)


def a_net(seed, device):
    """A small network with random weights, the same for the same seed."""
    torch.manual_seed(seed)
    return nn.Sequential(nn.Linear(1, 6), nn.Tanh(), nn.Linear(6, 1)).to(device)


def batches_of(student, seed, device, *, n=12, epochs=2, batch_size=5, order_seed=None):
    """The targets of every batch that the student's loop makes of n numbered examples."""
    loss = student.put(RecordingLoss())
    model = student.put(a_net(seed, device))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
    order = student.make(seeded, seed if order_seed is None else order_seed)
    student.train_batches(model, student.put(numbered(n, device)), loss, optimizer, epochs, batch_size, order)
    return student.fetch(loss.targets)


def flat(batches):
    """All numbers of some batches, in order."""
    return [int(number) for batch in batches for number in batch]


@check(
    points=0.25,
    after="test_each_example_once_an_epoch",
    hint="Shuffle examples and targets by the same order: a DataLoader over the dataset does.",
)
def test_pairs_stay_together(student, seed, device):
    """After shuffling every example still has its own target."""
    witness = Witness()
    loss, model = student.put(RecordingLoss()), student.put(nn.Sequential(witness, a_net(seed, device)))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
    student.train_batches(
        model, student.put(numbered(12, device)), loss, optimizer, 2, 5, student.make(seeded, seed)
    )
    inputs = student.run(lambda net: net[0].inputs, model)
    numbers = [[round(12 * x) for x in batch] for batch in inputs]
    expect.true(
        numbers == [[round(y) for y in batch] for batch in student.fetch(loss.targets)],
        "examples came with the targets of others",
    )


@check(
    points=0.5,
    after="test_pairs_stay_together",
    hint="Shuffle anew in every epoch: go through the DataLoader itself each time, not through a "
    "list made of it once.",
)
def test_each_epoch_has_a_new_order(student, seed, device):
    """The order of the examples is random, and another one in each epoch."""
    epochs = [
        flat(batches)
        for batches in _epochs(batches_of(student, seed, device, n=30, epochs=4, batch_size=10), 3)
    ]
    expect.true(list(range(30)) not in epochs, "an epoch went through the examples in their original order")
    expect.equal(len({tuple(order) for order in epochs}), 4, "the number of different orders in 4 epochs")


def _epochs(batches, each):
    return [batches[start : start + each] for start in range(0, len(batches), each)]


@check(
    points=0.5,
    after="test_each_epoch_has_a_new_order",
    hint="Hand the generator on: DataLoader(…, generator=generator). Do not reseed it, and do not "
    "draw the order from anywhere else.",
)
def test_the_generator_alone_determines_the_order(student, seed, device):
    """Equally seeded generators give the same order, others another one, and each goes on where it is."""
    # The network's seed sets torch's own generator on the student's side: it must make no difference.
    first, again, other = (
        flat(batches_of(student, net_seed, device, n=30, batch_size=10, order_seed=order))
        for net_seed, order in ((seed, 7), (seed + 1, 7), (seed, 8))
    )
    expect.equal(again, first, "the order with an equally seeded generator")
    expect.true(other != first, "a generator with another seed gives the same order")
    loss, order = student.put(RecordingLoss()), student.make(seeded, 7)
    for _ in range(2):
        model = student.put(a_net(seed, device))
        optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
        student.train_batches(model, student.put(numbered(30, device)), loss, optimizer, 1, 10, order)
    batches = student.fetch(loss.targets)
    expect.true(flat(batches[:3]) != flat(batches[3:]), "the same generator gives the same order twice")


def replayed(model, batches, optimizer, device):
    """The weights after one right step for each batch of numbered examples."""
    for batch in batches:
        y = torch.tensor(batch, device=device)[:, None]
        optimizer.zero_grad()
        ((model(y / 12) - y) ** 2).mean().backward()
        optimizer.step()
    return model.state_dict()


def same_as_replayed(student, seed, device, optimizer_class, **options):
    """Compares the student's weights after 3 steps with those of a right loop on the very same batches."""
    model, loss = student.put(a_net(seed, device)), student.put(RecordingLoss())
    optimizer = student.make(optimizer_class, model.parameters(), **options)
    student.train_batches(
        model, student.put(numbered(12, device)), loss, optimizer, 1, 5, student.make(seeded, seed)
    )
    reference = a_net(seed, device)
    expected = replayed(
        reference, student.fetch(loss.targets), optimizer_class(reference.parameters(), **options), device
    )
    for name, weight in student.fetch(model.state_dict()).items():
        expect.close(
            weight.cpu(), expected[name].cpu(), f"the model's {name} after 3 steps", rtol=0, atol=1e-5
        )


@check(
    points=1,
    after=("test_pairs_stay_together", "test_the_loss_falls"),
    hint="For each batch, in this order: optimizer.zero_grad(), predict and loss, loss.backward(), "
    "optimizer.step(). Gradients add up unless they are cleared.",
)
def test_three_steps_are_exact(student, seed, device):
    """After three batches the weights are what three right steps make of them."""
    # k = 3, atol 1e-5: right variants differ by 3.1e-7 at most, the mildest mistake (Adam's betas) by 2e-4.
    same_as_replayed(student, seed, device, torch.optim.SGD, lr=0.005)


@pytest.mark.parametrize(
    ("name", "options"),
    [
        ("SGD", {"lr": 0.005, "momentum": 0.8}),
        ("Adam", {"lr": 0.05, "weight_decay": 0.5}),
        ("RMSprop", {"lr": 0.02}),
    ],
    ids=["momentum", "weight decay", "RMSprop"],
)
@check(
    points=0.5,
    after="test_three_steps_are_exact",
    hint="Use the optimizer that was passed in, from the first batch to the last: it knows momentum, "
    "weight decay and the past steps.",
)
def test_the_optimizer_given_makes_the_steps(student, seed, device, name, options):
    """Momentum, weight decay and other optimizers take effect: the one passed in makes all steps."""
    same_as_replayed(student, seed, device, getattr(torch.optim, name), **options)


@check(
    points=0.5,
    after="test_each_example_once_an_epoch",
    hint="Multiply each batch's mean loss by its number of examples, and divide the sum by the "
    "number of all examples.",
)
def test_an_epochs_loss_counts_examples(student, seed, device):
    """An epoch's loss is the mean over its examples: a small last batch counts less than a full one."""
    loss, model = student.put(RecordingLoss()), student.put(a_net(seed, device))
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
    data = student.put(numbered(11, device))
    losses = student.train_batches(model, data, loss, optimizer, 2, 5, student.make(seeded, seed))
    values = student.fetch(loss.values)
    expected = [(5 * a + 5 * b + c) / 11 for a, b, c in (values[:3], values[3:])]
    expect.close(losses, expected, "the epochs' losses", rtol=1e-5)


@check(
    points=0.25,
    after="test_each_example_once_an_epoch",
    hint="Call model.train() before the first epoch: the caller may have left the model in eval mode.",
)
def test_training_mode(student, seed, device):
    """The model is trained in training mode, also when it came in eval mode."""
    model = student.put(nn.Sequential(Witness(), a_net(seed, device)).eval())
    optimizer = student.make(torch.optim.SGD, model.parameters(), lr=0.001)
    data = student.put(numbered(6, device))
    student.train_batches(model, data, nn.MSELoss(), optimizer, 1, 3, student.make(seeded, seed))
    expect.true(
        all(student.run(lambda net: net[0].modes, model)), "the model was in eval mode while it was trained"
    )


ALL_RIGHT = (
    "test_the_optimizer_given_makes_the_steps",
    "test_each_epoch_has_a_new_order",
    "test_the_generator_alone_determines_the_order",
)


def trained(student, seed, model, *, data, loss, optimizer, lr, epochs, batch_size):
    """The model's weights after training by the student's loop."""
    there = student.put(copy.deepcopy(model))
    steps = student.make(optimizer, there.parameters(), lr=lr)
    student.train_batches(
        there, student.put(data), loss, steps, epochs, batch_size, student.make(seeded, seed)
    )
    model.load_state_dict(student.fetch(there.state_dict()))
    return model


@check(
    points=0.25,
    after=ALL_RIGHT,
    hint="All single steps are right; compare your loop as a whole with the description in the docstring.",
)
def test_it_learns_the_exclusive_or(student, seed, device):
    """20 epochs teach a 2-16-2 network the exclusive or."""
    clouds = quadrants(200, seed=seed, labels="xor")
    X, y = torch.tensor(clouds.X, device=device), torch.tensor(clouds.y, device=device)
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(2, 16), nn.Tanh(), nn.Linear(16, 2)).to(device)
    loss = nn.CrossEntropyLoss()
    options = {"optimizer": torch.optim.Adam, "lr": 0.05, "epochs": 20, "batch_size": 20}
    net = trained(student, seed, net, data=TensorDataset(X, y), loss=loss, **options)
    accuracy = (net(X).argmax(dim=1) == y).double().mean()
    # 1336 right runs, none fails, worst .99; best wrong run .69 (no activation).
    # `chaffinch calibrate hw5_training` prints it.
    expect.at_least(accuracy, 0.97, "the accuracy on the exclusive or")


@check(
    points=0.25,
    after=ALL_RIGHT,
    hint="All single steps are right; compare your loop as a whole with the description in the docstring.",
)
def test_it_learns_a_parabola_in_batches(student, seed, device):
    """300 epochs in batches of 25 fit a noisy parabola with 50 ReLUs."""
    x, y, y_true = (torch.tensor(column, device=device) for column in noisy_parabola(100, seed=seed))
    torch.manual_seed(seed)
    net = nn.Sequential(nn.Linear(1, 50), nn.ReLU(), nn.Linear(50, 1)).to(device)
    options = {"optimizer": torch.optim.SGD, "lr": 0.1, "epochs": 300, "batch_size": 25}
    net = trained(student, seed, net, data=TensorDataset(x, y), loss=nn.MSELoss(), **options)
    # 1336 right runs, none fails, worst .0179; best wrong run .0366 (the rate fades).
    # `chaffinch calibrate hw5_training` prints it.
    expect.at_most(((net(x) - y_true) ** 2).mean(), 0.025, "the true mean squared error")
