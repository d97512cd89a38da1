"""q4_bce: binary cross-entropy from probabilities and from logits."""

import torch
from torch.overrides import TorchFunctionMode

from autograder.checks import check, expect


@check(
    points=0.5,
    hint="One point costs -log p if y is 1 and -log(1 - p) if y is 0; take the mean over all.",
)
def test_some_values_by_hand(student, device):
    """bce_loss of .01, .3, .5, 1 against 1 is 4.6052, 1.2040, .6931, 0; of several points it is the mean."""
    for p, by_hand in ((1e-2, 4.6052), (0.3, 1.2040), (0.5, 0.6931), (1.0, 0.0)):
        loss = student.bce_loss(torch.tensor(p, device=device), torch.tensor(1.0, device=device))
        expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)
        expect.close(loss, torch.tensor(by_hand, device=device), f"the loss of p = {p} against 1", atol=1e-4)
    p = torch.tensor([[0.25], [0.5]], device=device)
    y = torch.tensor([[0.0], [1.0]], device=device)
    # (-log .75 - log .5) / 2
    loss = student.bce_loss(p, y)
    expect.close(loss, torch.tensor(0.490415, device=device), "the loss of two points", atol=1e-4)


@check(
    points=0.5,
    hint="log(1 + e^z) - y·z, and the mean over all. torch.logaddexp(z, zeros) is log(e^z + e^0).",
)
def test_logits_by_hand(student, device):
    """bce_with_logits of 0 is log 2 whatever the label; of 3 it is .0486 against 1 and 3.0486 against 0."""
    for z, y, by_hand in (
        (0.0, 0.0, 0.693147),
        (0.0, 1.0, 0.693147),
        (3.0, 1.0, 0.048587),
        (3.0, 0.0, 3.048587),
    ):
        logits = torch.full((2, 1), z, device=device)
        loss = student.bce_with_logits(logits, torch.full((2, 1), y, device=device))
        expect.tensor(loss, "the loss", shape=(), dtype=torch.float32)
        expect.close(
            loss, torch.tensor(by_hand, device=device), f"the loss of z = {z} against {y}", atol=1e-5
        )


@check(
    points=0.5,
    after=("test_some_values_by_hand", "test_logits_by_hand"),
    hint="Compare the shapes first and raise ValueError; (4, 1) and (4,) would broadcast to (4, 4).",
)
def test_a_column_against_a_row_is_refused(student, device):
    """Both losses refuse targets of another shape by a ValueError, e.g. (4,) for predictions (4, 1)."""
    for given, shape in (((4, 1), (4,)), ((4, 1), (1, 1)), ((4, 1), (1, 4)), ((4, 3), (4, 1))):
        answers, target = torch.full(given, 0.5, device=device), torch.ones(shape, device=device)
        what = f"targets of shape {shape} for predictions {given}"
        for name in ("bce_loss", "bce_with_logits"):
            loss = getattr(student, name)
            expect.refuses(
                lambda loss=loss, answers=answers, target=target: loss(answers, target),
                ValueError,
                f"{name}: {what}",
            )


READY_MADE = ("entropy", "loss", "nll", "kl_div")  # parts of the names of PyTorch's functions
READY_MADE_STEPS = ("BinaryCrossEntropy", "SoftMarginLoss", "NllLoss", "KlDiv")  # of the graph's nodes


class Doubled(TorchFunctionMode):
    """Doubles what PyTorch's own losses give, however they were reached, and notes their names."""

    def __init__(self):
        super().__init__()
        self.names = set()

    def __torch_function__(self, function, types, args=(), kwargs=None):
        """Calls the function."""
        result, name = function(*args, **(kwargs or {})), getattr(function, "__name__", "")
        if not any(part in name for part in READY_MADE):
            return result
        self.names.add(name)
        return 2 * result


def ready_made(loss, inputs, y):
    """Names of PyTorch's own losses that a loss is made of, not merely compared with: list of str."""
    value = loss(inputs.clone().requires_grad_(), y)
    waiting, found = [value.grad_fn], set()
    while waiting:
        step = waiting.pop()
        if step is not None:
            found.add(step.name())
            waiting += [before for before, _ in step.next_functions]
    used = {name for name in found if name.startswith(READY_MADE_STEPS)}
    with Doubled() as doubled:
        try:
            follows = not torch.equal(loss(inputs.clone(), y), value)
        except Exception:  # noqa: BLE001 - its own comparison with the ready-made one fails now
            follows = False
    return sorted(used | (doubled.names if follows else set()))


@check(
    points=0.25,
    after=("test_some_values_by_hand", "test_logits_by_hand"),
    hint="Build the loss from logarithms and sums; PyTorch's own loss is for comparing.",
)
def test_the_formulas_are_your_own(student, device):
    """Neither loss is computed by one of PyTorch's ready-made cross-entropies."""
    y = torch.tensor([[0.0], [1.0], [1.0]], device=device)
    for name in ("bce_loss", "bce_with_logits"):
        used = student.run(ready_made, getattr(student, name), torch.full_like(y, 0.3), y)
        expect.true(not used, f"{name} uses PyTorch's own {', '.join(used)}; write the formula yourself.")


@check(
    points=0.25,
    after="test_some_values_by_hand",
    hint="Keep p away from 0 and 1, by 1e-7, before you take logarithms: log 0 is minus infinity.",
)
def test_certain_and_wrong_has_a_price(student, device):
    """A wrong p of 0 or 1 costs a finite number above 10, and a right one nothing."""
    p = torch.tensor([[0.0], [1.0]], device=device)
    wrong, right = student.bce_loss(p, 1 - p), student.bce_loss(p, p)
    expect.at_least(wrong, 10.0, "the loss of p = 0 against 1 and of p = 1 against 0")
    expect.close(
        right, torch.tensor(0.0, device=device), "the loss of p = 0 against 0, 1 against 1", atol=1e-4
    )


@check(
    points=0.25,
    after="test_logits_by_hand",
    hint="Not through sigmoid or exp: e^200 is infinite in float32. torch.logaddexp is safe.",
)
def test_a_logit_of_200_costs_200(student, device):
    """The logit -200 against 1, and 200 against 0, cost 200."""
    z, y = torch.tensor([[-200.0], [200.0]], device=device), torch.tensor([[1.0], [0.0]], device=device)
    far = student.bce_with_logits(z, y)
    expect.close(far, torch.tensor(200.0, device=device), "the loss of z = -200 against 1, 200 against 0")
