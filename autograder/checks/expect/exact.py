"""Values that must be exactly the expected ones."""

from typing import Any

import numpy as np
import torch

from autograder.checks.expect.close import close
from autograder.checks.expect.plain import base, describe, kind_of_other
from autograder.checks.expect.seen import looked_at
from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.grammar import counted, verb

_LONGEST = 80


def equal(actual: Any, expected: Any, what: str = "your result") -> None:
    """Passes when a value is exactly the expected one.

    Numbers must be of the same kind (``True`` is not ``1``, ``1`` is not ``1.0``), containers of the same
    type and length; arrays and tensors agree in shape and in every value. NaN equals nothing.

    Raises:
        CheckFailure: With what differs first.
    """
    with looked_at(actual, what, expected):
        _equal(actual, expected, what)


def _equal(actual: Any, expected: Any, what: str) -> None:
    got, want = base(actual), base(expected)
    if isinstance(want, np.ndarray) and want.dtype.kind in "SU":
        _equal_texts(got, want, what)
        return
    if isinstance(want, np.ndarray | torch.Tensor):
        close(got, want, what, rtol=0.0, atol=0.0)
        return
    if isinstance(want, np.generic) or isinstance(got, np.generic):
        got, want = _unwrapped(got), _unwrapped(want)
    if type(got) is not type(want):
        raise CheckFailure(
            f"{verb(what, 'is')} {describe(actual)}; expected {_short(want)}.", kind_of_other(actual)
        )
    if isinstance(want, list | tuple):
        _equal_items(got, want, what)
    elif isinstance(want, dict):
        _equal_dicts(got, want, what)
    elif got != want:
        raise CheckFailure(f"{verb(what, 'is')} {_short(got)}; expected {_short(want)}.", Kind.VALUE)


def _unwrapped(value: Any) -> Any:
    return value.item() if isinstance(value, np.generic) else value


def _equal_texts(got: Any, want: np.ndarray, what: str) -> None:
    if not isinstance(got, np.ndarray) or got.dtype.kind != want.dtype.kind or got.shape != want.shape:
        raise CheckFailure(
            f"{verb(what, 'is')} {describe(got)}; expected {describe(want)}.", kind_of_other(got)
        )
    _equal_items(got.ravel().tolist(), want.ravel().tolist(), what)


def _equal_items(got: Any, want: Any, what: str) -> None:
    if len(got) != len(want):
        raise CheckFailure(
            f"{verb(what, 'has')} {counted(len(got), 'item')}; expected {len(want)}.", Kind.LENGTH
        )
    for index, (mine, theirs) in enumerate(zip(got, want, strict=True)):
        _equal(mine, theirs, f"item {index} of {what}")


def _equal_dicts(got: dict[Any, Any], want: dict[Any, Any], what: str) -> None:
    missing = [key for key in want if key not in got]
    extra = [key for key in got if key not in want]
    if missing or extra:
        difference = (
            f"{verb(what, 'lacks')} {_short(missing)}"
            if missing
            else f"{verb(what, 'has')} the extra {_short(extra)}"
        )
        raise CheckFailure(f"{difference}.", Kind.LENGTH)
    for key, value in want.items():
        _equal(got[key], value, f"{what}[{_short(key)}]")


def _short(value: Any) -> str:
    text = repr(value)
    if isinstance(value, set | frozenset) and value:  # else their order would change from run to run
        text = f"{{{', '.join(sorted(map(repr, value)))}}}"
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1] + "…"
