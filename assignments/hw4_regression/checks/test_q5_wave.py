"""q5_wave: Adam on the points of a window."""

import torch
from torch import nn

from autograder.checks import check, expect, picture


def zero_line():
    line = nn.Linear(1, 1)
    nn.init.zeros_(line.weight)
    nn.init.zeros_(line.bias)
    return line


@check(
    points=0.5,
    hint="Append loss.item() in each epoch, and train the model itself, not a copy.",
)
def test_trains_in_place_and_returns_the_losses(student, device):
    """fit_wave returns one Python float for each epoch, and moves the model itself towards the targets."""
    x = torch.tensor([[1.0], [1.0], [2.0]], device=device)
    y = torch.tensor([[1.0], [2.0], [3.0]], device=device)
    model = student.put(zero_line().to(device))
    losses = student.fit_wave(model, x, y, half_width=3.0, lr=0.01, epochs=4)
    expect.type(losses, list, "the result of fit_wave")
    expect.equal(len(losses), 4, "the number of losses for epochs=4")
    for loss in losses:
        expect.type(loss, float, "a loss")
    bias = student.fetch(model.state_dict())["bias"]
    expect.true(bool((bias > 0).all()), "The model's bias has not moved towards the targets.")


@check(
    points=0.25,
    after="test_trains_in_place_and_returns_the_losses",
    hint="All three points lie in |x| <= 3. Note each loss before its step: 1, 4 and 9 have the mean 14/3.",
)
def test_the_first_loss_is_the_untouched_models(student, device):
    """The first loss of three points, with targets 1, 2, 3 and a model that says 0, is 14/3."""
    x = torch.tensor([[1.0], [1.0], [2.0]], device=device)
    y = torch.tensor([[1.0], [2.0], [3.0]], device=device)
    losses = student.fit_wave(student.put(zero_line().to(device)), x, y, half_width=3.0, lr=0.01, epochs=2)
    expect.close(losses[0], 14 / 3, "the loss of the first epoch, for a model that says 0", rtol=1e-5)


@check(
    points=0.25,
    after="test_the_first_loss_is_the_untouched_models",
    hint="One mask, |x| <= half_width, for x and y alike. Here it holds the second, third and fifth point.",
)
def test_only_points_of_the_window_count(student, device):
    """Of x = 5, -1, 0.5, -3, 1 the window |x| <= 2 holds three points; the loss is the mean over these."""
    x = torch.tensor([[5.0], [-1.0], [0.5], [-3.0], [1.0]], device=device)
    y = torch.tensor([[10.0], [1.0], [2.0], [20.0], [3.0]], device=device)
    losses = student.fit_wave(student.put(zero_line().to(device)), x, y, half_width=2.0, lr=0.01, epochs=1)
    expect.close(losses, [14 / 3], "the loss of the first epoch, for a model that says 0", rtol=1e-5)


def uneven_net():
    """1-2-1 with Tanh and weights of many sizes."""
    net = nn.Sequential(nn.Linear(1, 2), nn.Tanh(), nn.Linear(2, 1))
    net.load_state_dict(
        {
            "0.weight": torch.tensor([[0.5], [-2.0]]),
            "0.bias": torch.tensor([0.0, 1.0]),
            "2.weight": torch.tensor([[1.0, -3.0]]),
            "2.bias": torch.tensor([0.25]),
        }
    )
    return net


@check(
    points=0.5,
    after="test_the_first_loss_is_the_untouched_models",
    hint="One Adam with PyTorch's defaults, made before the loop; zero_grad, backward, step in each epoch.",
)
def test_three_epochs_of_adam(student, device):
    """The losses and the weights of a small network after three epochs are Adam's, for both layers."""
    x = torch.tensor([[-1.0], [0.5], [2.0]], device=device)
    y = torch.tensor([[1.0], [-2.0], [0.5]], device=device)
    model = student.put(uneven_net().to(device))
    losses = student.fit_wave(model, x, y, half_width=3.0, lr=0.1, epochs=3)
    right = [12.02304, 9.97195, 8.37394]
    with picture.curves(losses, right):
        expect.close(losses, right, "the losses of three epochs", rtol=1e-5)
    wanted = {
        "0.weight": [[0.200535], [-1.707180]],
        "0.bias": [-0.289815, 1.289880],
        "2.weight": [[0.706497, -2.701389]],
        "2.bias": [-0.000352],
    }
    weights = student.fetch(model.state_dict())
    for name, values in wanted.items():
        expect.close(weights[name], torch.tensor(values, device=device), f"parameter {name}", atol=1e-5)


@check(
    points=0.25,
    after="test_trains_in_place_and_returns_the_losses",
    hint="The mean over no points is NaN. Look whether the mask holds any True.",
)
def test_refuses_an_empty_window(student, device):
    """A window without any point is refused with a ValueError."""
    x = torch.tensor([[5.0], [4.0], [8.0]], device=device)
    model = student.put(zero_line().to(device))
    call = {"half_width": 1.0, "lr": 0.01, "epochs": 2}
    expect.refuses(lambda: student.fit_wave(model, x, x, **call), ValueError, "a window without any point")
