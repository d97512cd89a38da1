"""q6_steps: levels, saturated units, the threshold itself, random networks, and a model left alone."""

import copy

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along

HAND, HALF, FAR = (
    "test_hand_set_units_make_a_staircase",
    "test_the_example_has_a_unit_at_one_half",
    "test_far_away_it_is_still_a_number",
)


def sigmoid_net(rng, n, device):
    """Units whose thresholds lie within ±3, at least 0.06 apart and never on the grid of tenths."""
    places = -3 + 0.1 * (rng.permutation(60)[:n] + rng.uniform(0.3, 0.7, n))
    w = rng.uniform(1, 6, n) * rng.choice([-1.0, 1.0], n)
    net = nn.Sequential(nn.Linear(1, n), nn.Sigmoid(), nn.Linear(n, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor(w, dtype=torch.float32)[:, None])
        net[0].bias.copy_(torch.tensor(-w * places, dtype=torch.float32))
        net[2].weight.copy_(
            torch.tensor(rng.uniform(0.3, 2, (1, n)) * rng.choice([-1, 1], (1, n)), dtype=torch.float32)
        )
    return net.to(device), torch.tensor(sorted(places), dtype=torch.float32)


def grid(device):
    return (0.1 * torch.arange(-40, 41, dtype=torch.float32, device=device))[:, None]


@check(
    points=0.5,
    after=HALF,
    hint="Between two thresholds nothing may change: the activations must be exactly 0 or 1.",
)
def test_is_constant_between_thresholds(student, rng, device):
    """Units with n different thresholds give exactly n + 1 levels, and each jump lies at a threshold."""
    net, places = sigmoid_net(rng, 6, device)
    x = grid(device)
    levels = student.step_prediction(student.put(net), x)
    expect.tensor(levels, "the staircase", shape=(81, 1))
    # Rounding may differ between rows of a matrix product: a jump is at least |v|, far above 1e-5.
    jumps = (levels[1:, 0] - levels[:-1, 0]).detach().cpu().abs() > 1e-5
    switched = (places[None, :] > x[:-1].cpu()) & (places[None, :] <= x[1:].cpu())
    found, possible = int(jumps.sum()), switched.any(dim=1)
    expect.true(
        not bool((jumps & ~possible).any()), "The prediction changes where no unit has its threshold."
    )
    expect.equal(found + 1, int(possible.sum()) + 1, "the number of levels")


@check(
    points=0.25,
    after=FAR,
    hint="A sigmoid far to the left is exactly 0, and 0 / 0 is NaN. Compare instead of dividing, and take x "
    "as it is, however far outside.",
)
def test_survives_units_that_underflow(student, device):
    """Where a sigmoid is exactly 0 the prediction is still a number, and far outside units switch, too."""
    net = nn.Sequential(nn.Linear(1, 3), nn.Sigmoid(), nn.Linear(3, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[60.0], [-45.0], [3.0]]))
        net[0].bias.copy_(torch.tensor([30.0, 90.0, 60.0]))
        net[2].weight.copy_(torch.tensor([[1.0, -4.0, 16.0]]))
        net[2].bias.copy_(torch.tensor([0.5]))
    x = torch.tensor([[-30.0], [-10.0], [-0.25], [3.0], [10.0]], device=device)
    levels = student.step_prediction(student.put(net.to(device)), x)
    expected = torch.tensor([[-3.5], [12.5], [13.5], [17.5], [17.5]], device=device)
    expect.close(levels, expected, "the staircase of saturated units", rtol=1e-5, atol=1e-5)


@check(
    points=0.25,
    after="test_is_constant_between_thresholds",
    hint="Look at the activations and not at -b / w: with w = 0 the bias alone says whether a unit is on. "
    "Compare with > 0.5, without a tolerance.",
)
def test_constant_units_and_units_at_one_half(student, device):
    """A hidden activation of exactly 0.5 is off, a little more is on; with w = 0 the bias alone decides."""
    net = nn.Sequential(nn.Linear(1, 6), nn.Sigmoid(), nn.Linear(6, 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor([[1.0], [-2.0], [0.0], [0.0], [0.0], [0.0]]))
        net[0].bias.copy_(torch.tensor([-1.0, 2.0, 0.5, -0.5, 0.0, 8e-7]))  # the last gives 0.5000002
        net[2].weight.copy_(torch.tensor([[1.0, 2.0, 8.0, 16.0, 32.0, 64.0]]))
        net[2].bias.copy_(torch.tensor([4.0]))
    levels = student.step_prediction(student.put(net.to(device)), torch.ones(1, 1, device=device))
    expect.close(levels, torch.tensor([[76.0]], device=device), "the prediction at one point", atol=1e-5)


@check(
    points=0.25,
    after="test_is_constant_between_thresholds",
    hint="Use the output layer as it is, its bias included.",
)
def test_random_networks_agree_with_the_reference(student, solution, rng, device):
    """For random weights the staircase agrees with the reference at every point."""
    net, _ = sigmoid_net(rng, 9, device)
    levels = student.step_prediction(student.put(copy.deepcopy(net)), grid(device))
    expect.close(levels, solution.step_prediction(net, grid(device)), "the staircase", rtol=1e-5, atol=1e-5)


@check(
    points=0.5,
    after=FAR,
    hint="Do not swap layers of the model or write into its weights or x, and work under torch.no_grad().",
)
def test_leaves_the_model_alone(student, rng, device):
    """The result has no graph; afterwards the model is as it was and predicts smoothly, and so is x."""
    net, _ = sigmoid_net(rng, 5, device)
    model = student.make(lived_in, copy.deepcopy(net).eval(), mixed=True)  # one part is in training mode
    x = student.put(grid(device))
    with probes.unchanged(student, model, "the model"), probes.unchanged(student, x, "x"):
        levels = student.step_prediction(model, x)
    expect.true(not levels.requires_grad, "The staircase still requires a gradient.")
    with torch.no_grad():
        expected = net(grid(device))
    smooth = student.fetch(model(grid(device)))
    expect.close(smooth.detach(), expected, "the model's own prediction after the call", rtol=1e-5, atol=1e-5)
