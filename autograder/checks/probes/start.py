"""A make_model that knows with which weights training began: several networks, one start."""

from typing import Any

import torch
from torch import nn

from autograder.checks.failures import CheckFailure
from autograder.checks.subject import Subject


class Journal:
    """What became of a factory's networks; copies of a network write into the same one.

    Attributes:
        made: The weights of each network as it was made.
        begun: The weights of each network when it was first learned from.
    """

    def __init__(self) -> None:
        self.made: list[dict[str, torch.Tensor]] = []
        self.begun: list[dict[str, torch.Tensor]] = []

    def __deepcopy__(self, memo: Any) -> "Journal":
        return self


class Factory:
    """A make_model: networks 1–hidden–1 with new random weights, from a generator of its own.

    Seeding torch's generator, or bringing its state back, makes no two networks alike; copying one does.

    Args:
        hidden: Number of tanh units.
        device: Where the networks are made.
        seed: Seed of its generator.
    """

    def __init__(self, hidden: int, device: torch.device, seed: int) -> None:
        self.hidden, self.device, self.seed = hidden, device, seed
        self.journal = Journal()

    def __call__(self) -> nn.Module:
        """A new network."""
        order = torch.Generator().manual_seed(1_000_003 * self.seed + len(self.journal.made))
        net = _Noting(self.hidden, self.journal)
        with torch.no_grad():
            for layer, n_inputs in ((net[0], 1), (net[2], self.hidden)):
                bound = n_inputs**-0.5  # as nn.Linear draws them
                for parameter in layer.parameters():
                    parameter.uniform_(-bound, bound, generator=order)
        self.journal.made.append(_weights(net))
        return net.to(self.device)


class _Noting(nn.Sequential):
    """Notes its weights of before the first step."""

    def __init__(self, hidden: int, journal: Journal) -> None:
        super().__init__(nn.Linear(1, hidden), nn.Tanh(), nn.Linear(hidden, 1))
        self.journal, self.has_learned = journal, False

    def forward(self, input: torch.Tensor) -> Any:  # noqa: A002 - nn.Sequential's name
        out: torch.Tensor = super().forward(input)  # type: ignore[no-untyped-call]  # torch's own
        if out.requires_grad and not self.has_learned:
            before = _weights(self)
            out.register_hook(lambda _grad: self._begin(before))  # type: ignore[no-untyped-call]
        return out

    def _begin(self, weights: dict[str, torch.Tensor]) -> None:
        if not self.has_learned:
            self.has_learned = True
            self.journal.begun.append(weights)


def _weights(net: nn.Module) -> dict[str, torch.Tensor]:
    return {name: weight.detach().cpu().clone() for name, weight in net.state_dict().items()}


def start_of(student: Subject, there: Any) -> dict[str, torch.Tensor]:
    """The weights that the first network had when training began.

    Args:
        student: The submission.
        there: What stands for the factory that it was given.

    Raises:
        CheckFailure: When no network was trained, or the first did not begin as the factory made one.
    """
    begun, made = student.fetch(there.journal.begun), student.fetch(there.journal.made)
    if not begun:
        raise CheckFailure("None of the networks that make_model gave was trained.")
    first: dict[str, torch.Tensor] = begun[0]
    if not any(_equal(first, other) for other in made):
        raise CheckFailure("The first network to be trained did not begin with weights that make_model gave.")
    return first


def _equal(first: dict[str, torch.Tensor], other: dict[str, torch.Tensor]) -> bool:
    return first.keys() == other.keys() and all(torch.equal(first[name], other[name]) for name in first)


def network_with(factory: Factory, weights: dict[str, torch.Tensor]) -> nn.Module:
    """A network of the factory's kind with given weights."""
    net = factory()
    net.load_state_dict(weights)
    return net
