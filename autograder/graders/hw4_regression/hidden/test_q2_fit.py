"""q2_fit: k = 3 steps against the solution, old gradients, mismatched shapes, and a parabola to learn."""

import copy

import pytest
import torch
from torch import nn

from autograder.checks import check, expect, picture, probes
from shared.data import quadratic

LONG_RUNS = probes.long_runs(far=(8.0, 4e-4, 1500), overshoots=(0.55, 30))


def relu_net(n_hidden, device):
    return nn.Sequential(nn.Linear(1, n_hidden), nn.ReLU(), nn.Linear(n_hidden, 1)).to(device)


def leave_gradients(model, x):
    (5 * model(x)).sum().backward()


def after_fit(subject, net, data, prepare=None, **options):
    """Losses and weights after training a copy of the network on the subject's side."""
    mine = subject.put(copy.deepcopy(net))
    if prepare:
        subject.run(prepare, mine, data.x)
    losses = subject.fit(mine, data.x, data.y, **options)
    return losses, subject.fetch(mine.state_dict())


def same_training(student, solution, net, data, prepare=None, *, atol=1e-5, **options):
    """Compares losses, up to atol, and every parameter with the solution's."""
    losses, weights = after_fit(student, net, data, prepare, **options)
    expected_losses, expected = after_fit(solution, net, data, prepare, **options)
    expect.close(losses, expected_losses, "the list of losses", rtol=1e-4, atol=atol)
    for name, value in expected.items():
        expect.close(
            weights[name], value, f"parameter {name} after {options['epochs']} steps", rtol=0, atol=1e-5
        )


def some_points(n, seed, device):
    return type(quadratic(1, seed=0))(*(values.to(device) for values in quadratic(n, seed=seed)))


@check(
    points=1,
    after="test_small_steps_agree_with_the_hand_calculation",
    hint="All points at once, no batches; no memory of earlier steps but the parameters.",
)
def test_three_steps_agree_with_the_reference(student, solution, seed, device):
    """Three epochs of a ReLU network on 5000 points give the same losses and weights as the reference."""
    # k = 3, atol 1e-5: on 20 seeds right variants differ by at most 1.2e-7, weight decay by 1.4e-4 or more.
    data = some_points(5000, seed, device)
    same_training(student, solution, relu_net(10, device), data, lr=0.005, epochs=3)
    small = data._replace(y=data.y / 1000)  # losses of 1e-5 are losses, too
    still = nn.Linear(1, 1, device=device)
    still.load_state_dict({"weight": torch.zeros(1, 1), "bias": torch.zeros(1)})
    same_training(student, solution, still, small, atol=1e-9, lr=0.005, epochs=1)


@check(
    points=1,
    after="test_three_steps_agree_with_the_reference",
    hint="backward() adds to p.grad. Clear the gradients before each backward(), not only after each step.",
)
def test_old_gradients_do_not_count(student, solution, seed, device):
    """Gradients that the model holds when it comes in do not influence the training."""
    data = some_points(30, seed, device)
    same_training(student, solution, relu_net(6, device), data, leave_gradients, lr=0.005, epochs=2)


@check(
    points=0.5,
    after="test_refuses_flat_targets",
    hint="(n, 1) minus (n,) is (n, n): compare the two shapes and raise ValueError when they differ. "
    "Nothing else changes then.",
)
def test_refuses_targets_that_would_broadcast(student, seed, device):
    """Targets of any other shape than the predictions' are refused with a ValueError, before any step."""
    data = some_points(7, seed, device)
    net = relu_net(4, device)
    model = student.put(net)
    options = {"lr": 0.001, "epochs": 2}
    flat, one, row = data.y[:, 0], data.y[:1], data.y.T
    expect.refuses(lambda: student.fit(model, data.x, flat, **options), ValueError, "targets of shape (n,)")
    expect.refuses(
        lambda: student.fit(model, data.x, one, **options), ValueError, "a single target for n points"
    )
    expect.refuses(lambda: student.fit(model, data.x, row, **options), ValueError, "targets of shape (1, n)")
    for name, value in student.fetch(model.state_dict()).items():
        expect.equal(value, net.state_dict()[name], f"parameter {name} after targets were refused")
    expect.autograd_on(
        student, "Gradient recording was on before targets were refused, and is off afterwards."
    )


@check(
    points=0.5,
    after="test_three_steps_agree_with_the_reference",
    hint="If you look at the model in eval mode, go back to model.train(). Make new tensors from x and y.",
)
def test_trains_in_training_mode_and_leaves_the_data(student, seed, device):
    """In every epoch and afterwards the model is in the training mode that it came in; x and y stay."""
    data = some_points(20, seed, device)
    x, y = student.put(data.x.clone()), student.put(data.y.clone())
    net = nn.Sequential(nn.Linear(1, 4), nn.Dropout(0.1), nn.Linear(4, 1)).to(device)
    with probes.unchanged(student, x, "x"), probes.unchanged(student, y, "y"):
        probes.trains_in_training_mode(
            student, net, lambda model: student.fit(model, x, y, lr=0.001, epochs=4)
        )


@pytest.mark.parametrize("run", LONG_RUNS, ids=str)
@check(
    points=0.5,
    after="test_old_gradients_do_not_count",
    hint="All epochs with the same rate, also where the loss is 0, rises or is NaN; the last weights stay.",
)
def test_every_epoch_counts_alike(student, solution, device, run):
    """Training goes on to the last epoch, whatever the loss does, and ends with what it has then."""

    def train(subject, model, x, y, lr, epochs):
        return subject.fit(model, x, y, lr=lr, epochs=epochs)

    probes.every_epoch_counts(student, solution, train, run, device)


@check(
    points=0.5,
    after="test_every_epoch_counts_alike",
    hint="Three steps are right and a line too: do all parameters of a larger network move, to the end?",
)
def test_learns_the_parabola(student, seed, device):
    """32 ReLU units learn y = x² in 2000 epochs with learning rate 0.005."""
    data = some_points(100, seed, device)
    # `many_starts.py hw4_parabola` (tests/benchmarks): from one start 1 of 1000 seeds fails (.327), by the
    # fitted tail at most 1 in 700 (95 %). So there is a second one where the first is bad: at most 1 in
    # 490 000 fails both. Median .083; best wrong .443 (L1), .596 (2 units), .93 (frozen layer).
    for _ in range(2):
        net = relu_net(32, device)
        model = student.put(net)
        losses = student.fit(model, data.x, data.y, lr=0.005, epochs=2000)
        expect.equal(len(losses), 2000, "the number of losses for epochs=2000")
        net.load_state_dict(student.fetch(model.state_dict()))
        with torch.no_grad():
            error = nn.functional.mse_loss(net(data.x), data.y).item()
        if error <= 0.3:
            break
    with picture.curves(losses, log=True):
        expect.at_most(error, 0.3, "the mean squared error after 2000 epochs", losses=losses)
