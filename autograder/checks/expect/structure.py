"""Type, shape, dtype, finiteness: what must hold before values are worth comparing."""

from typing import Any

import numpy as np
import torch

from autograder.checks.expect.plain import (
    as_numpy,
    base,
    describe,
    first_place,
    kind_of,
    kind_of_other,
    numbers,
    shape_text,
)
from autograder.checks.expect.seen import looked_at
from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.grammar import one_of, verb

_KINDS = {"bool", "int", "float", "complex"}
_NAMES = {"floating": "float", "integer": "int", "bool_": "bool"}  # NumPy's, in a student's words


def type(actual: Any, types: Any, what: str = "your result") -> None:  # noqa: A001 - reads `expect.type`
    """Passes when a value is of one of the types. A bool does not count as an int.

    Raises:
        CheckFailure: Naming both.
    """
    with looked_at(actual, what):
        allowed = types if isinstance(types, tuple) else (types,)
        is_bool_for_int = isinstance(actual, bool) and bool not in allowed
        if isinstance(actual, allowed) and not is_bool_for_int:
            return
        names = one_of(tuple(_NAMES.get(kind.__name__, kind.__name__) for kind in allowed))
        raise CheckFailure(f"{verb(what, 'is')} {describe(actual)}; expected {names}.", kind_of_other(actual))


def shape(actual: Any, expected: tuple[int, ...], what: str = "your result") -> None:
    """Passes when an array or tensor has exactly this shape; numbers have shape ``()``.

    Raises:
        CheckFailure: Naming both shapes.
    """
    with looked_at(actual, what):
        got = tuple(numbers(actual, what).shape)
        if got != tuple(expected):
            raise CheckFailure(
                f"{verb(what, 'has')} shape {shape_text(got)}; expected {shape_text(expected)}.", Kind.SHAPE
            )


def dtype(actual: Any, expected: Any, what: str = "your result") -> None:
    """Passes when an array or tensor has this dtype.

    Args:
        actual: What came from the submission.
        expected: A torch dtype, a NumPy dtype, or a kind: ``"bool"``, ``"int"``, ``"float"``, ``"complex"``.
        what: How messages call it.

    Raises:
        CheckFailure: Naming both dtypes.
    """
    with looked_at(actual, what):
        got = numbers(actual, what)
        if isinstance(expected, str) and expected in _KINDS:
            right = kind_of(got) == expected
        elif isinstance(expected, torch.dtype):
            right = isinstance(got, torch.Tensor) and got.dtype is expected
        else:
            expected = np.dtype(expected)
            right = isinstance(got, np.ndarray) and got.dtype == expected
        if not right:
            mine, theirs = (str(kind).removeprefix("torch.") for kind in (got.dtype, expected))
            if mine == theirs:
                mine, theirs = (
                    str(got.dtype),
                    f"NumPy's {theirs}" if isinstance(expected, np.dtype) else str(expected),
                )
            raise CheckFailure(f"{verb(what, 'has')} dtype {mine}; expected {theirs}.", Kind.DTYPE)


def finite(actual: Any, what: str = "your result") -> None:
    """Passes when no value is NaN or infinite.

    Raises:
        CheckFailure: Saying which it holds and where first.
    """
    with looked_at(actual, what):
        got = as_numpy(numbers(actual, what))
        bad = ~np.isfinite(got)
        if not bad.any():
            return
        first = first_place(bad) if bad.ndim else ()
        value = got[first]
        name = "NaN (not a number)" if np.isnan(value) else "infinite"
        place = f" at [{', '.join(map(str, first))}]" if first else ""
        raise CheckFailure(f"{verb(what, 'is')} {name}{place}.", Kind.NOT_FINITE)


def array(
    actual: Any, what: str = "your result", *, shape: tuple[int, ...] | None = None, dtype: Any = None
) -> Any:
    """A NumPy array of this shape and dtype without NaN or infinity; the first that is off speaks.

    Returns:
        The array, as an exact ``numpy.ndarray``.

    Raises:
        CheckFailure: Saying what is off.
    """
    with looked_at(actual, what):
        if not isinstance(actual, np.ndarray):
            raise CheckFailure(
                f"{verb(what, 'is')} {describe(actual)}; a NumPy array is expected.", kind_of_other(actual)
            )
        return _checked(actual, what, shape, dtype)


def tensor(
    actual: Any, what: str = "your result", *, shape: tuple[int, ...] | None = None, dtype: Any = None
) -> Any:
    """A tensor of this shape and dtype without NaN or infinity; the first that is off speaks.

    Returns:
        The tensor as it came, still differentiable.

    Raises:
        CheckFailure: Saying what is off.
    """
    with looked_at(actual, what):
        if not isinstance(actual, torch.Tensor):
            raise CheckFailure(
                f"{verb(what, 'is')} {describe(actual)}; a tensor is expected.", kind_of_other(actual)
            )
        _checked(actual, what, shape, dtype)
        return actual


def number(actual: Any, what: str = "your result") -> float:
    """A single finite number: a Python number, a NumPy scalar, or an array or tensor without dimensions.

    Returns:
        It as a Python float.

    Raises:
        CheckFailure: Saying what is off.
    """
    with looked_at(actual, what):
        plain = base(actual)
        if isinstance(plain, bool | np.bool_ | str | list | tuple | dict) or plain is None:
            raise CheckFailure(
                f"{verb(what, 'is')} {describe(actual)}; a single number is expected.", kind_of_other(plain)
            )
        found = _checked(plain, what, (), None)
        if kind_of(numbers(found, what)) in {"bool", "complex"}:
            raise CheckFailure(
                f"{verb(what, 'is')} {describe(actual)}; a single real number is expected.", Kind.TYPE
            )
        return float(as_numpy(numbers(found, what)))


def _checked(actual: Any, what: str, wanted_shape: tuple[int, ...] | None, wanted_dtype: Any) -> Any:
    plain = numbers(actual, what)
    if wanted_shape is not None:
        shape(plain, wanted_shape, what)
    if wanted_dtype is not None:
        dtype(plain, wanted_dtype, what)
    finite(plain, what)
    return plain
