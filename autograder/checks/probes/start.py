"""A make_model for comparisons of several networks, and which of its networks a comparison started from."""

from collections.abc import Callable

import torch
from torch import nn

from autograder.checks.failures import CheckFailure


class Factory:
    """A make_model: networks 1–hidden–1 with new random weights, from a generator of its own.

    Seeding torch's generator, or bringing its state back, makes no two networks alike; copying one does. The
    networks are plain torch modules, so that they can be copied, saved and loaded in every way.

    Args:
        hidden: Number of tanh units.
        device: Where the networks are made.
        seed: Seed of its generator.

    Attributes:
        made: The weights of each network as it was made.
    """

    def __init__(self, hidden: int, device: torch.device, seed: int) -> None:
        self.hidden, self.device, self.seed = hidden, device, seed
        self.made: list[dict[str, torch.Tensor]] = []

    def __call__(self) -> nn.Module:
        """A new network."""
        order = torch.Generator().manual_seed(1_000_003 * (self.seed + 1) + len(self.made))
        net = nn.Sequential(nn.Linear(1, self.hidden), nn.Tanh(), nn.Linear(self.hidden, 1))
        with torch.no_grad():
            for layer, n_inputs in ((net[0], 1), (net[2], self.hidden)):
                bound = n_inputs**-0.5  # as nn.Linear draws them
                for parameter in layer.parameters():
                    parameter.uniform_(-bound, bound, generator=order)
        self.made.append({name: weight.detach().clone() for name, weight in net.state_dict().items()})
        return net.to(self.device)

    def begun_with(self, weights: dict[str, torch.Tensor]) -> nn.Module:
        """A network of this kind with given weights."""
        net = Factory(self.hidden, self.device, self.seed)()
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
