"""q7_compare_losses: one network per loss, all from the same start."""

import torch
from torch import nn

from autograder.checks import check, expect, probes


def losses():
    """Three losses for measurements."""
    return {"MSE": nn.MSELoss(), "L1": nn.L1Loss(), "Huber": nn.HuberLoss()}


def curves_of(student, seed, device, epochs):
    """The student's curves on a small parabola."""
    x = torch.linspace(0, 1, 20, device=device)[:, None]
    make_model = student.put(probes.Factory(6, device))
    return student.compare_losses(make_model, losses(), x, 2 - x**2, 2 - x**2, 0.05, epochs)


def a_line_at_zero(device):
    """The line y = w x with w = 0."""
    line = nn.Linear(1, 1, bias=False)
    nn.init.zeros_(line.weight)
    return line.to(device)


@check(
    points=0.25,
    hint="Make an empty dict, and for each name in losses a list to which each epoch's error is "
    "appended as a float.",
)
def test_one_curve_for_each_loss(student, seed, device):
    """compare_losses returns a dict with one list of floats for each loss, one float for each epoch."""
    curves = curves_of(student, seed, device, epochs=4)
    expect.type(curves, dict, "the curves")
    expect.equal(sorted(curves), sorted(losses()), "the names of the curves")
    for name, curve in curves.items():
        expect.type(curve, list, f"the curve of {name}")
        expect.equal(len(curve), 4, f"the length of the curve of {name} after 4 epochs")
        for error in curve:
            expect.type(error, float, f"an error of {name}")
            expect.finite(error, f"an error of {name}")


@check(
    points=0.25,
    after="test_one_curve_for_each_loss",
    hint="All networks start alike and all are measured alike: copies of one network, and the mean "
    "squared error before the step. No seed makes make_model give the same network twice.",
)
def test_all_losses_begin_at_the_same_start(student, seed, device):
    """All curves begin with the same number: the same start, measured in the same way."""
    curves = curves_of(student, seed, device, epochs=3)
    for name, curve in curves.items():
        expect.close(curve[0], curves["MSE"][0], f"the first number of the curve of {name}", rtol=1e-6)


@check(
    points=0.5,
    after="test_all_losses_begin_at_the_same_start",
    hint="Note ((prediction - y_true) ** 2).mean() whatever the loss is; then loss_fn(prediction, y) "
    "with the "
    "loss of this very name, clear the gradients, backward, step with SGD and the lr that is given.",
)
def test_three_steps_by_hand(student, device):
    """For y = w x from w = 0, trained on (1, 1), rate 1/4, measured by y_true = 2, the curves are known."""
    # The slope of MSE is 2 (w - 1): w goes to 1/2, 3/4, 7/8. That of L1 is -1: 1/4, 1/2, 3/4.
    one = torch.ones(1, 1, device=device)
    two = {"L1": nn.L1Loss(), "MSE": nn.MSELoss()}
    curves = student.compare_losses(lambda: a_line_at_zero(device), two, one, one.clone(), 2 * one, 0.25, 4)
    expect.close(curves["MSE"], [4, 9 / 4, 25 / 16, 81 / 64], "the curve of MSE", rtol=1e-5)
    expect.close(curves["L1"], [4, 49 / 16, 9 / 4, 25 / 16], "the curve of L1", rtol=1e-5)


@check(
    points=0.25,
    after="test_one_curve_for_each_loss",
    hint="isinstance(loss_fn, nn.NLLLoss): raise ValueError with the entry's name in its message.",
)
def test_an_nll_loss_is_refused(student, device):
    """An nn.NLLLoss among the losses is refused by a ValueError that names the entry."""
    one = torch.ones(2, 1, device=device)
    unsuitable = {"fine": nn.MSELoss(), "entry 17": nn.NLLLoss()}

    def attempt():
        student.compare_losses(
            lambda: a_line_at_zero(device), unsuitable, one, one.clone(), one.clone(), 0.1, 2
        )

    expect.refuses(attempt, ValueError, "an NLLLoss")
    try:
        attempt()
    except Exception as error:  # noqa: BLE001 - a StudentError behind the wall, a ValueError at home
        expect.true(
            "entry 17" in str(error), "the error's message does not name the entry, which is 'entry 17'"
        )
