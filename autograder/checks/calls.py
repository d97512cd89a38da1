"""The last call of a function of the submission: what a public check tells of how it got to its verdict."""

from contextvars import ContextVar
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from autograder.checks.shown import MOST, shown

_NOTHING = object()
_LONGEST = 240  # characters of a line
_MOST_KEPT = 20  # earlier calls
_PLAIN = frozenset({float, int, np.float64, np.float32, np.int64, np.ndarray, torch.Tensor})
_CALLED = "\ncalled: "


@dataclass
class Call:
    """One call.

    Attributes:
        name: The function's.
        args: What it was given, as it was before the call.
        kwargs: Likewise.
        result: What came; a mark of our own until then.
    """

    name: str
    args: tuple[Any, ...]
    kwargs: dict[str, Any]
    result: Any = field(default=_NOTHING)

    @property
    def typed(self) -> str:
        """As one would type it."""
        given = [*map(shown, self.args), *(f"{key}={shown(value)}" for key, value in self.kwargs.items())]
        return f"{self.name}({', '.join(given)})"


_last: ContextVar[Call | None] = ContextVar("last", default=None)
_earlier: ContextVar[tuple[tuple[str, str, str], ...]] = ContextVar("earlier", default=())


def forgotten() -> None:
    """A run begins: of what another submission was called with nothing is known."""
    _last.set(None)
    _earlier.set(())


def starting() -> None:
    """A check begins: nothing was called yet in it."""
    _remember()
    _last.set(None)


def _remember() -> None:
    """Keeps of one of the first calls how it was typed and what came, for a later one that gives the same."""
    call, earlier = _last.get(), _earlier.get()
    if call is not None and len(earlier) < _MOST_KEPT and (told := _told(call)):
        _earlier.set((*earlier, told))


def noted(name: str, args: tuple[Any, ...], kwargs: dict[str, Any]) -> Call:
    """Notes a call that is about to happen; its result is set when it comes."""
    _remember()
    kept = {key: _kept(value) for key, value in kwargs.items()}
    call = Call(name, tuple(map(_kept, args)), kept)
    _last.set(call)
    return call


def told(pair: tuple[Any, Any] | None = None) -> str:
    """What was called, what came and what was expected, a line each; empty when nothing was called.

    Args:
        pair: What a comparison looked at, and what it expected.
    """
    call = _last.get()
    if call is None:
        return ""
    try:
        lines = _lines(call, pair)
    except Exception:  # noqa: BLE001 - at home objects of a student's class may answer anything
        return ""
    return "".join(f"\n{f'{word}:':<10}{_cut(text)}" for word, text in lines)


def without_call(message: str) -> str:
    """A message without what `told` added to it: what was called differs from one mutant to the next."""
    return message.partition(_CALLED)[0]


def _lines(call: Call, pair: tuple[Any, Any] | None) -> list[tuple[str, str]]:
    lines = [("called", call.typed)]
    if pair is not None and _is_short(pair[0]) and _is_short(pair[1]):
        lines += [("yours", shown(pair[0])), ("expected", shown(pair[1]))]
    elif call.result is not _NOTHING:
        lines.append(("it gave", shown(call.result)))
    twin = _twin(call)
    return [*lines, ("same as", twin)] if twin else lines


def _twin(call: Call) -> str:
    """An earlier call with other arguments that gave the same, as one would type it; empty when none did."""
    told = _told(call)
    if told is None:
        return ""
    same = (was for name, was, came in _earlier.get() if (name, came) == (told[0], told[2]))
    return next((was for was in same if was != told[1]), "")


def _told(call: Call) -> tuple[str, str, str] | None:
    """Name, how it was typed and what came; None where that says little, or cannot be said."""
    try:
        return (call.name, call.typed, shown(call.result)) if _is_telling(call.result) else None
    except Exception:  # noqa: BLE001 - whatever came, it may not break the check that it came to
        return None


def _is_telling(value: Any) -> bool:
    """Whether a result has several numbers with a point, all written out: such seldom agree by chance."""
    parts = value if type(value) in {tuple, list} and len(value) <= MOST // 2 else [value]
    if not all(type(part) in _PLAIN and _size(part) <= MOST for part in parts):
        return False
    numbers = [n for part in parts for n in np.ravel(torch.as_tensor(part).detach().cpu().numpy()).tolist()]
    return len(numbers) > 1 and any(isinstance(n, float) and n not in {0.0, 1.0} for n in numbers)


def _size(part: Any) -> int:
    return int(np.prod(tuple(getattr(part, "shape", ()))))


def _cut(text: str) -> str:
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _is_short(value: Any) -> bool:
    """Whether several numbers can be written out: of one alone the message tells."""
    if isinstance(value, np.ndarray | torch.Tensor):
        return bool(1 < np.prod(tuple(value.shape)) <= MOST)
    return isinstance(value, list | tuple) and 1 < len(value) <= MOST


def _kept(value: Any) -> Any:
    """What is written out is copied: the call may change it."""
    kind = type(
        value
    )  # each call of each check passes here: `isinstance` of a tensor takes ten times as long
    if kind is np.ndarray and value.size <= MOST:
        return value.copy()
    if kind is torch.Tensor and value.numel() <= MOST:
        return value.detach().clone()
    return list(value) if kind is list and len(value) <= MOST else value
