"""q4_evaluate: measuring without touching."""

import torch
from torch import nn
from torch.utils.data import DataLoader, TensorDataset

from autograder.checks import check, expect, probes

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
    "is loss_fn(logits, labels), whichever loss_fn is given. Count the images from 0, and do not round.",
)
def test_three_of_four(student, device):
    """Three right answers of four are an accuracy of 0.75, and the loss is that of the given loss_fn."""
    loss, accuracy = _measure(student, device)
    expect.close(loss, nn.MultiMarginLoss()(LOGITS, LABELS).item(), "the loss", rtol=1e-5)
    expect.close(accuracy, 0.75, "the accuracy")


@check(
    points=0.25,
    after="test_three_of_four",
    hint="Go through all batches, the small last one too. Weigh each batch's mean loss by its number of "
    "images, count the right answers, divide both by the number of all images.",
)
def test_three_images_and_one(student, device):
    """A batch of three images and a batch of one give the same as all four at once."""
    echo = nn.Linear(3, 3, bias=False)
    echo.weight.data = torch.eye(3)
    batches = student.put([(LOGITS[:3], LABELS[:3]), (LOGITS[3:], LABELS[3:])])
    net, loss_fn = student.put(echo.to(device)), student.put(nn.MultiMarginLoss())
    with probes.unchanged(student, batches, "the batches"):
        loss, accuracy = student.evaluate(net, batches, loss_fn, device)
    expect.close(accuracy, 0.75, "the accuracy of 3 right ones in the first batch and none in the second")
    expect.close(loss, nn.MultiMarginLoss()(LOGITS, LABELS).item(), "the loss", rtol=1e-5)


@check(
    points=0.25,
    after="test_it_gives_a_loss_and_an_accuracy",
    hint="model.eval() before the loop; keep model.training before you change it, and "
    "model.train(was_training) "
    "brings back either mode.",
)
def test_eval_mode_and_back(student, device):
    """A network predicts in eval mode, and is afterwards in the mode that it came in, training or eval."""
    for mode in (True, False):
        net = student.put(probes.WatchedModule(nn.Linear(3, 3).to(device)).train(mode))
        student.evaluate(net, student.make(_loader, LOGITS, LABELS), nn.CrossEntropyLoss(), device)
        expect.equal(set(net.modes), {"eval"}, "the set of modes that the network predicted in")
        expect.equal(net.training, mode, "model.training afterwards")
