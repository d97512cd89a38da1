"""Whether a training goes on to its last step, and in which mode: what no single step shows."""

import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import torch
from torch import nn

from autograder.checks import expect
from autograder.checks.probes.watched import WatchedModule, learned_from
from autograder.checks.subject import Subject

Train = Callable[[Subject, Any, torch.Tensor, torch.Tensor, float, int], Any]
"""Called as ``train(subject, model, x, y, lr, epochs)``; gives the list of losses."""

_SHORT = 50  # epochs


@dataclass(frozen=True)
class LongRun:
    """A training of the line 0 on the point (1, goal).

    Attributes:
        goal: Its target.
        lr: Its learning rate.
        epochs: How many steps it has.
    """

    goal: float
    lr: float
    epochs: int

    @property
    def calls(self) -> int:
        """How often it is made."""
        return 2 if self.epochs <= _SHORT else 1

    def __str__(self) -> str:
        return f"goal {self.goal:g}, lr {self.lr:g}, {self.epochs} epochs"


def long_runs(*, far: tuple[float, float, int], overshoots: tuple[float, int]) -> list[LongRun]:
    """Trainings in which stopping early, or keeping the best weights, shows.

    Args:
        far: Goal, learning rate and epochs of a training with a long way to go.
        overshoots: Learning rate and epochs of one whose loss rises.

    Returns:
        These two; one whose loss is 0 from the start; one whose loss is NaN; one without any epoch.
    """
    return [
        LongRun(*far), LongRun(1.0, *overshoots), LongRun(0.0, 0.1, 120), LongRun(math.nan, 0.1, 5),
        LongRun(1.0, 0.1, 0),
    ]  # fmt: skip


def every_epoch_counts(
    student: Subject, solution: Subject, train: Train, run: LongRun, device: torch.device
) -> None:
    """Passes when losses and weights after a long run are those of the solution.

    A short run is made twice on the same model, the second time with half the rate: what one call remembers
    must not reach the next.

    Args:
        student: The submission.
        solution: The solution.
        train: How either is asked to train.
        run: Which training.
        device: Where.

    Raises:
        CheckFailure: When the number of losses, a loss or the last weights are off.
    """
    x, y = torch.ones(2, 1, device=device), torch.full((2, 1), run.goal, device=device)
    ends = []
    for subject in (student, solution):
        begin = nn.Linear(1, 1)
        begin.load_state_dict({"weight": torch.zeros(1, 1), "bias": torch.zeros(1)})
        mine = subject.put(begin.to(device))
        rates = [run.lr, run.lr / 2][: run.calls]
        ends.append([_trained(subject, mine, train, run, x, y, lr) for lr in rates])
    for number, ((losses, weights), (wanted, expected)) in enumerate(zip(*ends, strict=True)):
        again = " of a second training of the same model" if number else ""
        expect.type(losses, list, f"the losses{again}")
        expect.equal(len(losses), run.epochs, f"the number of losses after {run.epochs} epochs{again}")
        if run.epochs:
            expect.close(losses, wanted, f"the losses{again}", rtol=1e-4, atol=1e-4, nan_ok=True)
        for name, value in expected.items():
            what = f"the {name} after the last epoch{again}"
            expect.close(weights[name], value, what, rtol=1e-4, atol=5e-5, nan_ok=True)


def _trained(
    subject: Subject, model: Any, train: Train, run: LongRun, x: torch.Tensor, y: torch.Tensor, lr: float
) -> tuple[Any, dict[str, torch.Tensor]]:
    """Losses of a training, and the weights after it."""
    return train(subject, model, x, y, lr, run.epochs), subject.fetch(model.state_dict())


def trains_in_training_mode(student: Subject, model: nn.Module, train: Callable[[Any], Any]) -> None:
    """Passes when a model that comes in training mode learns all its steps in it, and is in it afterwards.

    A pass that only looks may be in eval mode: only those count through which a gradient came back.

    Args:
        student: The submission.
        model: What to train.
        train: Called with what stands for it; several epochs, since a mode may be lost after the first.

    Raises:
        CheckFailure: When a step was made in another mode, or the model is in another one afterwards.
    """
    there = student.put(WatchedModule(model))
    train(there)
    modes = learned_from(there.modes, there.learned)
    expect.true(bool(modes), "The model was not learned from.")
    expect.true(set(modes) <= {"training"}, "A step was trained while the model was in eval mode.")
    expect.true(bool(there.training), "The model came in training mode, and is in eval mode afterwards.")
    after = student.run(modes_of, there)
    expect.true(all(after), "A part of the model came in training mode, and is in eval mode afterwards.")


def modes_of(net: nn.Module) -> list[bool]:
    """Whether each part is in training mode; for over there."""
    return [part.training for part in net.modules()]
