"""Whole trainings: to the last epoch, in training mode, forgetting the one before."""

import copy

import pytest
import torch
from torch import nn

from autograder.checks import CheckFailure, probes
from autograder.checks.subject import LocalSubject

HERE = LocalSubject({})


def fit(_subject, model, x, y, lr, epochs, *, stop=lambda _losses: False, keep_best=False):
    optimizer, losses, best = (
        torch.optim.SGD(model.parameters(), lr=lr),
        [],
        copy.deepcopy(model.state_dict()),
    )
    for _ in range(epochs):
        loss = nn.functional.mse_loss(model(x), y)
        if losses and loss.item() < min(losses):
            best = copy.deepcopy(model.state_dict())
        losses.append(loss.item())
        optimizer.zero_grad()
        loss.backward()
        optimizer.step()
        if stop(losses):
            break
    if keep_best and losses:
        model.load_state_dict(best)
    return losses


RUNS = probes.long_runs(far=(8.0, 1e-3, 60), overshoots=(0.55, 30))
WRONG = {
    "stops at 0": {"stop": lambda losses: losses[-1] == 0},
    "stops at nan": {"stop": lambda losses: losses[-1] != losses[-1]},
    "stops when it rises": {"stop": lambda losses: len(losses) > 1 and losses[-1] > losses[-2]},
    "stops after 50": {"stop": lambda losses: len(losses) == 50},
    "keeps the best": {"keep_best": True},
}


def check_runs(**options):
    def train(subject, *arguments):
        return fit(subject, *arguments, **(options if subject is not SOLUTION else {}))

    for run in RUNS:
        probes.every_epoch_counts(HERE, SOLUTION, train, run, torch.device("cpu"))


SOLUTION = LocalSubject({})


def test_a_training_to_the_last_epoch_passes():
    check_runs()


@pytest.mark.parametrize("mistake", WRONG)
def test_every_way_to_end_early_shows_in_a_long_run(mistake):
    with pytest.raises(CheckFailure):
        check_runs(**WRONG[mistake])


def test_what_one_training_remembers_shows_in_a_second_one():
    kept = []

    def train(subject, *arguments):
        losses = fit(subject, *arguments)
        kept.extend(losses)
        return losses if subject is SOLUTION else list(kept)

    with pytest.raises(CheckFailure, match="of a second training of the same model"):
        probes.every_epoch_counts(HERE, SOLUTION, train, RUNS[1], torch.device("cpu"))


def steps_in(model, mode_of_step, mode_at_end=True, looks=False):
    optimizer = torch.optim.SGD(model.parameters(), lr=0.1)
    for step in range(3):
        if looks:
            model.eval()
            model(torch.ones(2, 1))
        model.train(mode_of_step(step))
        optimizer.zero_grad()
        model(torch.ones(2, 1)).sum().backward()
        optimizer.step()
    model.train(mode_at_end)


@pytest.mark.parametrize("options", [{}, {"looks": True}])
def test_a_training_in_training_mode_passes_even_if_it_looks_in_eval_mode(options):
    net = nn.Sequential(nn.Linear(1, 2), nn.Dropout())
    probes.trains_in_training_mode(HERE, net, lambda model: steps_in(model, lambda _step: True, **options))


@pytest.mark.parametrize(
    ("mode", "at_end", "said"),
    [
        (lambda step: step == 0, True, "A step was trained"),
        (lambda _step: True, False, "eval mode afterwards"),
    ],
)
def test_a_step_in_eval_mode_or_an_end_in_it_is_seen(mode, at_end, said):
    net = nn.Sequential(nn.Linear(1, 2), nn.Dropout())
    with pytest.raises(CheckFailure, match=said):
        probes.trains_in_training_mode(HERE, net, lambda model: steps_in(model, mode, at_end))
