"""q4_kinks: random networks, units without a kink, units that do not show, and no graph."""

import copy

import torch
from torch import nn

from autograder.checks import check, expect

HAND = "test_hand_set_units_switch_where_they_should"


def hinges(w, b, device, v=None):
    net = nn.Sequential(nn.Linear(1, len(w)), nn.ReLU(), nn.Linear(len(w), 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.as_tensor(w, dtype=torch.float32)[:, None])
        net[0].bias.copy_(torch.as_tensor(b, dtype=torch.float32))
        if v is not None:
            net[2].weight.copy_(torch.as_tensor(v, dtype=torch.float32)[None, :])
    return net.to(device)


def can_still_learn(model):
    """Whether every parameter still requires a gradient."""
    return all(parameter.requires_grad for parameter in model.parameters())


def random_units(rng, n):
    """Weights and biases whose kinks lie within ±4 and at least 0.05 apart."""
    places = rng.permutation(-4 + 8 * (rng.permutation(100)[:n] + rng.uniform(0.2, 0.8, n)) / 100)
    w = rng.uniform(0.3, 3, n) * rng.choice([-1.0, 1.0], n)
    return w, -w * places


@check(points=0.5, after=HAND, hint="-b / w: mind the sign, and divide by the weight of the same unit.")
def test_random_networks_agree_with_the_reference(student, solution, rng, device):
    """For random weights the kinks are the sorted -b / w of the units."""
    for n in (1, 12):
        net = hinges(*random_units(rng, n), device)
        places = student.kinks(student.put(copy.deepcopy(net)))
        expect.close(places, solution.kinks(net), f"the kinks of {n} units", rtol=1e-4, atol=1e-5)


@check(
    points=0.5,
    after=HAND,
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
    hint="Far away, twice at one place, with a tiny weight or outgoing weight 0: the unit still switches.",
)
def test_units_that_do_not_show_still_count(student, device):
    """Every unit with a weight counts: far away, twice at one place, tiny, or with outgoing weight 0."""
    w, b, v = (
        [1.0, 2.0, -1.0, 0.01, 1.0, -2.0, -1e-9],
        [-1.0, -2.0, 1.0, -5.0, 40.0, 3.0, -2e-9],
        [1.0, 1.0, 1.0, 1.0, 1.0, 0.0, 1.0],
    )
    places = student.kinks(student.put(hinges(w, b, device, v)))
    expected = torch.tensor([-40.0, -2.0, 1.0, 1.0, 1.0, 1.5, 500.0], device=device)
    expect.close(places, expected, "the kinks of seven units", rtol=1e-4, atol=1e-5)


@check(
    points=0.5,
    after=HAND,
    hint="Positions are for looking at: detach() the weights, and never write into them.",
)
def test_only_looks_at_the_model(student, rng, device):
    """The result has no graph, and the model's weights are as they were and can still be trained."""
    w, b = random_units(rng, 7)
    net = hinges([*w, 0.0], [*b, 1.0], device)
    before = copy.deepcopy(net.state_dict())
    model = student.put(net)
    expect.true(not student.kinks(model).requires_grad, "The kinks still require a gradient.")
    for name, value in student.fetch(model.state_dict()).items():
        expect.equal(value, before[name], f"parameter {name} after the call")
    expect.autograd_on(student, "After the call the model cannot be trained any more.")
    expect.true(student.run(can_still_learn, model), "After the call the model cannot be trained any more.")
