"""q4_kinks: random networks, units without a kink, units that do not show, and no graph."""

import copy

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along

HAND, ZERO = "test_hand_set_units_switch_where_they_should", "test_the_example_has_a_unit_without_a_kink"


def hinges(w, b, device, v=None):
    net = nn.Sequential(nn.Linear(1, len(w)), nn.ReLU(), nn.Linear(len(w), 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.as_tensor(w, dtype=torch.float32)[:, None])
        net[0].bias.copy_(torch.as_tensor(b, dtype=torch.float32))
        if v is not None:
            net[2].weight.copy_(torch.as_tensor(v, dtype=torch.float32)[None, :])
    return net.to(device)


def random_units(rng, n):
    """Weights and biases whose kinks lie within ±4 and at least 0.05 apart."""
    places = rng.permutation(-4 + 8 * (rng.permutation(100)[:n] + rng.uniform(0.2, 0.8, n)) / 100)
    w = rng.uniform(0.3, 3, n) * rng.choice([-1.0, 1.0], n)
    return w, -w * places


@check(points=0.5, after=HAND, hint="-b / w: mind the sign, and divide by the weight of the same unit.")
def test_random_networks_agree_with_the_reference(student, solution, rng, device):
    """For random weights the kinks are the sorted -b / w of the units."""
    for n in (1, 12, 90):
        net = hinges(*random_units(rng, n), device)
        places = student.kinks(student.put(copy.deepcopy(net)))
        expect.close(places, solution.kinks(net), f"the kinks of {n} units", rtol=1e-4, atol=1e-5)


@check(
    points=0.25,
    after=ZERO,
    hint="A unit with w = 0 is constant: leave it out before you divide.",
)
def test_a_unit_with_zero_weight_has_no_kink(student, device):
    """Units with weight 0 have no entry, whatever their bias; without any other unit the result is empty."""
    net = hinges([0.0, 2.0, 0.0, -1.0, 0.0], [3.0, -1.0, 0.0, -0.5, -3.0], device)
    places = student.kinks(student.put(net))
    expected = torch.tensor([-0.5, 0.5], device=device)
    expect.close(places, expected, "the kinks with three zero weights", rtol=1e-5, atol=1e-6)
    nothing = student.kinks(student.put(hinges([0.0, 0.0], [1.0, -1.0], device)))
    expect.shape(nothing, (0,), "the kinks when all weights are 0")


@check(
    points=0.5,
    after=HAND,
    hint="Far away, twice at one place, tiny weight, bias 0 or outgoing weight 0: the unit still switches.",
)
def test_units_that_do_not_show_still_count(student, device):
    """Every unit with a weight counts: far away, twice at one place, tiny, with bias or outgoing weight 0."""
    w, b, v = (
        [1.5, 1.0, 2.0, -1.0, 0.01, 1.0, -2.0, -1e-9],
        [0.0, -1.0, -2.0, 1.0, -5.0, 40.0, 3.0, -2e-9],
        [1.0, 1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0],
    )
    places = student.kinks(student.put(hinges(w, b, device, v)))
    expected = torch.tensor([-40.0, -2.0, 0.0, 1.0, 1.0, 1.0, 1.5, 500.0], device=device)
    expect.close(places, expected, "the kinks of eight units", rtol=1e-4, atol=1e-5)
    places = student.kinks(student.put(hinges([2e-38, 2.0], [100.0, 1.0], device)))
    expect.shape(places, (2,), "the kinks of units of which one switches farther away than numbers reach")


@check(
    points=0.25,
    after="test_looking_changes_nothing",
    hint="Compute with copies of the weights, and never write into them; do not touch its mode.",
)
def test_only_looks_at_the_model(student, rng, device):
    """Weights, gradients, modes and hooks of the model are as they were, and it can still be trained."""
    w, b = random_units(rng, 7)
    net = hinges([*w, 0.0], [*b, 1.0], device)
    fresh = student.put(copy.deepcopy(net))  # its hidden layer learns; that of the other one is frozen
    for model in (fresh, student.make(lived_in, net, mixed=True)):
        with probes.unchanged(student, model, "the model"):
            student.kinks(model)
