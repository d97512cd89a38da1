"""A make_model for comparisons of several networks, and which of its networks a comparison started from."""

from collections.abc import Callable

import torch
from torch import nn

from autograder.checks.failures import CheckFailure


class Factory:
    """A make_model: networks 1–hidden–1 with new random weights, as torch draws them.

    The networks are plain torch modules, so that they can be copied, saved and loaded in every way; and who
    seeds torch's generator before each call gets the same start, too.

    Args:
        hidden: Number of tanh units.
        device: Where the networks are made.

    Attributes:
        made: The weights of each network as it was made.
    """

    def __init__(self, hidden: int, device: torch.device) -> None:
        self.hidden, self.device = hidden, device
        self.made: list[dict[str, torch.Tensor]] = []

    def __call__(self) -> nn.Module:
        """A new network."""
        net = nn.Sequential(nn.Linear(1, self.hidden), nn.Tanh(), nn.Linear(self.hidden, 1))
        self.made.append({name: weight.detach().clone() for name, weight in net.state_dict().items()})
        return net.to(self.device)

    def begun_with(self, weights: dict[str, torch.Tensor]) -> nn.Module:
        """A network of this kind with given weights."""
        net = Factory(self.hidden, self.device)()
        net.load_state_dict(weights)
        return net


def start_of(
    factory: Factory,
    made: list[dict[str, torch.Tensor]],
    first_error: float,
    error_of: Callable[[nn.Module], float],
) -> dict[str, torch.Tensor]:
    """The weights that a comparison began with: those of the network that has the error it reports first.

    Which network that is, is the submission's choice: the first that it made, the last, or one made after a
    look at the shape of another's prediction.

    Args:
        factory: What the submission was given.
        made: The weights of all networks that the submission made with it.
        first_error: The first number of its curves.
        error_of: The right error of a network before any training.

    Raises:
        CheckFailure: When no network that was made has that error.
    """
    for weights in made:
        right = error_of(factory.begun_with(weights))
        if abs(right - first_error) <= 1e-4 * abs(right) + 1e-6:
            return weights
    raise CheckFailure(
        f"The curves begin with {first_error:.6g}. No network that make_model gave has this error to "
        "y_true before its first step."
    )
