"""All operators, those that know more first: of two that make the same mutant the first one names it."""

from collections.abc import Sequence

from autograder.assignment import ChaffinchError
from autograder.grading.mutate.operators import (
    arguments,
    data,
    examples,
    generic,
    layers,
    loops,
    state,
    tensors,
    training,
)  # fmt: skip
from autograder.grading.mutate.operators.operator import Operator
from autograder.grading.mutate.operators.right import RIGHT

__all__ = ["OPERATORS", "RIGHT", "chosen"]

OPERATORS: tuple[Operator, ...] = (
    *training.OPERATORS, *layers.OPERATORS, *loops.OPERATORS, *state.OPERATORS, *data.OPERATORS,
    *arguments.OPERATORS, *examples.OPERATORS, *tensors.OPERATORS, *generic.OPERATORS,
)  # fmt: skip


def chosen(names: Sequence[str], *, right: bool = False) -> tuple[Operator, ...]:
    """Operators of these names; all when none is named.

    Args:
        names: Their names.
        right: Whether of those after which an answer is still right.

    Raises:
        ChaffinchError: For a name that no operator has.
    """
    everything = RIGHT if right else OPERATORS
    known = {operator.name: operator for operator in everything}
    for name in names:
        if name not in known:
            raise ChaffinchError(f"There is no operator {name!r}.", f"Operators: {', '.join(known)}.")
    return tuple(known[name] for name in dict.fromkeys(names)) if names else everything
