"""What a check talks to: the same interface behind the wall and in-process."""

import copy
import linecache
import traceback
from collections.abc import Callable, Mapping, Sequence
from typing import Any, Protocol

from autograder.cells.environment import Environment
from autograder.cells.problem import Problem, cause_of, told_missing
from autograder.cells.run import run_cells as cells_run
from autograder.cells.submission import code_cells
from autograder.checks.failures import StudentError
from autograder.checks.source import Source


class Subject(Protocol):
    """A submission or a solution as a check sees it. Any other attribute is a name that it defines."""

    def put(self, value: Any) -> Any:
        """Places a value on the subject's side and returns what stands for it here."""

    def fetch(self, handle: Any) -> Any:
        """Copies what a handle stands for to this side, as plain data, arrays and tensors."""

    def same(self, first: Any, second: Any) -> bool:
        """Whether both stand for the very same object."""

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs the grader's own function on the subject's side and returns its result."""

    def make(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs the grader's own function on the subject's side; the result stays there."""

    def source(self, name: str) -> str | None:
        """Text of a definition (``"f"`` or ``"Class.method"``), or None."""

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names that are called inside a definition."""

    def __getattr__(self, name: str) -> Any:
        """What the subject defines under a name."""


class LocalSubject:
    """A subject in this very process: the solution, or a student's own notebook at home.

    Args:
        namespace: What its code cells defined.
        text: Its source or those of its cells, for ``source`` and ``calls``; may be empty.
        problems: Cells that did not run to their end.
    """

    def __init__(
        self, namespace: Mapping[str, Any], text: str | Sequence[str] = "", problems: Sequence[Problem] = ()
    ) -> None:
        self._namespace = namespace
        self._source = Source(*([text] if isinstance(text, str) else text))
        self._problems = problems

    def __getattr__(self, name: str) -> Any:
        """What the subject defines under a name.

        Raises:
            StudentError: When it defines no such name.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        if name not in self._namespace:
            told = told_missing(name, self._problems)
            advice = "" if self._problems else " Run the cell that defines it, or write it."
            raise StudentError("missing", told + advice)
        return self._namespace[name]

    def put(self, value: Any) -> Any:
        """A copy, as behind the wall: what the subject changes does not change the check's own value."""
        try:
            return copy.deepcopy(value)
        except TypeError:  # a generator, say: what cannot be copied cannot go through the wall either
            return value

    def fetch(self, handle: Any) -> Any:
        """A copy, so that later changes by the subject do not reach it."""
        return _copied(handle)

    def same(self, first: Any, second: Any) -> bool:
        """Identity."""
        return first is second

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Calls the function."""
        return function(*args, **kwargs)

    make = run

    def source(self, name: str) -> str | None:
        """Text of a definition, or None."""
        return self._source.definition(name)

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names that are called inside a definition."""
        return self._source.calls(name)

    def raised(self, error: BaseException) -> StudentError | None:
        """An error as it would come from behind the wall, when it went through a line of the subject's own.

        Functions and classes alike: a network's ``__init__`` runs where a check makes one, its ``forward``
        where a check calls it.

        Args:
            error: What a check raised.

        Returns:
            It, with the last such line; None when the check's own code raised it.
        """
        steps = traceback.walk_tb(error.__traceback__)
        own = [(frame, line) for frame, line in steps if frame.f_globals is self._namespace]
        if not own:
            return None
        lost = cause_of(str(error.name), self._problems) if isinstance(error, NameError) else ""
        if lost:
            return StudentError("lost", f"{lost}.")
        (frame, line), kinds = own[-1], tuple(kind.__name__ for kind in type(error).__mro__)
        file = frame.f_code.co_filename
        cell = f"{file[1:-1]}, " if file.startswith("<") else ""
        text = linecache.getline(file, line, frame.f_globals).strip()
        place = f"in {cell}{frame.f_code.co_name}, line {line}: {text}"
        return StudentError(kinds[0], str(error), kinds, place)


def _copied(value: Any) -> Any:
    if isinstance(value, dict):
        return {key: _copied(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return [_copied(item) for item in value] if isinstance(value, list) else tuple(map(_copied, value))
    if isinstance(value, set | frozenset | range):
        return list(value)
    if hasattr(value, "detach") and hasattr(value, "clone"):
        return value.detach().clone().requires_grad_(value.requires_grad)
    if hasattr(value, "dtype") and hasattr(value, "copy"):
        return value.copy()
    return value


def run_cells(cells: list[str], filename: str) -> dict[str, Any]:
    """Executes trusted code cells (a solution's) in one fresh namespace.

    Args:
        cells: Sources, in order.
        filename: What tracebacks call it.

    Returns:
        The namespace.

    Raises:
        Exception: Whatever a cell raises.
    """
    environment = Environment(title=filename, forgiving=False, module="solution")
    return cells_run(code_cells(*cells), environment).names
