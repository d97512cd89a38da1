"""Networks that somebody has used before, in which a call that only looks has much to leave alone."""

from typing import Any

import torch
from torch import nn


def lived_in(net: nn.Module, *, mixed: bool = False) -> nn.Module:
    """Gives a network gradients, a hook of somebody else's and a part that does not learn; for over there.

    Args:
        net: Any network; changed in place.
        mixed: Whether one part is in the other mode than the rest.

    Returns:
        The same network.
    """
    parts = [part for part in net.modules() if not list(part.children())]
    for parameter in net.parameters():
        parameter.grad = torch.full_like(parameter, 7.0)
    learning = [part for part in parts if list(part.parameters(recurse=False))]
    learning[0].requires_grad_(False)
    parts[0].register_forward_hook(_somebody_elses)
    if mixed:
        parts[0].train(not parts[0].training)
    return net


def _somebody_elses(_module: nn.Module, _inputs: Any, _output: Any) -> None:
    """Notes nothing."""
