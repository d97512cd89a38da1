"""q6_optimizer: what comes back, what happens to the optimizer, and one step on paper."""

import numpy as np
import torch

from autograder.checks import check, expect


def two_points(device):
    """Two points and the line 0: the errors are 1 and 2, the derivatives -3 and -7."""
    x, y = torch.tensor([[1.0], [3.0]], device=device), torch.tensor([[1.0], [2.0]], device=device)
    return x, y, torch.zeros(1, device=device), torch.zeros(1, device=device)


def quarter_sgd(parameters):
    """Plain descent with a learning rate that nobody would guess."""
    return torch.optim.SGD(parameters, lr=0.25)


def tenth_sgd(parameters):
    """Plain descent with the learning rate of the docstring."""
    return torch.optim.SGD(parameters, lr=0.1)


def watch(descent, *arguments):
    """Runs on the student's side: of which tensors' values optimizers are made, and how often they step."""
    made, steps = [], []

    class Counting(torch.optim.SGD):
        def step(self, closure=None):
            steps.append(1)
            return super().step(closure)

    def make(parameters):
        optimizer = Counting(parameters, lr=0.1)
        made.append([tensor.tolist() for group in optimizer.param_groups for tensor in group["params"]])
        return optimizer

    descent(*arguments, make)
    return made, len(steps)


@check(points=0.25, hint="Check your `return`: a, b and losses, after the loop.")
def test_returns_intercept_slope_and_losses(student, device):
    """optimizer_descent returns a and b, tensors of shape (1,), and a list with one loss for each epoch."""
    found = student.optimizer_descent(*two_points(device), 4, quarter_sgd)
    expect.type(found, (tuple, list), "what optimizer_descent returns")
    expect.true(len(found) == 3, f"optimizer_descent returns {len(found)} values; expected a, b and losses.")
    a, b, losses = found
    expect.tensor(a, "a", shape=(1,), dtype="float")
    expect.tensor(b, "b", shape=(1,), dtype="float")
    expect.type(losses, list, "losses")
    expect.true(len(losses) == 4, f"losses has {len(losses)} entries after 4 epochs; expected 4.")


@check(
    points=0.5,
    after="test_returns_intercept_slope_and_losses",
    hint="Call make_optimizer([a, b]) once, before the loop, and optimizer.step() once in each round of it.",
)
def test_uses_the_optimizer_it_is_given(student, device):
    """make_optimizer is called once, for both parameters, and its optimizer steps once in each epoch."""
    made, steps = student.run(watch, student.optimizer_descent, *two_points(device), 4)
    expect.true(len(made) == 1, f"make_optimizer was called {len(made)} times; expected once.")
    expect.true(
        len(made[0]) == 2, f"The optimizer was made for {len(made[0])} tensors; expected two, a and b."
    )
    expect.true(steps == 4, f"The optimizer took {steps} steps in 4 epochs; expected 4.")


@check(
    points=0.5,
    after="test_uses_the_optimizer_it_is_given",
    hint="The order is zero_grad, backward, step, and the optimizer must be made of the very tensors that "
    "the loss comes from. The loss on record is that of the prediction before the step.",
)
def test_one_step_by_hand(student, device):
    """One step of SGD from the line 0 for (1, 1), (3, 2): a = 0.3, b = 0.7 with lr 0.1; the loss was 2.5."""
    a, b, _ = student.optimizer_descent(*two_points(device), 1, quarter_sgd)
    expect.close(a.detach().cpu().double(), torch.tensor([0.75]).double(), "a after one step", atol=1e-6)
    expect.close(b.detach().cpu().double(), torch.tensor([1.75]).double(), "b after one step", atol=1e-6)
    found = student.optimizer_descent(*two_points(device), 1, tenth_sgd)
    for what, value, wanted in zip("ab", found, (0.3, 0.7), strict=False):
        moved = value.detach().cpu().double()
        expect.close(moved, torch.tensor([wanted]).double(), f"{what} with lr 0.1", atol=1e-6)
    losses = [float(torch.as_tensor(loss).detach()) for loss in found[2]]
    expect.close(losses, [2.5], "losses after one step", rtol=1e-5)


@check(
    points=0.25,
    after="test_one_step_by_hand",
    hint="The list is [a, b]: intercept first. Some optimizers treat their parameters differently.",
)
def test_hands_over_intercept_and_slope_in_this_order(student, device):
    """The list that make_optimizer gets holds the intercept first and the slope second."""
    x, y, a, b = two_points(device)
    made, _ = student.run(watch, student.optimizer_descent, x, y, a - 1.0, b + 2.0, 1)
    found = [float(np.ravel(values)[0]) for values in made[0]]
    expect.close(found, [-1.0, 2.0], "the tensors that make_optimizer got", atol=1e-6)
