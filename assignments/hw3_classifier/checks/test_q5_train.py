"""q5_train: the training loop, on a model that starts at zero."""

import torch
from torch import nn

from autograder.checks import check, expect, picture


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


@check(points=0.25, hint="return model, losses: and losses.append(loss.item()) once in each epoch.")
def test_returns_the_model_and_a_loss_per_epoch(student, device):
    """train_model returns a pair: the very model, and a list with one Python float for each epoch."""
    model = student.put(zero_model(device))
    result = student.train_model(*four_points(device), model, 0.1, 4, nn.BCELoss())
    expect.type(result, tuple, "what train_model returns")
    expect.equal(len(result), 2, "the number of things that train_model returns")
    expect.type(result[1], list, "losses")
    expect.equal(len(result[1]), 4, "the number of losses after 4 epochs")
    for loss in result[1]:
        expect.type(loss, float, "a loss")
        expect.finite(loss, "a loss")
    same = student.same(result[0], model)
    expect.true(same, "train_model returned another object than the model it was given.")


@check(
    points=0.25,
    after="test_returns_the_model_and_a_loss_per_epoch",
    hint="Note the loss first, step afterwards. A model that answers 1/2 everywhere has the loss log 2. It "
    "is the loss that you go backward from, of the given model itself in training mode.",
)
def test_the_first_loss_is_the_untouched_models(student, device):
    """The first loss is that of the model as it comes, in training mode: log 2 where it starts at zero."""
    model = student.put(zero_model(device))
    _, losses = student.train_model(*four_points(device), model, 0.1, 2, nn.BCELoss())
    expect.close(losses[0], 0.693147, "the first loss", atol=1e-5)
    features, target = torch.ones(3, 1, device=device), torch.full((3, 1), 3.0, device=device)
    drops_all = nn.Sequential(nn.Dropout(1.0), same_as_input(device))  # in training mode: answers 0 to all
    _, losses = student.train_model(features, target, student.put(drops_all), 0.1, 2, nn.MSELoss())
    expect.close(losses[0], 9.0, "the first loss of a model whose dropout leaves nothing in training mode")
    norm = student.put(nn.Sequential(nn.BatchNorm1d(2), nn.Linear(2, 1), nn.Sigmoid()).to(device))
    student.train_model(*four_points(device), norm, 0.1, 2, nn.BCELoss())
    ran = int(norm[0].num_batches_tracked) > 0
    expect.true(ran, "The running statistics of the model have not moved: another model was trained for it.")


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


def uneven_model(device):
    """2-2-1 with tanh and sigmoid and weights of many sizes."""
    model = nn.Sequential(nn.Linear(2, 2), nn.Tanh(), nn.Linear(2, 1), nn.Sigmoid())
    model.load_state_dict(
        {
            "0.weight": torch.tensor([[0.5, -1.0], [2.0, 0.25]]),
            "0.bias": torch.tensor([0.0, -0.5]),
            "2.weight": torch.tensor([[1.0, -2.0]]),
            "2.bias": torch.tensor([0.5]),
        }
    )
    return model.to(device)


@check(
    points=0.5,
    after="test_adams_first_step_moves_each_weight_by_lr",
    hint="The first step is right, later ones are not: fresh gradients in each epoch, one optimizer for all.",
)
def test_three_epochs_of_adam(student, device):
    """The losses and the weights of a small network after three epochs are Adam's, for all its layers."""
    model = student.put(uneven_model(device))
    model, losses = student.train_model(*four_points(device), model, 0.1, 3, nn.BCELoss())
    right = [1.158088, 0.902866, 0.712429]
    with picture.curves(losses, right):
        expect.close(losses, right, "the losses of three epochs", atol=1e-5)
    wanted = (
        ("the first layer's weights", [[0.779975, -0.747366], [1.700495, 0.549010]]),
        ("the first layer's biases", [0.272557, -0.799472]),
        ("the last layer's weights", [[1.298400, -1.704637]]),
        ("the last layer's bias", [0.779601]),
    )
    for parameter, (what, values) in zip(model.parameters(), wanted, strict=True):
        expect.close(parameter.detach(), torch.tensor(values, device=device), what, atol=1e-5)


class Seen:
    """A mean squared error that keeps what it was called with: pairs of lists of numbers."""

    def __init__(self):
        self.pairs = []

    def __call__(self, output, target):
        """The loss of a batch, a tensor of shape ()."""
        self.pairs.append((output.detach().flatten().tolist(), target.flatten().tolist()))
        return (output - target).square().mean()


def same_as_input(device):
    """A model that starts by giving back its one input."""
    model = nn.Linear(1, 1)
    model.load_state_dict({"weight": torch.ones(1, 1), "bias": torch.zeros(1)})
    return model.to(device)


@check(
    points=0.25,
    after="test_adams_first_step_moves_each_weight_by_lr",
    hint="One permutation for both: order = torch.randperm(len(features)), features[order], target[order].",
)
def test_shuffling_keeps_pairs_together(student, device):
    """With shuffle=True each row still meets its own target, and every row comes once in each epoch."""
    rows, seen = torch.arange(12.0, device=device).reshape(12, 1), student.put(Seen())
    student.train_model(rows, 10 * rows, student.put(same_as_input(device)), 1e-6, 3, seen, shuffle=True)
    for output, target in seen.pairs:
        expect.close(sorted(target), list(range(0, 120, 10)), "the targets of one epoch, sorted", atol=1e-2)
        expect.close(output, [t / 10 for t in target], "what stands beside the shuffled targets", atol=1e-2)
