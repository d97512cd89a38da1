"""Values as JSON data and raw buffers, the same in both directions.

Plain values stand for themselves; everything else is a list with a tag:
``["l", items]`` list, ``["u", items]`` tuple, ``["d", [[key, value], …]]`` dict, ``["c", re, im]`` complex,
``["n", buffer, dtype, shape, is_scalar, flipped_axes, ref]`` NumPy array or scalar,
``["t", buffer, dtype, shape, strides, device, requires_grad, is_leaf, ref, grad]`` tensor,
``["k", kind, name]`` a torch dtype or device or NumPy dtype, ``["h", ref, type name]`` handle of an object
over there,
``["p", buffer]`` a pickle, which only the grader may send.

References are positive for objects that the student process named, negative for those that the grader named.
"""

import contextlib
import re
from collections.abc import Callable
from typing import Any, ClassVar

import numpy as np
import torch

from autograder.wall.contract.wire import TooLarge, WireError

DEEPEST = 32
MOST_NODES = 1_000_000
_ARRAYS = (np.ndarray, np.generic)
_TENSOR = (int, str, list, str, bool, bool, int)  # types of a tensor node without strides and gradient
_LONGEST_EMPTY = 1_000_000  # no dimension of an array without elements may invite an endless loop
_LAST_CHARACTER = 0x10FFFF
_WIDEST_INT = 10_000  # bits; JSON readers refuse more than 4300 digits
_TORCH_DTYPES = {
    str(d).removeprefix("torch."): d
    for d in (
        torch.float64, torch.float32, torch.float16, torch.bfloat16, torch.complex64, torch.complex128,
        torch.int64, torch.int32, torch.int16, torch.int8, torch.uint8, torch.bool,
    )
}  # fmt: skip
_NUMPY_DTYPE = re.compile(r"[<>|=][biufcU]\d{1,6}")
_DEVICE = re.compile(r"cpu|cuda(:\d{1,3})?")


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
        if depth > DEEPEST or self._nodes > MOST_NODES:
            raise TooLarge("it is nested too deeply" if depth > DEEPEST else "it has too many parts")
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
            if _kind(kind_of, str(value)) is not None:
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
        if not _NUMPY_DTYPE.fullmatch(dtype):
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
        if name not in _TORCH_DTYPES or not plain:
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
    if value.bit_length() > _WIDEST_INT:
        raise TooLarge("it holds an integer with too many digits")
    return value


_PLAIN: dict[type, Callable[[Any], Any]] = {
    int: int.__pos__, float: float.__pos__, str: lambda text: "".join(str.__iter__(text)),
}  # fmt: skip


_NOT_A_VALUE = (TypeError, ValueError, IndexError, KeyError, OverflowError, RuntimeError, MemoryError)


class Decoder:
    """Turns JSON data and buffers back into values. What it gets may be hostile.

    Args:
        buffers: The frame's buffers.
        handle: Makes what stands for an object of the other side from its reference and type name.
        tensor: Receives ``(data, requires_grad, is_leaf, ref, grad)`` and returns the tensor to use.
        array: Receives ``(array, ref)`` and returns the array to use.
        unpickle: Opens a pickle; None refuses them, as the trusted side does.
    """

    def __init__(
        self,
        buffers: list[bytearray],
        handle: Callable[[int, str], Any],
        tensor: Callable[[torch.Tensor, bool, bool, int, torch.Tensor | None], torch.Tensor],
        array: Callable[[np.ndarray, int], np.ndarray] = lambda array, _ref: array,
        unpickle: Callable[[bytes], Any] | None = None,
    ) -> None:
        self._buffers, self._handle, self._tensor, self._array = buffers, handle, tensor, array
        self._unpickle = unpickle
        self._nodes = 0

    def decode(self, node: Any) -> Any:
        """Decodes one value.

        Raises:
            WireError: When the data does not describe a value.
        """
        try:
            return self._decode(node, 0)
        except WireError:
            raise
        except _NOT_A_VALUE as error:
            raise WireError(f"not a value: {type(error).__name__}") from None

    def _decode(self, node: Any, depth: int) -> Any:
        self._nodes += 1
        if depth > DEEPEST or self._nodes > 2 * MOST_NODES:
            raise WireError("nested too deeply" if depth > DEEPEST else "too many parts")
        if type(node) is not list:
            if type(node) is dict:
                raise WireError("not a value")
            return node
        types, read = self._READERS[node[0]]  # a table: `match` would take three times as long
        if types is not None and tuple(map(type, node)) != types:
            raise WireError("not a value")
        return read(self, node, depth + 1)

    def _read_list(self, node: list[Any], depth: int) -> list[Any]:
        return [self._decode(item, depth) for item in node[1]]

    def _read_tuple(self, node: list[Any], depth: int) -> tuple[Any, ...]:
        return tuple(self._read_list(node, depth))

    def _read_dict(self, node: list[Any], depth: int) -> dict[Any, Any]:
        return {self._decode(key, depth): self._decode(value, depth) for key, value in node[1]}

    def _read_complex(self, node: list[Any], _depth: int) -> complex:
        _, real, imaginary = node
        return complex(float(real), float(imaginary))

    def _read_handle(self, node: list[Any], _depth: int) -> Any:
        return self._handle(node[1], node[2][:80])

    def _read_kind(self, node: list[Any], _depth: int) -> Any:
        found = _kind(node[1], node[2])
        if found is None:
            raise WireError("not a value")
        return found

    def _read_pickle(self, node: list[Any], _depth: int) -> Any:
        if self._unpickle is None:
            raise WireError("not a value")
        return self._unpickle(bytes(self._buffer(node[1])))

    def _read_array(self, node: list[Any], _depth: int) -> Any:
        _, index, dtype, shape, scalar, flipped, ref = node
        if not _NUMPY_DTYPE.fullmatch(dtype):
            raise WireError("not a dtype")
        values = np.frombuffer(self._buffer(index), dtype=np.dtype(dtype)).reshape(_shape(shape))
        if values.dtype == np.bool_:
            values = values.view(np.uint8) != 0  # bytes other than 0 and 1 make no sound bools
        if values.dtype.kind == "U" and values.size and values.view(np.uint32).max() > _LAST_CHARACTER:
            raise WireError("not a text")
        if scalar and values.ndim:
            raise WireError("not a scalar")
        if scalar:
            return values[()]
        if flipped:
            values = np.flip(values, tuple(flipped))
        return self._array(values, ref)

    def _read_tensor(self, node: list[Any], depth: int) -> torch.Tensor:
        _, index, name, shape, strides, device, requires_grad, is_leaf, ref, grad = node
        if tuple(map(type, (index, name, shape, device, requires_grad, is_leaf, ref))) != _TENSOR:
            raise WireError("not a value")
        if not _DEVICE.fullmatch(device):
            raise WireError("not a device")
        dtype, raw = _TORCH_DTYPES[name], self._buffer(index)
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
        return self._tensor(values, requires_grad, is_leaf, ref, grad_value)

    def _buffer(self, index: int) -> bytearray:
        if not 0 <= index < len(self._buffers):
            raise WireError("no such buffer")
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
    if 0 in shape and max(shape) > _LONGEST_EMPTY:
        raise WireError("not a shape")
    return tuple(shape)


def _kind(kind: str, name: str) -> Any:
    short = name.removeprefix("torch.")
    if kind == "torch-dtype" and short in _TORCH_DTYPES:
        return _TORCH_DTYPES[short]
    if kind == "torch" and _DEVICE.fullmatch(name):
        return torch.device(name)
    if kind == "numpy-dtype" and re.fullmatch(r"[a-z]{1,10}\d{0,3}", name):
        with contextlib.suppress(TypeError):
            return np.dtype(name)
    return None
