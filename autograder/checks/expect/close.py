"""Numbers that must agree up to rounding."""

from typing import Any

import numpy as np
import torch

from autograder.checks.expect.plain import (
    Numbers,
    as_numpy,
    describe,
    first_place,
    kind_of,
    kind_of_other,
    numbers,
    shape_text,
    show,
)
from autograder.checks.expect.seen import looked_at
from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.grammar import verb

_TOLERANCE = {
    64: (1e-7, 1e-9),
    32: (1e-5, 1e-6),
    16: (1e-2, 1e-3),
    8: (1e-1, 1e-1),
}  # bits: relative, absolute
_COARSEST_OF_ITS_OWN = 32  # bits; else who rounds a wrong answer to half precision passes with it
_CUDA_FACTOR = 10.0  # reductions on a GPU add in another order


def close(
    actual: Any,
    expected: Any,
    what: str = "your result",
    *,
    rtol: float | None = None,
    atol: float | None = None,
    nan_ok: bool = False,
) -> None:
    """Passes when every number agrees with the expected one.

    Shapes must be the same (nothing broadcasts), NaN never passes, infinities agree only with the same
    infinity, booleans do not stand for numbers, and a tensor is expected where a tensor is given.

    Args:
        actual: What came from the submission.
        expected: A number, a list, an array or a tensor.
        what: How messages call it.
        rtol: Relative tolerance; by default it follows the coarser dtype of both and the device; half
            precision has its tolerance only where the expected value is in it.
        atol: Absolute tolerance; likewise.
        nan_ok: Whether NaN is right where NaN is expected.

    Raises:
        CheckFailure: With the smallest useful difference.
    """
    with looked_at(actual, what, expected):
        _close(actual, expected, what, rtol=rtol, atol=atol, nan_ok=nan_ok)


def _close(
    actual: Any, expected: Any, what: str, *, rtol: float | None, atol: float | None, nan_ok: bool
) -> None:
    want = numbers(expected, "the expected value")
    if isinstance(want, torch.Tensor) and not isinstance(actual, torch.Tensor):
        raise CheckFailure(
            f"{verb(what, 'is')} {describe(actual)}; a tensor is expected.", kind_of_other(actual)
        )
    got = numbers(actual, what)
    _same_layout(got, want, what)
    if kind_of(want) in {"int", "bool"} and kind_of(got) in {"int", "bool"}:
        rtol, atol = rtol or 0.0, atol or 0.0
    default_rtol, default_atol = _tolerances(got, want)
    rtol = default_rtol if rtol is None else rtol
    atol = default_atol if atol is None else atol
    _compare(as_numpy(got), as_numpy(want), what, rtol=rtol, atol=atol, nan_ok=nan_ok)


def _same_layout(got: Numbers, want: Numbers, what: str) -> None:
    if tuple(got.shape) != tuple(want.shape):
        raise CheckFailure(
            f"{verb(what, 'has')} shape {shape_text(got.shape)}; expected {shape_text(want.shape)}.",
            Kind.SHAPE,
        )
    if (kind_of(got) == "bool") != (kind_of(want) == "bool"):
        expected = "booleans" if kind_of(want) == "bool" else "numbers"
        raise CheckFailure(f"{verb(what, 'holds')} {kind_of(got)} values; expected {expected}.", Kind.DTYPE)
    if kind_of(got) == "complex" and kind_of(want) != "complex":
        raise CheckFailure(f"{verb(what, 'holds')} complex numbers; expected real ones.", Kind.DTYPE)
    if isinstance(want, torch.Tensor) and isinstance(got, torch.Tensor) and got.device != want.device:
        raise CheckFailure(f"{verb(what, 'is')} on {got.device}; expected on {want.device}.", Kind.DEVICE)


def _bits(values: Numbers) -> int:
    if kind_of(values) in {"int", "bool"}:
        return 64
    size = values.element_size() if isinstance(values, torch.Tensor) else values.dtype.itemsize
    size //= 2 if kind_of(values) == "complex" else 1
    return min(max(size, 1) * 8, 64)


def _tolerances(got: Numbers, want: Numbers) -> tuple[float, float]:
    rtol, atol = _TOLERANCE[min(max(_bits(got), _COARSEST_OF_ITS_OWN), _bits(want))]
    on_gpu = any(isinstance(v, torch.Tensor) and v.device.type != "cpu" for v in (got, want))
    return (rtol * _CUDA_FACTOR, atol * _CUDA_FACTOR) if on_gpu else (rtol, atol)


def _compare(got: np.ndarray, want: np.ndarray, what: str, *, rtol: float, atol: float, nan_ok: bool) -> None:
    if bool((got == want).all()):  # most often so, and told in a tenth of the time
        return
    with np.errstate(all="ignore"):
        near = np.isclose(got, want, rtol=rtol, atol=atol, equal_nan=nan_ok)
        gap = np.abs(got.astype(np.result_type(got, np.float64)) - want)
    if got.dtype.kind in "iu" and want.dtype.kind in "iu" and rtol == atol == 0:
        near = got == want  # exact, also beyond 2**53
    if bool(near.all()):
        return
    wrong = ~near
    nans = np.isnan(got) & wrong if got.dtype.kind in "fc" else np.zeros_like(wrong)
    if nans.any():
        raise CheckFailure(f"{_counted(what, nans)} NaN (not a number){_at(nans)}.", Kind.NOT_FINITE)
    gap = np.where(wrong, np.nan_to_num(gap, nan=np.inf, posinf=np.inf), -1.0)
    worst = np.unravel_index(int(np.argmax(gap)), gap.shape) if gap.ndim else ()
    mine, theirs = got[worst], want[worst]
    pair = f"{show(mine, theirs)}; expected {show(theirs, mine)}"
    if got.size == 1:
        raise CheckFailure(f"{verb(what, 'is')} {pair}.", Kind.VALUE)
    place = ", ".join(map(str, worst))
    raise CheckFailure(f"{_counted(what, wrong)} off; the worst is at [{place}]: {pair}.", Kind.VALUE)


def _counted(what: str, mask: np.ndarray) -> str:
    """For instance ``"the new weights have 3 values, of which 1 is"``."""
    if mask.size == 1:
        return verb(what, "is")
    count = int(mask.sum())
    if count == mask.size:
        return f"{verb(what, 'has')} {mask.size} values, and {'both' if count == 2 else 'all'} are"
    return f"{verb(what, 'has')} {mask.size} values, of which {count} {'is' if count == 1 else 'are'}"


def _at(mask: np.ndarray) -> str:
    return "" if mask.size == 1 else f", the first at [{', '.join(map(str, first_place(mask)))}]"
