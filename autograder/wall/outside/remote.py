"""The subject that checks talk to when a submission runs behind the wall."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import Any

import torch

from autograder.assignment import Reason
from autograder.cells.problem import Problem, told_missing
from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError, UnusableError
from autograder.checks.source import Source
from autograder.wall.outside.link import Link


class RemoteSubject:
    """A submission behind the wall, as a check sees it.

    Args:
        link: The conversation with its process.
        cells: The submission's code cells, for ``source`` and ``calls``.
        problems: Cells that did not run to their end.
    """

    def __init__(self, link: Link, cells: Sequence[str], problems: tuple[Problem, ...]) -> None:
        self._link = link
        self._source = Source(*cells)
        self._problems = problems

    def __getattr__(self, name: str) -> Any:
        """What the submission defines under a name.

        Raises:
            StudentError: When it defines no such name.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        match self._link.get(name):
            case [True, value]:
                return value
        raise StudentError("missing", cleaned(told_missing(name, self._problems)))

    def put(self, value: Any) -> Any:
        """Places a value over there and returns its handle."""
        return self._link.ask("put", value)

    def fetch(self, handle: Any) -> Any:
        """Copies what a handle stands for to this side."""
        return self._link.ask("fetch", handle)

    def same(self, first: Any, second: Any) -> bool:
        """Whether both stand for the very same object over there.

        Raises:
            TypeError: When neither stands for an object over there.
        """
        refs = self._link.ref_of(first), self._link.ref_of(second)
        if refs == (0, 0):
            if first is second and isinstance(first, torch.Tensor):
                return True  # the grader's own, which came back
            raise TypeError("same() needs something that was put or made over there")
        return refs[0] == refs[1]

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs the grader's own function over there; it must hold no expected value."""
        with _told_apart():
            return self._link.ask("call", function, args, kwargs)

    def make(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """The same, but the result stays over there."""
        with _told_apart():
            return self._link.ask("make", function, args, kwargs)

    def source(self, name: str) -> str | None:
        """Text of a definition, or None."""
        return self._source.definition(name)

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names that are called inside a definition."""
        return self._source.calls(name)


@contextmanager
def _told_apart() -> Iterator[None]:
    """An error of the grader's function is the submission's only if it came through a line of that."""
    try:
        yield
    except StudentError as error:
        if error.trace or error.reason is not Reason.RAISED:
            raise
        raise UnusableError(error.kind, error.text, error.kinds) from None
