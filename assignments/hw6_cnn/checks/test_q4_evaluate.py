"""q4_evaluate: measuring without touching."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect

LOGITS = torch.tensor([[3.0, 1.0, 0.0], [0.5, 2.0, 1.0], [0.0, 0.1, 0.3], [1.0, 0.0, -1.0]])
LABELS = torch.tensor([0, 1, 2, 2])


def _loader(images, labels):
    return DataLoader(TensorDataset(images, labels), batch_size=4)


def _measure(student, device):
    """Evaluates a network that says what it is shown: three of four right."""
    echo = nn.Linear(3, 3, bias=False)
    echo.weight.data = torch.eye(3)
    net, loss_fn = student.put(echo.to(device)), student.put(nn.MultiMarginLoss())
    return student.evaluate(net, student.make(_loader, LOGITS, LABELS), loss_fn, device)


@check(
    points=0.5,
    hint="return loss, accuracy: two Python numbers; .item() turns a tensor of one number into one.",
)
def test_it_gives_a_loss_and_an_accuracy(student, device):
    """Evaluating gives two floats, and the accuracy lies between 0 and 1."""
    found = _measure(student, device)
    expect.type(found, (tuple, list), "the result")
    expect.equal(len(found), 2, "the number of results")
    for value, what in zip(found, ("the loss", "the accuracy"), strict=True):
        expect.type(value, float, what)
        expect.finite(value, what)
    expect.true(
        0 <= found[1] <= 1,
        f"The accuracy is {found[1]}; a fraction is expected, not a percentage or a count.",
    )


@check(
    points=0.5,
    after="test_it_gives_a_loss_and_an_accuracy",
    hint="Each row of the logits is one image: its largest entry, along dim=1, is the prediction. The loss "
    "is loss_fn(logits, labels), whichever loss_fn is given.",
)
def test_three_of_four(student, device):
    """Three right answers of four are an accuracy of 0.75, and the loss is that of the given loss_fn."""
    loss, accuracy = _measure(student, device)
    expect.close(accuracy, 0.75, "the accuracy")
    expect.close(loss, nn.MultiMarginLoss()(LOGITS, LABELS).item(), "the loss", rtol=1e-5)
