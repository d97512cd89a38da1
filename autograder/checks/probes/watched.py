"""A network and a loss that note what passes through them."""

import copy
from collections.abc import Callable
from typing import Any

import torch
from torch import nn


class WatchedModule(nn.Module):
    """A network that notes each pass through it, and is otherwise the one that it holds.

    A pass that only looks (a student who prints the accuracy after each epoch) is no training: ``learned``
    says through which passes a gradient came back. A deep copy writes into the same notes: who measures a
    copy uses the network, too.

    Args:
        inner: The network; None lets everything through unchanged.

    Attributes:
        inputs: What came in, one tensor a pass, detached copies on the CPU.
        outputs: What went out, likewise.
        modes: ``"training"``, ``"eval"`` or ``"mixed"``: the mode of the network and all its parts.
        recorded: Whether autograd was recording.
        kinds: Names of the inputs' classes.
        learned: Numbers of the passes that a gradient came back through, from 0, each once.
    """

    def __init__(self, inner: nn.Module | None = None) -> None:
        super().__init__()
        self.inner = nn.Identity() if inner is None else inner
        self.inputs: list[torch.Tensor] = []
        self.outputs: list[torch.Tensor] = []
        self.modes: list[str] = []
        self.recorded: list[bool] = []
        self.kinds: list[str] = []
        self.learned: list[int] = []

    def __deepcopy__(self, memo: dict[int, Any]) -> "WatchedModule":
        twin = copy.copy(self)  # torch's own state, with the same notes
        twin.__dict__ = self.__dict__ | {"_modules": {"inner": copy.deepcopy(self.inner, memo)}}
        return twin

    def forward(self, x: torch.Tensor) -> Any:
        """What the inner network makes of x."""
        number, training = len(self.inputs), {module.training for module in self.modules()}
        self.inputs.append(_plain(x))
        self.modes.append("mixed" if len(training) > 1 else "training" if training == {True} else "eval")
        self.recorded.append(torch.is_grad_enabled())
        self.kinds.append(type(x).__name__)
        out = self.inner(x)
        self.outputs.append(_plain(out))
        _note_gradient(out, number, self.learned)
        return out


class RecordingLoss:
    """A loss that notes each call and gives what the loss that it holds gives.

    Args:
        loss_fn: Called as ``loss_fn(prediction, target)``; a plain function, or one of torch's modules.

    Attributes:
        predictions: What came first in each call, detached copies on the CPU.
        targets: What came second, likewise.
        values: The losses, Python floats.
        kinds: Names of the targets' classes.
        learned: Numbers of the calls that a gradient came back through, from 0, each once.
    """

    def __init__(self, loss_fn: Callable[[torch.Tensor, torch.Tensor], torch.Tensor]) -> None:
        self.loss_fn = loss_fn
        self.predictions: list[torch.Tensor] = []
        self.targets: list[torch.Tensor] = []
        self.values: list[float] = []
        self.kinds: list[str] = []
        self.learned: list[int] = []

    def __call__(self, prediction: torch.Tensor, target: torch.Tensor) -> torch.Tensor:
        """The loss."""
        number = len(self.values)
        self.predictions.append(_plain(prediction))
        self.targets.append(_plain(target))
        self.kinds.append(type(target).__name__)
        loss = self.loss_fn(prediction, target)
        self.values.append(float(loss.detach()))
        _note_gradient(loss, number, self.learned)
        return loss


def learned_from(notes: list[Any], learned: list[int]) -> list[Any]:
    """Those notes of a watched network or loss that belong to passes which were learned from, in order."""
    return [notes[number] for number in sorted(learned) if 0 <= number < len(notes)]


def _plain(value: Any) -> Any:
    if not isinstance(value, torch.Tensor):
        return value
    return value.detach().as_subclass(torch.Tensor).cpu().clone()


def _note_gradient(out: Any, number: int, learned: list[int]) -> None:
    """Adds the number once when a gradient comes back to `out`."""

    def note(_grad: torch.Tensor) -> None:
        if number not in learned:
            learned.append(number)

    if isinstance(out, torch.Tensor) and out.requires_grad:
        out.register_hook(note)  # type: ignore[no-untyped-call]  # torch has no type for it
