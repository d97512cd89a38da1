"""q4_kinks: where the units of a ReLU network switch."""

import torch
from torch import nn

from autograder.checks import check, expect, probes
from autograder.checks.probes import lived_in  # by its own name: what goes over takes no `probes` along


def hinges(w, b):
    net = nn.Sequential(nn.Linear(1, len(w)), nn.ReLU(), nn.Linear(len(w), 1))
    with torch.no_grad():
        net[0].weight.copy_(torch.tensor(w)[:, None])
        net[0].bias.copy_(torch.tensor(b))
    return net


@check(
    points=0.5, hint="A unit switches where w x + b = 0. Take the weights of model[0], detached, and sort."
)
def test_hand_set_units_switch_where_they_should(student, device):
    """Units with weights 1, -2, 0.5 and biases -1, -4, 1.5 switch at -3, -2 and 1."""
    net = student.put(hinges([1.0, -2.0, 0.5], [-1.0, -4.0, 1.5]).to(device))
    places = student.kinks(net)
    expect.tensor(places, "the result of kinks", shape=(3,), dtype="float")
    expect.close(
        places, torch.tensor([-3.0, -2.0, 1.0], device=device), "the result of kinks", rtol=1e-5, atol=1e-6
    )


@check(
    points=0.5,
    after="test_hand_set_units_switch_where_they_should",
    hint="A unit with w = 0 is constant: leave it out before you divide.",
)
def test_the_example_has_a_unit_without_a_kink(student, device):
    """Hidden weights 1, -2, 0 with biases -1, 6, 5 give the kinks 1 and 3, and nothing for the third unit."""
    places = student.kinks(student.put(hinges([1.0, -2.0, 0.0], [-1.0, 6.0, 5.0]).to(device)))
    expect.close(places.detach(), torch.tensor([1.0, 3.0], device=device), "the result of kinks", rtol=1e-5)


@check(
    points=0.25,
    after="test_hand_set_units_switch_where_they_should",
    hint="Positions are for looking at: detach() the weights before you compute with them.",
)
def test_kinks_carry_no_graph(student, device):
    """The result does not require a gradient."""
    places = student.kinks(student.put(hinges([2.0], [1.0]).to(device)))
    expect.true(not places.requires_grad, "The kinks still require a gradient.")


@check(
    points=0.25,
    after="test_kinks_carry_no_graph",
    hint="Compute with copies of the weights, and never write into them; do not touch its mode.",
)
def test_looking_changes_nothing(student, device):
    """Weights, their dtype and gradients, and the mode of the model are after the call as before."""
    model = student.make(lived_in, hinges([1.0, -2.0, 0.5], [1.0, -4.0, -1.5]).to(device))
    with probes.unchanged(student, model, "the model"):
        student.kinks(model)
