"""From JSON data and buffers back to values; what arrives may be hostile. See ``codec``."""

import math
from collections.abc import Callable
from typing import Any, ClassVar, Protocol

import numpy as np
import torch

from autograder.wall.contract.kinds import DEEPEST, DEVICE, NUMPY_DTYPE, TORCH_DTYPES, kind_named
from autograder.wall.contract.wire import WireError

_TENSOR = (int, str, list, str, bool, bool, int)  # types of a tensor node without strides and gradient
_LONGEST_EMPTY = 1_000_000  # what has no elements may not invite an endless loop, over rows in rows either
_LAST_CHARACTER = 0x10FFFF
_SURROGATES = 0xD800, 0xDFFF
_WORD = 2**63  # integers below it are of one size
_LONGEST_NAME = 80
_COUNTED_TOGETHER = 1024
_NOT_A_VALUE = (TypeError, ValueError, IndexError, KeyError, OverflowError, RuntimeError, MemoryError)


class Meter(Protocol):
    """Counts what is decoded. Each method may raise `WireError`, to stop what is too much."""

    def parts(self, count: int) -> None:
        """So many more parts."""

    def buffer(self, size: int) -> None:
        """A buffer of so many bytes."""

    def reference(self, ref: int) -> None:
        """A name of an object."""

    def key(self, key: Any) -> None:
        """A key of a dict, before it is hashed, that is no text."""

    def integer(self, bits: int) -> None:
        """An integer beyond 64 bits."""

    def characters(self, count: int) -> None:
        """A text of so many characters."""


class Unmetered:
    """For what a trusted side sent."""

    def parts(self, count: int) -> None:
        """Does not count."""

    def buffer(self, size: int) -> None:
        """Does not count."""

    def reference(self, ref: int) -> None:
        """Does not count."""

    def key(self, key: Any) -> None:
        """Does not count."""

    def integer(self, bits: int) -> None:
        """Does not count."""

    def characters(self, count: int) -> None:
        """Does not count."""


class Decoder:
    """Turns JSON data and buffers back into values. What it gets may be hostile.

    Args:
        buffers: The frame's buffers.
        handle: Makes what stands for an object of the other side from its reference and type name.
        tensor: Receives ``(data, requires_grad, is_leaf, ref, grad)`` and returns the tensor to use.
        array: Receives ``(array, ref)`` and returns the array to use.
        unpickle: Opens a pickle; None refuses them, as the trusted side does.
        meter: Counts, while it is decoded.
        text: Makes a text fit for where it comes to.

    Attributes:
        deepest: How deeply what was decoded is nested.
    """

    def __init__(
        self,
        buffers: list[bytearray],
        handle: Callable[[int, str], Any],
        tensor: Callable[[torch.Tensor, bool, bool, int, torch.Tensor | None], torch.Tensor],
        array: Callable[[np.ndarray, int], np.ndarray] = lambda array, _ref: array,
        unpickle: Callable[[bytes], Any] | None = None,
        meter: Meter | None = None,
        text: Callable[[str], str] = str,
    ) -> None:
        self._buffers, self._handle, self._tensor, self._array = buffers, handle, tensor, array
        self._unpickle, self._text = unpickle, text
        self._meter = meter or Unmetered()
        self._taken: set[int] = set()
        self._nodes = 0
        self.deepest = 0

    def decode(self, node: Any) -> Any:
        """Decodes one value.

        Raises:
            WireError: When the data does not describe a value.
        """
        try:
            value = self._decode(node, 0)
            self._meter.parts(self._nodes % _COUNTED_TOGETHER)
        except WireError:
            raise
        except _NOT_A_VALUE as error:
            raise WireError(f"not a value: {type(error).__name__}") from None
        return value

    def _decode(self, node: Any, depth: int) -> Any:
        self._nodes += 1
        if not self._nodes % _COUNTED_TOGETHER:
            self._meter.parts(_COUNTED_TOGETHER)
        if depth > self.deepest:
            if depth > DEEPEST:
                raise WireError("nested too deeply")
            self.deepest = depth
        kind = type(node)
        if kind is not list:
            return self._plain(node) if kind is str or kind is int or kind is dict else node
        types, read = self._READERS[node[0]]  # a table: `match` would take three times as long
        if types is not None and tuple(map(type, node)) != types:
            raise WireError("not a value")
        return read(self, node, depth + 1)

    def _plain(self, node: Any) -> Any:
        if type(node) is str:
            self._meter.characters(len(node))
            return self._text(node)
        if type(node) is dict:
            raise WireError("not a value")
        if not -_WORD <= node < _WORD:
            self._meter.integer(node.bit_length())
        return node

    def _read_list(self, node: list[Any], depth: int) -> list[Any]:
        return [self._decode(item, depth) for item in node[1]]

    def _read_tuple(self, node: list[Any], depth: int) -> tuple[Any, ...]:
        return tuple(self._read_list(node, depth))

    def _read_dict(self, node: list[Any], depth: int) -> dict[Any, Any]:
        found = {}
        for key_node, value_node in node[1]:
            key = self._decode(key_node, depth)
            if type(key) is not str:
                self._meter.key(key)
            found[key] = self._decode(value_node, depth)
        return found

    def _read_complex(self, node: list[Any], _depth: int) -> complex:
        _, real, imaginary = node
        return complex(float(real), float(imaginary))

    def _read_handle(self, node: list[Any], _depth: int) -> Any:
        self._meter.reference(node[1])
        return self._handle(node[1], node[2][:_LONGEST_NAME])

    def _read_kind(self, node: list[Any], _depth: int) -> Any:
        found = kind_named(node[1], node[2])
        if found is None:
            raise WireError("not a value")
        return found

    def _read_pickle(self, node: list[Any], _depth: int) -> Any:
        if self._unpickle is None:
            raise WireError("not a value")
        return self._unpickle(bytes(self._buffer(node[1])))

    def _read_array(self, node: list[Any], _depth: int) -> Any:
        _, index, dtype, shape, scalar, flipped, ref = node
        if not NUMPY_DTYPE.fullmatch(dtype):
            raise WireError("not a dtype")
        raw = self._buffer(index)
        if "U" in dtype:
            _require_text(raw, big_endian=dtype[0] == ">")
        values = np.frombuffer(raw, dtype=np.dtype(dtype)).reshape(_shape(shape))
        if values.dtype == np.bool_:
            values = values.view(np.uint8) != 0  # bytes other than 0 and 1 make no sound bools
        if scalar and values.ndim:
            raise WireError("not a scalar")
        if scalar:
            return np.str_(self._text(str(values))) if values.dtype.kind == "U" else values[()]
        if flipped:
            values = np.flip(values, tuple(flipped))
        if ref:
            self._meter.reference(ref)
        return self._array(values, ref)

    def _read_tensor(self, node: list[Any], depth: int) -> torch.Tensor:
        _, index, name, shape, strides, device, requires_grad, is_leaf, ref, grad = node
        if tuple(map(type, (index, name, shape, device, requires_grad, is_leaf, ref))) != _TENSOR:
            raise WireError("not a value")
        if not DEVICE.fullmatch(device):
            raise WireError("not a device")
        dtype, raw = TORCH_DTYPES[name], self._buffer(index)
        flat = torch.frombuffer(raw, dtype=dtype) if raw else torch.empty(0, dtype=dtype)
        if dtype is torch.bool:
            flat = flat.view(torch.uint8) != 0
        values = flat.reshape(_shape(shape))
        if strides is not None and self._unpickle is not None:  # only the student's side rebuilds layouts
            values = torch.empty_strided(values.shape, strides, dtype=dtype).copy_(values)
        if device.startswith("cuda") and torch.cuda.is_available():
            values = values.to(device)
        grad_value = self._decode(grad, depth) if grad is not None else None
        if grad_value is not None and (
            not isinstance(grad_value, torch.Tensor)
            or grad_value.shape != values.shape
            or grad_value.dtype != values.dtype
            or grad_value.device != values.device
        ):
            raise WireError("not a gradient")
        if requires_grad and not (values.is_floating_point() or values.is_complex()):
            raise WireError("integers have no gradient")
        if ref:
            self._meter.reference(ref)
        return self._tensor(values, requires_grad, is_leaf, ref, grad_value)

    def _buffer(self, index: int) -> bytearray:
        if not 0 <= index < len(self._buffers) or index in self._taken:
            raise WireError("no such buffer")
        self._taken.add(index)
        self._meter.buffer(len(self._buffers[index]))
        return self._buffers[index]

    # which types a node has, where they are fixed, and who reads it
    _READERS: ClassVar[
        dict[str, tuple[tuple[type, ...] | None, Callable[["Decoder", list[Any], int], Any]]]
    ] = {
        "l": ((str, list), _read_list),
        "u": ((str, list), _read_tuple),
        "d": ((str, list), _read_dict),
        "c": (None, _read_complex),
        "n": ((str, int, str, list, bool, list, int), _read_array),
        "t": (None, _read_tensor),
        "k": ((str, str, str), _read_kind),
        "h": ((str, int, str), _read_handle),
        "p": ((str, int), _read_pickle),
    }


def _shape(shape: list[Any]) -> tuple[int, ...]:
    if len(shape) > DEEPEST or not all(type(n) is int and n >= 0 for n in shape):
        raise WireError("not a shape")
    if 0 in shape and math.prod(n for n in shape if n) > _LONGEST_EMPTY:
        raise WireError("not a shape")
    return tuple(shape)


def _require_text(raw: bytearray, *, big_endian: bool) -> None:
    """Refuses what holds something that is no character."""
    code = np.frombuffer(raw, dtype=np.dtype(">u4" if big_endian else "<u4"))
    first, last = _SURROGATES
    if ((code > _LAST_CHARACTER) | ((code >= first) & (code <= last))).any():
        raise WireError("not a text")
