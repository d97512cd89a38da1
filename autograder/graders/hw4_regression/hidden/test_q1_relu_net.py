"""q1_relu_net: widths, the formula, fresh starts and refused widths."""

import pytest
import torch

from autograder.checks import check, expect


def parameter_shapes(net):
    return [list(p.shape) for p in net.parameters()]


def parameter_values(net):
    return [p.detach().clone() for p in net.parameters()]


def all_learnable(net):
    return all(p.requires_grad for p in net.parameters())


def set_parameters(net, values):
    with torch.no_grad():
        for parameter, value in zip(net.parameters(), values, strict=True):
            parameter.copy_(value)


@pytest.mark.parametrize("n_hidden", [1, 2, 33, 300])
@check(
    points=0.5,
    after="test_eight_units_have_25_parameters",
    hint="A Linear layer from 1 to n has weights (n, 1) and n biases; together there are 3n + 1 parameters.",
)
def test_every_width_has_its_shapes(student, n_hidden):
    """The four parameters have the shapes (n, 1), (n,), (1, n) and (1,) for every width n."""
    shapes = student.run(parameter_shapes, student.make_relu_net(n_hidden))
    expect.equal(
        [list(shape) for shape in shapes],
        [[n_hidden, 1], [n_hidden], [1, n_hidden], [1]],
        "the parameter shapes",
    )


@check(
    points=0.25,
    after="test_every_width_has_its_shapes",
    hint="Follow one point by hand: w x + b in each unit, then max(0, ·), then the weighted sum plus c.",
)
def test_bends_where_a_unit_switches(student, rng):
    """With given weights the prediction is c + Σ v·max(0, w·x + b), with a bend at each -b/w."""
    w, b, v = (
        torch.tensor(rng.uniform(0.5, 2, 5) * rng.choice([-1, 1], 5), dtype=torch.float32) for _ in range(3)
    )
    net = student.make_relu_net(5)
    student.run(set_parameters, net, [w[:, None], b, v[None, :], torch.tensor([-25.0])])
    bends = (-b / w)[:, None]
    x = torch.cat([bends - 0.1, bends, bends + 0.1, torch.linspace(-6, 6, 25)[:, None]])
    expected = (x * w + b).clamp(min=0) @ v[:, None] - 25
    expect.close(student.fetch(net(x)), expected, "the prediction", rtol=1e-5, atol=1e-5)
    expect.true(student.run(all_learnable, net), "A parameter of the network does not require a gradient.")
    right = [t.clone().requires_grad_() for t in (w[:, None], b, v[None, :], torch.tensor([-25.0]))]
    grid, mine = torch.linspace(-6, 6, 25)[:, None], list(net.parameters())
    net(grid).sum().backward()
    ((grid @ right[0].T + right[1]).clamp(min=0) @ right[2].T + right[3]).sum().backward()
    for got, wanted in zip(mine, right, strict=True):  # that it can learn is no word of its own
        expect.close(got.grad, wanted.grad, "the gradient of a parameter", rtol=1e-4, atol=1e-4)


@check(
    points=0.25,
    after=("test_bends_where_a_unit_switches", "test_two_calls_give_two_networks"),
    hint="Build the layers inside the function, and leave PyTorch's starting weights and generator alone.",
)
def test_each_call_starts_fresh(student, seed):
    """Each call gives a new network with PyTorch's own random start, which only the seed repeats."""
    first, second = student.make_relu_net(6), student.make_relu_net(6)
    before = student.fetch(student.run(parameter_values, first))
    grid = torch.linspace(-6, 6, 25)[:, None]
    w, b, v, c = before  # that it begins with these is no word of its own
    expected = (grid @ w.T + b).clamp(min=0) @ v.T + c
    expect.close(first(grid).detach(), expected, "the prediction of a new network", rtol=1e-4, atol=1e-5)
    student.run(set_parameters, second, [torch.zeros_like(p) for p in before])
    for one, now in zip(before, student.run(parameter_values, first), strict=True):
        expect.equal(now, one, "a weight of the first network, after the second one was changed,")
    starts = []
    for _ in range(2):
        student.run(torch.manual_seed, seed + 1)
        starts.append(student.fetch(student.run(parameter_values, student.make_relu_net(40))))
    for one, again in zip(*starts, strict=True):
        expect.equal(again, one, "a start with the same torch.manual_seed as before")
    # No right answer lies above 1/sqrt(inputs). Below: 0 of 3000 seeds (`chaffinch calibrate`), so at
    # most 1 in 1000 (95 %), by the fitted tail 1 in 7 million; worst right .77 of the bound.
    for values, bound in zip(starts[0], (1.0, 1.0, 40**-0.5), strict=False):  # nn.Linear: ± 1/sqrt(inputs)
        expect.at_most(values.abs().max(), 1.0001 * bound, "the largest value of a parameter at the start")
        expect.at_least(values.abs().max(), 0.5 * bound, "the largest value of a parameter at the start")
        # 40 random signs are equal once in 5e11 times
        expect.true(bool((values < 0).any()), "No value of a parameter is negative at the start.")
        expect.true(bool((values > 0).any()), "No value of a parameter is positive at the start.")


@check(
    points=0.5,
    after="test_is_linear_relu_linear",
    hint="PyTorch builds a layer without units and only warns. Raise ValueError yourself.",
)
def test_refuses_a_network_without_units(student):
    """A width below 1 is refused with a ValueError."""
    expect.refuses(lambda: student.make_relu_net(0), ValueError, what="n_hidden = 0")
    expect.refuses(lambda: student.make_relu_net(-2), ValueError, what="n_hidden = -2")
