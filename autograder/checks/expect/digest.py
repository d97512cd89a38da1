"""Values in short: equal mistakes give equal digests, whatever the order of their additions."""

import hashlib
import math
from typing import Any

import numpy as np
import torch

from autograder.checks.digests import NUMBER
from autograder.checks.expect.plain import as_numpy, base, describe, kind_of, numbers
from autograder.checks.failures import CheckFailure

_LONGEST = 240
_MOST_ITEMS = 6
_MOST_PARTS = 10_000  # of a container, and of what is in it: whoever sends more gets its length only
_MOST_VALUES = 2**20  # of an array: from the others on, each costs some ten times its room
_CONTAINERS = (list, tuple, dict, set, frozenset)
_NOTHING = 1e-9  # below this only rounding is left


def digest(value: Any) -> str:
    """A value in short: type, kind and shape, how many are not finite, and of the others a few sums.

    Args:
        value: What came from a submission, as data.

    Returns:
        For instance ``"float(3, 2) off0 ^-0.41 ~0.12 ~-0.33 ~1"``. Compare with `alike`.
    """
    text = _digest(base(value))
    if len(text) > _LONGEST:
        return f"{text[:_LONGEST]}#{hashlib.sha256(NUMBER.sub('~', text).encode()).hexdigest()[:12]}"
    return text


def _digest(plain: Any) -> str:  # noqa: PLR0911 - one line for each kind
    if isinstance(plain, str):
        return f"text {plain[:_MOST_PARTS]!r}"
    if isinstance(plain, _CONTAINERS) and _is_large(plain):
        return f"{type(plain).__name__} of {len(plain)}"
    if isinstance(plain, set | frozenset):
        return f"set of {', '.join(sorted(_digest(base(item)) for item in plain))}"
    if isinstance(plain, dict):
        return f"dict {{{_items(list(plain.values()))}}} of {', '.join(sorted(map(str, plain)))}"
    try:
        return _sums(plain)
    except CheckFailure:
        pass
    if isinstance(plain, list | tuple):
        return f"{type(plain).__name__} of {len(plain)} [{_items(plain)}]"
    return "None" if plain is None else describe(plain)


def _is_large(plain: Any) -> bool:
    """Whether a container has many parts, in whatever depth; looks at so many and no more."""
    waiting, parts = [plain], 0
    while waiting:
        inner = waiting.pop()
        parts += len(inner)
        if parts > _MOST_PARTS:
            return True
        items = inner.values() if isinstance(inner, dict) else inner
        waiting += [item for item in items if isinstance(item, _CONTAINERS)]
    return False


def _items(values: Any) -> str:
    return "; ".join(map(_digest, values[:_MOST_ITEMS]))


def _sums(plain: Any) -> str:
    found = numbers(plain, "")
    if not isinstance(plain, torch.Tensor | np.ndarray | list | tuple) and kind_of(found) == "bool":
        return str(bool(found))
    head = f"{kind_of(found)}{tuple(found.shape)}"
    if isinstance(found, torch.Tensor) and found.is_meta:
        return f"{head} without values"
    found = found.reshape(-1)[:_MOST_VALUES]
    values = np.abs(as_numpy(found)) if kind_of(found) == "complex" else as_numpy(found)
    flat = values.astype(np.float64).ravel()
    good = np.isfinite(flat)
    flat = np.where(good, flat, 0.0)
    top = float(np.abs(flat).max()) if flat.size else 0.0
    if top < _NOTHING:
        return f"{head} off{int((~good).sum())} zero"
    flat = flat / top  # the largest float squared is none
    scale = float(np.abs(flat).mean())
    # weights without a period: neither order nor place of a value is lost
    weights = np.cos(np.arange(flat.size) * (1 + math.sqrt(5)) / 2 * 2.399)
    told = [flat.sum(), flat @ weights, (flat * flat) @ weights[::-1] / scale]
    sums = " ".join(_shown(float(t) / scale / math.sqrt(flat.size)) for t in told)
    return f"{head} off{int((~good).sum())} ^{math.log(top) + math.log(scale):.6g} {sums}"


def _shown(value: float) -> str:
    return f"~{0.0 if abs(value) < _NOTHING else value:.6g}"
