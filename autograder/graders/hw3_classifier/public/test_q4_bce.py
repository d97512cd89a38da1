"""q4_bce: binary cross-entropy from probabilities and from logits."""

import torch

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
    column = torch.full((4, 1), 0.5, device=device)
    for shape in ((4,), (1, 1), (1, 4)):
        target, what = torch.ones(shape, device=device), f"targets of shape {shape} for predictions (4, 1)"
        for name in ("bce_loss", "bce_with_logits"):
            loss = getattr(student, name)
            expect.refuses(
                lambda loss=loss, target=target: loss(column, target), ValueError, f"{name}: {what}"
            )
