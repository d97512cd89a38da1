"""From values to JSON data and buffers; see ``codec`` for what they look like."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.wall.contract.kinds import (
    DEEPEST,
    MOST_NODES,
    NUMPY_DTYPE,
    TORCH_DTYPES,
    WIDEST_INT,
    kind_named,
)
from autograder.wall.contract.wire import TooLarge

_ARRAYS = (np.ndarray, np.generic)


class Encoder:
    """Turns values into JSON data, collecting buffers.

    Args:
        refer: Gives the reference of an object that must keep its identity, or 0 for none.
        other: Encodes what is not data: a handle on the student's side, a pickle on the grader's.
        keep_layout: Whether reversed and transposed views arrive as such views.
    """

    def __init__(
        self,
        refer: Callable[[Any], int],
        other: Callable[["Encoder", Any], Any],
        *,
        keep_layout: bool = False,
    ) -> None:
        self.buffers: list[bytes | memoryview] = []
        self._refer, self._other, self._keep_layout = refer, other, keep_layout
        self._nodes = 0

    def encode(self, value: Any, depth: int = 0) -> Any:  # noqa: C901, PLR0911, PLR0912 - one line for each kind
        """Encodes one value.

        Raises:
            TooLarge: When it is nested too deeply, or into itself, or has too many parts.
        """
        self._nodes += 1
        if depth > DEEPEST:
            raise TooLarge("it is nested too deeply", "depth")
        if self._nodes > MOST_NODES:
            raise TooLarge("it has too many parts", "parts")
        kind = type(value)
        if value is None or kind is bool or kind is float or kind is str:
            return value
        if kind is int:
            return _sendable(value)
        if kind is list or kind is tuple:
            return ["l" if kind is list else "u", [self.encode(item, depth + 1) for item in value]]
        if isinstance(value, torch.Tensor):
            return self._tensor(value, depth)
        if isinstance(value, _ARRAYS):
            return self._array(value)
        if isinstance(value, dict):
            return ["d", [[self.encode(k, depth + 1), self.encode(v, depth + 1)] for k, v in value.items()]]
        if isinstance(value, list | tuple):
            return ["l" if isinstance(value, list) else "u", [self.encode(item, depth + 1) for item in value]]
        if kind is complex:
            return ["c", value.real, value.imag]
        if isinstance(value, torch.dtype | torch.device | np.dtype):
            library = "numpy" if isinstance(value, np.dtype) else "torch"
            kind_of = library if isinstance(value, torch.device) else f"{library}-dtype"
            if kind_named(kind_of, str(value)) is not None:
                return ["k", kind_of, str(value)]
        for base in (int, float, str):  # an enum's member, say: its value counts
            if isinstance(value, base):
                return self.encode(_PLAIN[base](value), depth)
        return self._other(self, value)

    def add(self, data: bytes | memoryview) -> int:
        """Adds a buffer and returns its position."""
        self.buffers.append(data)
        return len(self.buffers) - 1

    def _array(self, value: Any) -> Any:
        plain = np.asarray(value)
        dtype = plain.dtype.str
        if not NUMPY_DTYPE.fullmatch(dtype):
            return self._other(self, value)
        flipped: list[int] = []
        if self._keep_layout and plain.ndim:
            flipped = [axis for axis, stride in enumerate(plain.strides) if stride < 0]
        data = np.ascontiguousarray(np.flip(plain, tuple(flipped)) if flipped else plain)
        is_scalar = isinstance(value, np.generic)
        ref = 0 if is_scalar else self._refer(value)
        return ["n", self.add(data.tobytes()), dtype, list(plain.shape), is_scalar, flipped, ref]

    def _tensor(self, value: torch.Tensor, depth: int) -> Any:
        name = str(value.dtype).removeprefix("torch.")
        plain = value.layout is torch.strided and value.device.type in {"cpu", "cuda"}
        if name not in TORCH_DTYPES or not plain:
            return self._other(self, value)
        detached = value.detach().cpu().resolve_conj().resolve_neg()
        strides = None
        if self._keep_layout and not detached.is_contiguous() and 0 not in detached.stride():
            strides = list(detached.stride())
        same_width = detached.view(torch.int16) if value.dtype is torch.bfloat16 else detached
        raw = same_width.numpy().tobytes()
        sends_grad = value.is_leaf and value.grad is not None and not self._keep_layout
        grad = self.encode(value.grad, depth + 1) if sends_grad else None
        ref = self._refer(value)
        layout = [name, list(value.shape), strides, str(value.device)]
        return ["t", self.add(raw), *layout, value.requires_grad, value.is_leaf, ref, grad]


def _sendable(value: int) -> int:
    if value.bit_length() > WIDEST_INT:
        raise TooLarge("it holds an integer with too many digits", "digits")
    return value


_PLAIN: dict[type, Callable[[Any], Any]] = {
    int: int.__pos__, float: float.__pos__, str: lambda text: "".join(str.__iter__(text)),
}  # fmt: skip
