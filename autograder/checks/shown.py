"""Values as one would type them, and short: the one place where a message shows what was called or came."""

import math
from collections.abc import Mapping
from typing import Any

import numpy as np
import torch

from autograder.checks.expect.plain import base, describe

MOST = 12  # numbers of an array that are written out
_ITEMS = 6  # of a list, a tuple or a dict
_LONGEST = 60  # characters of a text
_DEEPEST = 3
_KINDS = {"float", "int", "uint", "bool"}
_USUAL = {
    "float64",
    "int64",
    "bool",
    "torch.float32",
    "torch.int64",
    "torch.bool",
}  # what comes without asking


def shown(value: Any, depth: int = 0) -> str:  # noqa: PLR0911 - one line for each kind
    """A value as Python code where it is short, else what it is, in angle brackets.

    Args:
        value: Anything; of objects that are no data only the kind is told.
        depth: How many containers stand around it.
    """
    if value is None or isinstance(value, bool | np.bool_):
        return str(value)
    if isinstance(value, int | float | np.integer | np.floating):
        return _number(value)
    if isinstance(value, str):
        return repr(value if len(value) <= _LONGEST else f"{value[:_LONGEST]}…")
    if isinstance(value, np.ndarray | torch.Tensor):
        return _array(value)
    if isinstance(value, list | tuple) and depth < _DEEPEST:
        return _sequence(value, depth)
    if isinstance(value, Mapping) and depth < _DEEPEST:
        pairs = [f"{shown(k, depth + 1)}: {shown(v, depth + 1)}" for k, v in list(value.items())[:_ITEMS]]
        return f"{{{', '.join(pairs)}{_more(len(value))}}}"
    return _kind(value)


def _number(value: Any) -> str:
    if isinstance(value, int | np.integer):
        return str(int(value)) if abs(int(value)) < 10**15 else f"{float(value):.6g}"
    value = float(value)
    return repr(float(f"{value:.6g}")) if math.isfinite(value) else f'float("{value}")'


def _array(values: "np.ndarray | torch.Tensor") -> str:
    values = base(values)  # of a subclass, no method is asked
    is_tensor = isinstance(values, torch.Tensor)
    kind = str(values.dtype)
    if not _is_plain(values) or kind.removeprefix("torch.").rstrip("0123456789") not in _KINDS:
        return f"<{describe(values).partition(' ')[2]}>"
    plain = values.detach().cpu().tolist() if isinstance(values, torch.Tensor) else values.tolist()
    name = "torch.tensor" if is_tensor else "np.array"
    dtype = "" if kind in _USUAL else f", dtype={kind if is_tensor else f'np.{kind}'}"
    return f"{name}({_nested(plain)}{dtype})"


def _is_plain(values: "np.ndarray | torch.Tensor") -> bool:
    """Whether writing the numbers out says it all, in a few words."""
    if isinstance(values, torch.Tensor) and values.layout is not torch.strided:
        return False
    size = int(np.prod(tuple(values.shape)))
    return size <= MOST and (size > 0 or values.ndim == 1)


def _nested(plain: Any) -> str:
    if isinstance(plain, list):
        return f"[{', '.join(map(_nested, plain))}]"
    return shown(plain)


def _sequence(value: "list[Any] | tuple[Any, ...]", depth: int) -> str:
    items = ", ".join(shown(item, depth + 1) for item in value[:_ITEMS])
    if isinstance(value, list):
        return f"[{items}{_more(len(value))}]"
    return f"({items}{',' * (len(value) == 1)}{_more(len(value))})"


def _more(count: int) -> str:
    return f", … {count} in all" if count > _ITEMS else ""


def _kind(value: Any) -> str:
    if isinstance(value, torch.device):
        return f'torch.device("{value}")'
    if isinstance(value, type) or (callable(value) and hasattr(value, "__name__")):
        return f"<{str(value.__name__)[:_LONGEST]}>"
    return f"<{describe(value).partition(' ')[2]}>"
