"""A student's own notebook or script as a subject, in the student's own process."""

import functools
import linecache
import traceback
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import FunctionType
from typing import Any

from autograder.cells.problem import Problem, cause_of
from autograder.cells.submission import SubmissionError, read_cells
from autograder.checks import calls
from autograder.checks.failures import StudentError
from autograder.checks.subject import LocalSubject

_ENOUGH = 150_000  # characters of a session's history in which `source` and `calls` look


class HomeSubject(LocalSubject):
    """A subject whose functions say where in the student's code an error came up."""

    @classmethod
    def of_namespace(cls, env: Mapping[str, Any]) -> "HomeSubject":
        """The subject that a notebook's or a script's variables make up."""
        return cls(env, _cells_of(env))

    def __getattr__(self, name: str) -> Any:
        """What the student defined under a name; raises StudentError for a name that is not there."""
        value = super().__getattr__(name)
        return _telling(name, value, self._problems) if isinstance(value, FunctionType) else value


def _telling(name: str, function: FunctionType, problems: Sequence[Problem]) -> Callable[..., Any]:
    @functools.wraps(function)
    def call(*args: Any, **kwargs: Any) -> Any:
        noted = calls.noted(name, args, kwargs)
        try:
            result = function(*args, **kwargs)
        except AssertionError:
            raise  # the check's own, raised in something that it handed over
        except Exception as error:
            lost = isinstance(error, NameError) and cause_of(str(error.name), problems)
            if lost:
                raise StudentError("lost", f"{lost}.") from error
            kinds = tuple(kind.__name__ for kind in type(error).__mro__)
            raise StudentError(kinds[0], str(error), kinds, _place(function, error)) from error
        noted.result = result
        return result

    return call


def _place(function: FunctionType, error: Exception) -> str:
    """The last line of the student's own code that the error came through."""
    own = function.__code__.co_filename
    frames = [frame for frame in traceback.extract_tb(error.__traceback__) if frame.filename == own]
    if not frames:
        return ""
    line = (frames[-1].line or linecache.getline(own, frames[-1].lineno or 0)).strip()
    cell = f"{own[1:-1]}, " if own.startswith("<") else ""
    return f"in {cell}{frames[-1].name}, line {frames[-1].lineno}: {line}"


def _cells_of(env: Mapping[str, Any]) -> list[str]:
    """The student's code: a notebook's executed cells, the newest last, or the script's cells."""
    history = env.get("In")
    if isinstance(history, list):
        kept: list[str] = []
        for cell in reversed(history):
            if sum(map(len, kept)) + len(cell) > _ENOUGH:
                break
            kept.insert(0, cell)
        return kept
    path = env.get("__file__")
    if not isinstance(path, str) or not Path(path).is_file():
        return []
    try:
        return [cell.source for cell in read_cells(Path(path)) if cell.graded]
    except SubmissionError:
        return []
