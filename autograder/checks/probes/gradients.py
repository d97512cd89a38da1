"""Whether two networks learn alike, by the gradients of their parameters: no word of theirs is needed."""

from typing import Any

import torch

from autograder.checks import expect

_NONE = "A weight or bias gets no gradient: it is frozen, or the output does not depend on it."


def same_gradients(mine: Any, theirs: Any, x: torch.Tensor, pull: torch.Tensor) -> None:
    """Passes when both networks get the same gradients from a pull on their outputs: none is frozen.

    That a parameter can learn is the submission's word as long as nothing is learned. Parameters of one
    shape are taken together, since nobody says in which order a network lists them.

    Args:
        mine: The submission's network, with the weights of the other one.
        theirs: The solution's.
        x: Inputs.
        pull: What each output is multiplied with before backward, of the outputs' shape.

    Raises:
        CheckFailure: When a parameter gets no gradient, or another one.
    """
    found, wanted = (_by_shape(net, x, pull) for net in (mine, theirs))
    for shape, size in wanted.items():
        what = f"the sum of all gradients of shape {shape}"
        expect.close(found.get(shape, 0.0), size, what, rtol=1e-2, atol=1e-4)


def _by_shape(net: Any, x: torch.Tensor, pull: torch.Tensor) -> dict[tuple[int, ...], float]:
    """Sums of the absolute gradients of all parameters of a shape."""
    parameters = list(net.parameters())
    (net(x) * pull).sum().backward()
    sums: dict[tuple[int, ...], float] = {}
    for parameter in parameters:
        expect.true(parameter.grad is not None, _NONE)
        shape = tuple(parameter.shape)
        sums[shape] = sums.get(shape, 0.0) + float(parameter.grad.abs().sum())
    return sums
