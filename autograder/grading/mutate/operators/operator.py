"""What an operator is."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from autograder.grading.mutate.code import Change, Code

Changes = Callable[[Code], Iterator[Change]]


@dataclass(frozen=True)
class Operator:
    """One kind of mistake.

    Attributes:
        name: For instance ``"drop-zero-grad"``.
        does: What it changes, in one line for staff.
        lesson: What a student who made this mistake should hear; empty where the change alone says nothing.
        changes: Gives every place of a cell where it can be made.
    """

    name: str
    does: str
    lesson: str
    changes: Changes
