"""From whatever came to exact base types, so that no subclass can lie about what it holds."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.grammar import verb

Numbers = np.ndarray | torch.Tensor
_LONGEST = 60
_EXACT: dict[type, Callable[[Any], Any]] = {int: int.__pos__, float: float.__pos__, complex: complex.__pos__}


def describe(value: Any) -> str:
    """Names a value's type in a student's words, e.g. ``"a list"`` or ``"an int64 array of shape (3,)"``."""
    if value is None:
        return "None (is a `return` missing?)"
    if isinstance(value, torch.Tensor):
        return f"{_article(_short(value.dtype))} tensor of shape {shape_text(torch.Tensor.size(value))}"
    if isinstance(value, np.ndarray):
        return f"{_article(str(value.dtype))} array of shape {shape_text(np.shape(value))}"
    if hasattr(type(value), "__describe__"):  # what stands for an object of the student process
        return str(value.__describe__())
    name = type(value).__name__[:_LONGEST]
    return _article(name)


def _article(name: str) -> str:
    spoken_as_you = name.startswith("uint")
    return f"{'an' if name[:1] in 'aeiouAEIOU' and not spoken_as_you else 'a'} {name}"


def kind_of_other(value: Any) -> Kind:
    """What is wrong with a value that is of another type: there may be none at all."""
    return Kind.NOTHING if value is None else Kind.TYPE


def shape_text(shape: tuple[int, ...]) -> str:
    """A shape, cut where it has absurdly many dimensions."""
    text = str(tuple(shape))
    if len(text) <= _LONGEST:
        return text
    return f"({', '.join(map(str, shape[:3]))}, …) with {len(shape)} dimensions"


def _short(dtype: torch.dtype) -> str:
    return str(dtype).removeprefix("torch.")


def base(value: Any) -> Any:  # noqa: C901, PLR0911 - one line for each kind
    """The same value as an exact base type, without calling any method of a subclass."""
    if isinstance(value, torch.Tensor):
        with torch._C.DisableTorchFunctionSubclass():  # noqa: SLF001 - torch has no public way
            plain = torch.Tensor.detach(value)
            return torch.Tensor.as_subclass(plain, torch.Tensor) if plain.layout is torch.strided else plain
    if isinstance(value, np.ndarray):
        return np.ndarray.view(value, np.ndarray)
    if isinstance(value, np.generic):
        return np.array(value)[()]  # a subclass's own methods stay behind
    if isinstance(value, bool) or value is None:
        return value
    for number, exact in _EXACT.items():
        if isinstance(value, number):
            return exact(value)
    if isinstance(value, str):
        return str.__getitem__(value, slice(None))
    if isinstance(value, list):
        return [base(item) for item in list.__iter__(value)]
    if isinstance(value, tuple):
        return tuple(base(item) for item in tuple.__iter__(value))
    if isinstance(value, dict):
        return {base(key): base(item) for key, item in dict.items(value)}
    return value


def numbers(value: Any, what: str) -> Numbers:
    """A numeric array or a dense tensor.

    Args:
        value: A number, an array, a tensor or a (nested, even) list of numbers.
        what: How messages call it.

    Raises:
        CheckFailure: When it is anything else.
    """
    plain = base(value)
    if isinstance(plain, torch.Tensor):
        if plain.layout is not torch.strided or plain.is_quantized:
            raise CheckFailure(
                f"{verb(what, 'is')} a {plain.layout} tensor; a plain dense tensor is expected.", Kind.TYPE
            )
        return plain
    if plain is None or isinstance(plain, str | dict):
        raise CheckFailure(
            f"{verb(what, 'is')} {describe(value)}; numbers are expected.", kind_of_other(value)
        )
    try:
        found = np.asarray(_numpy_items(plain))
    except (ValueError, TypeError, OverflowError, RuntimeError):
        message = f"{verb(what, 'is')} {describe(value)} that does not form one array of numbers."
        raise CheckFailure(message, Kind.TYPE) from None
    if found.dtype.kind not in "biufc":
        message = f"{verb(what, 'is')} {describe(value)} with dtype {found.dtype}; numbers are expected."
        raise CheckFailure(message, Kind.TYPE)
    return found


def _numpy_items(plain: Any) -> Any:
    if isinstance(plain, list | tuple):
        return [_numpy_items(item) for item in plain]
    if isinstance(plain, torch.Tensor):
        return plain.detach().cpu().numpy()
    if isinstance(plain, bool | int | float | complex | np.generic | np.ndarray):
        return plain
    raise TypeError("not a number")  # nothing else is asked for its items: it may answer without end


def kind_of(values: Numbers) -> str:
    """One of ``"bool"``, ``"int"``, ``"float"``, ``"complex"``."""
    if isinstance(values, torch.Tensor):
        if values.dtype is torch.bool:
            return "bool"
        return "complex" if values.is_complex() else "float" if values.is_floating_point() else "int"
    return {"b": "bool", "i": "int", "u": "int", "f": "float", "c": "complex"}[values.dtype.kind]


def as_numpy(values: Numbers) -> np.ndarray:
    """A NumPy view or copy in at least double precision for floats."""
    if isinstance(values, torch.Tensor):
        values = values.detach().cpu()
        if values.dtype in {torch.bfloat16, torch.float16}:
            values = values.float()
        values = values.resolve_conj().resolve_neg().numpy()
    if values.dtype.kind == "f":
        return values.astype(np.float64)
    return values


def first_place(mask: np.ndarray) -> tuple[int, ...]:
    """Index of the first True of a mask that has one."""
    return tuple(int(i) for i in np.unravel_index(int(mask.argmax()), mask.shape))


def show(value: Any, other: Any = None) -> str:
    """A number as short as it can be shown without hiding its difference from another."""
    value, other = (v.item() if isinstance(v, np.generic) else v for v in (value, other))
    if not isinstance(value, float):
        return str(value)
    short = f"{value:.6g}"
    is_hiding = isinstance(other, float) and value != other and short == f"{other:.6g}"
    return repr(value) if is_hiding else short
