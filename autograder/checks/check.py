"""The decorator that turns a pytest function into a check with points."""

import inspect
import math
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from autograder.assignment import ChaffinchError

_MARK = "__chaffinch_check__"
Function = TypeVar("Function", bound=Callable[..., None])


@dataclass(frozen=True)
class CheckSpec:
    """What the decorator knows of a check.

    Attributes:
        name: Name of the function.
        rule: First paragraph of its docstring: what a student reads.
        points: What it is worth.
        after: Checks of the same question without which it makes no sense; it is skipped unless they pass.
        hint: Where a student should look.
    """

    name: str
    rule: str
    points: float
    after: tuple[str, ...]
    hint: str


def check(
    *, points: float, after: str | tuple[str, ...] = (), hint: str = ""
) -> Callable[[Function], Function]:
    """Marks a pytest function as a check.

    Args:
        points: What it is worth, more than 0.
        after: Name or names of checks of the same question that must have passed first.
        hint: Where the student should look when it fails; one or two sentences.

    Raises:
        ChaffinchError: When points are not positive, it comes after itself, its name does not begin with
            `test_`, it has no docstring, or is no plain function.
    """

    def mark(function: Function) -> Function:
        code = getattr(function, "__code__", None)
        place = f"{code.co_filename}, line {code.co_firstlineno}" if code else function.__module__
        where = f"{place}: {function.__name__}"
        number = isinstance(points, int | float) and not isinstance(points, bool)
        if not number or not 0 < points < math.inf:
            raise ChaffinchError(f"{where} has points={points!r}.", "Give a number above 0.")
        rule = " ".join((function.__doc__ or "").strip().split("\n\n")[0].split())
        if not rule:
            raise ChaffinchError(f"{where} has no docstring.", "Its first line is what a student reads.")
        if not function.__name__.startswith("test_"):
            raise ChaffinchError(f"{where} would never run.", "Begin its name with `test_`.")
        if inspect.iscoroutinefunction(function) or inspect.isgeneratorfunction(function):
            raise ChaffinchError(f"{where} is async or yields.", "Write it as a plain function.")
        followed = (after,) if isinstance(after, str) else tuple(after)
        if function.__name__ in followed:
            raise ChaffinchError(f"{where} comes after itself.", "Take its own name out of `after`.")
        setattr(function, _MARK, CheckSpec(function.__name__, rule, float(points), followed, hint))
        return function

    return mark


def spec_of(function: Any) -> CheckSpec | None:
    """The spec of a decorated function, or None."""
    spec = getattr(function, _MARK, None)
    return spec if isinstance(spec, CheckSpec) else None
