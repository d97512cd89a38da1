"""q5_train: the training loop, on a model that starts at zero."""

import torch
from torch import nn

from autograder.checks import check, expect


def zero_model(device):
    """Logistic regression of two features with all weights 0: it answers one half everywhere."""
    model = nn.Sequential(nn.Linear(2, 1), nn.Sigmoid()).to(device)
    for parameter in model.parameters():
        nn.init.zeros_(parameter)
    return model


def four_points(device):
    """Features float32 (4, 2) and targets float32 (4, 1)."""
    features = torch.tensor([[1.0, -2.0], [3.0, 1.0], [-2.0, 1.0], [1.0, -1.0]], device=device)
    return features, torch.tensor([[1.0], [1.0], [0.0], [1.0]], device=device)


@check(points=0.5, hint="return model, losses: and losses.append(loss.item()) once in each epoch.")
def test_returns_the_model_and_a_loss_per_epoch(student, device):
    """train_model returns a pair: the model, and a list with one Python float for each epoch."""
    model = student.put(zero_model(device))
    result = student.train_model(*four_points(device), model, 0.1, 4, nn.BCELoss())
    expect.type(result, tuple, "what train_model returns")
    expect.equal(len(result), 2, "the number of things that train_model returns")
    expect.type(result[1], list, "losses")
    expect.equal(len(result[1]), 4, "the number of losses after 4 epochs")
    for loss in result[1]:
        expect.type(loss, float, "a loss")
        expect.finite(loss, "a loss")


@check(
    points=0.5,
    after="test_returns_the_model_and_a_loss_per_epoch",
    hint="Note the loss first, step afterwards. A model that answers 1/2 everywhere has the loss log 2.",
)
def test_the_first_loss_is_the_untouched_models(student, device):
    """The first loss is the loss before any step: log 2 for a model that starts at zero."""
    model = student.put(zero_model(device))
    _, losses = student.train_model(*four_points(device), model, 0.1, 2, nn.BCELoss())
    expect.close(losses[0], 0.693147, "the first loss", atol=1e-5)


@check(
    points=0.5,
    after="test_the_first_loss_is_the_untouched_models",
    hint="torch.optim.Adam(model.parameters(), lr=lr); in each epoch zero_grad, backward, step.",
)
def test_adams_first_step_moves_each_weight_by_lr(student, device):
    """After one epoch every weight has moved by lr against its gradient, as Adam's first step does."""
    model = student.put(zero_model(device))
    model, _ = student.train_model(*four_points(device), model, 0.05, 1, nn.BCELoss())
    weight, bias = (parameter.detach() for parameter in model.parameters())
    expect.close(weight, torch.tensor([[0.05, -0.05]], device=device), "the weights", atol=1e-5)
    expect.close(bias, torch.tensor([0.05], device=device), "the bias", atol=1e-5)
