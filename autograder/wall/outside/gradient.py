"""Gradients through the wall."""

from collections.abc import Sequence
from typing import Any, Protocol

import torch
from torch.autograd.function import once_differentiable


class Backward(Protocol):
    """Asks the student process to run backward from outputs and for the inputs' gradients."""

    def __call__(
        self, outputs: Sequence[int], grads: Sequence[torch.Tensor], inputs: Sequence[int]
    ) -> list[torch.Tensor | None]:
        """Runs it."""


class Crossing(torch.autograd.Function):
    """One call through the wall, as a node of the grader's graph.

    Its outputs are copies of tensors in the student's graph. Backward hands their gradients over, lets the
    student's graph run its own backward (which also fills ``.grad`` of the student's parameters) and brings
    back the gradients of those inputs that came from here.
    """

    @staticmethod
    def forward(
        ctx: Any,
        backward: Backward,
        refs: tuple[int, ...],
        input_refs: tuple[int, ...],
        leases: object,
        values: tuple[torch.Tensor, ...],
        _anchor: torch.Tensor,
        *_inputs: torch.Tensor,
    ) -> tuple[torch.Tensor, ...]:
        """Returns the values; ``_anchor`` makes them differentiable even without inputs."""
        ctx.ask, ctx.refs, ctx.input_refs, ctx.leases = backward, refs, input_refs, leases
        ctx.set_materialize_grads(False)
        return tuple(value.view_as(value) for value in values)

    @staticmethod
    @once_differentiable
    def backward(ctx: Any, *grads: torch.Tensor | None) -> tuple[Any, ...]:
        """Runs backward on the other side."""
        used = [(ref, grad) for ref, grad in zip(ctx.refs, grads, strict=True) if grad is not None]
        found: list[torch.Tensor | None] = [None] * len(ctx.input_refs)
        if used:
            found = ctx.ask([ref for ref, _ in used], [grad for _, grad in used], ctx.input_refs)
        return (None, None, None, None, None, None, *found)


def cross(
    backward: Backward,
    refs: Sequence[int],
    values: Sequence[torch.Tensor],
    inputs: dict[int, torch.Tensor],
    leases: object,
) -> tuple[torch.Tensor, ...]:
    """Joins copies of the student's tensors to the grader's graph.

    Args:
        backward: How to run backward over there.
        refs: References of the student's tensors.
        values: Their values.
        inputs: Tensors of the grader's graph that went into the call, by reference.
        leases: Keeps the references alive as long as the graph.

    Returns:
        Differentiable tensors with these values.
    """
    anchor = torch.zeros((), requires_grad=True)
    joined: tuple[torch.Tensor, ...] = Crossing.apply(
        backward, tuple(refs), tuple(inputs), leases, tuple(values), anchor, *inputs.values()
    )
    return joined
