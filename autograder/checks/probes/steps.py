"""An optimizer that notes its steps: who steps with another one, twice, or not at all is told so."""

from collections.abc import Iterable

import torch


def noting_sgd(parameters: Iterable[torch.Tensor], lr: float) -> torch.optim.Optimizer:
    """Plain SGD that notes its steps; for over there."""
    optimizer = torch.optim.SGD(parameters, lr=lr)
    steps: list[None] = []
    optimizer.register_step_post_hook(lambda *_: steps.append(None))
    optimizer.__dict__["steps_made"] = steps
    return optimizer


def steps_and_rate(optimizer: torch.optim.Optimizer) -> tuple[int, float]:
    """How many steps it made, and its learning rate now; for over there."""
    return len(optimizer.__dict__["steps_made"]), float(optimizer.param_groups[0]["lr"])
