"""One request and its reply: which of the grader's tensors went over, which of theirs came back."""

from collections.abc import Callable
from typing import Any

import numpy as np
import torch

from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError
from autograder.wall.contract.codec import Decoder, Encoder, Meter
from autograder.wall.contract.wire import WireError
from autograder.wall.outside.gradient import Backward, cross
from autograder.wall.outside.handle import Handle, lease_of
from autograder.wall.outside.references import Reference, References
from autograder.wall.outside.shipping import shipped

_LONGEST_TEXT = 2000
_LONGEST_NAME = 80
_MOST_BASES = 32


class Exchange:
    """One request and its reply.

    Args:
        references: The names that hold.
        backward: How to run backward over there.
    """

    def __init__(self, references: References, backward: Backward) -> None:
        self._references, self._backward = references, backward
        self._lent: dict[int, torch.Tensor] = {}
        self._lent_ids: dict[int, int] = {}
        self._came: list[tuple[int, torch.Tensor]] = []
        self.deepest = 0

    def encode(self, payload: list[Any]) -> tuple[Any, list[bytes | memoryview]]:
        """The request's arguments as JSON data and buffers.

        Raises:
            TooLarge: When they cannot be sent.
            ChaffinchError: When they hold what must not leave the grader.
        """
        encoder = _GraderEncoder(self._known, self._refer)
        return encoder.encode(payload), encoder.buffers

    def _known(self, value: torch.Tensor) -> int:
        """The name of a tensor that the other side has already: its parameter, or one that went over."""
        return self._references.parameter_ref(value) or self._lent_ids.get(id(value), 0)

    def _refer(self, value: Any) -> int:
        """The reference under which a tensor that requires grad goes over."""
        if not (isinstance(value, torch.Tensor) and value.requires_grad):
            return 0
        if id(value) not in self._lent_ids:
            ref = self._references.lend(value)
            self._lent_ids[id(value)] = ref
            self._lent[ref] = value
        return self._lent_ids[id(value)]

    def open(self, answer: list[Any], buffers: list[bytearray], meter: Meter) -> Any:
        """The value in a reply; everything in it may be hostile.

        Raises:
            StudentError: When it tells of an exception over there.
            WireError: When it is no reply.
        """
        match answer:
            case ["ok", node]:
                decoder = Decoder(buffers, self._handle, self._tensor, self._array, meter=meter, text=cleaned)
                value = decoder.decode(node)
                self.deepest = decoder.deepest
                if self._came:
                    return self._joined(value)
                self._return_lent()
                return value
            case ["err", str(kind), list(kinds), str(text), str(trace)]:
                self._return_lent()
                raise _told(kind, kinds, text, trace)
        raise WireError("not the reply")

    def _return_lent(self) -> None:
        for ref in self._lent:
            self._references.release(ref)

    def _handle(self, ref: int, name: str) -> Handle:
        return Handle(self._references.lease(ref), cleaned(name, _LONGEST_NAME))

    def _array(self, value: np.ndarray, ref: int) -> np.ndarray:
        if ref:
            self._references.name(value, ref)
        return value

    def _tensor(
        self, data: torch.Tensor, requires_grad: bool, is_leaf: bool, ref: int, grad: torch.Tensor | None
    ) -> torch.Tensor:
        if ref < 0:
            own = self._references.mine(ref)
            if own is not None and _same_bits(own, data):
                return own
            return data.requires_grad_(requires_grad)  # changed over there: what it is now, and no graph
        if not requires_grad:
            if ref:
                self._references.name(data, ref)
            return data
        if is_leaf:
            data.requires_grad_()
            data.grad = grad
            return self._references.leaf(ref, data)
        self._came.append((ref, data))
        return data

    def _joined(self, value: Any) -> Any:
        """Replaces the tensors that came from the student's graph by differentiable ones."""
        leases = [self._references.lease(ref) for ref, _ in self._came]
        kept = leases + [self._references.lease(ref) for ref in self._lent]
        data = [values for _, values in self._came]
        outputs = cross(self._backward, [ref for ref, _ in self._came], data, self._lent, kept)
        for (ref, _), output, lease in zip(self._came, outputs, leases, strict=True):
            self._references.name(output, ref, lease)
        return _swapped(value, {id(old): new for old, new in zip(data, outputs, strict=True)})


class _GraderEncoder(Encoder):
    """Parameters of the other side go back as what they are; a tensor that appears twice goes over once."""

    def __init__(self, known: Callable[[torch.Tensor], int], refer: Callable[[Any], int]) -> None:
        super().__init__(refer, _handle_or_pickle, keep_layout=True)
        self._known = known

    def _tensor(self, value: torch.Tensor, depth: int) -> Any:
        ref = self._known(value)
        return ["h", ref, ""] if ref else super()._tensor(value, depth)


def _handle_or_pickle(encoder: Encoder, value: Any) -> Any:
    """Handles go as references, anything else as a pickle by value."""
    if isinstance(value, Handle | Reference):
        return ["h", value.ref if isinstance(value, Reference) else lease_of(value).ref, ""]
    return ["p", encoder.add(shipped(value))]


def _told(kind: str, kinds: list[Any], text: str, trace: str) -> StudentError:
    """An exception over there, in words that no report needs to fear.

    Raises:
        WireError: When it has a base class without a name.
    """
    bases = kinds[:_MOST_BASES]
    if not all(type(base) is str for base in bases):
        raise WireError("not the reply")
    names = tuple(cleaned(base, _LONGEST_NAME) for base in bases)
    name = cleaned(kind, _LONGEST_NAME)
    if not (name[:1].isupper() or name[:1] == "_"):  # it must not pass for one of the wall's own words
        name = f"error {name!r}"
    return StudentError(name, cleaned(text, _LONGEST_TEXT), names, cleaned(trace, _LONGEST_TEXT))


def _swapped(value: Any, swap: dict[int, torch.Tensor]) -> Any:
    if isinstance(value, torch.Tensor):
        return swap.get(id(value), value)
    if isinstance(value, list):
        return [_swapped(item, swap) for item in value]
    if isinstance(value, tuple):
        return tuple(_swapped(item, swap) for item in value)
    if isinstance(value, dict):
        return {key: _swapped(item, swap) for key, item in value.items()}
    return value


def _same_bits(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether both hold the same values; NaN counts as the same NaN."""
    if one.shape != other.shape or one.dtype != other.dtype or one.device != other.device:
        return False
    one, other = one.detach(), other.detach()
    return bool(((one == other) | ((one != one) & (other != other))).all())  # noqa: PLR0124 - only NaN differs from itself
