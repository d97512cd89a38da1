"""The subject that checks talk to when a submission runs behind the wall."""

import time
import weakref
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

import cloudpickle
import numpy as np
import torch

from autograder.assignment import Limits
from autograder.checks.failures import StudentError
from autograder.checks.source import Source
from autograder.student.codec import Decoder, Encoder
from autograder.student.gradient import cross
from autograder.student.handle import Handle, Lease, lease_of
from autograder.student.wire import Closed, Late, WireError
from autograder.student.zygote import StudentProcess


class Link:
    """The conversation with one student process.

    Args:
        process: The process.
        limits: Its limits.
        budget: Wall seconds for all calls together.
    """

    def __init__(self, process: StudentProcess, limits: Limits, budget: float) -> None:
        self._process, self._limits, self._left = process, limits, budget
        self._dropped: list[int] = []
        self._next = -1
        self._named: dict[int, tuple[weakref.ref[Any], int, Lease | None]] = {}  # id → object, reference
        self._mine: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self._leaves: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self.failure: StudentError | None = None

    def release(self, ref: int) -> None:
        """Lets go of an object over there, with the next request."""
        self._dropped.append(ref)

    def ask(self, operation: str, *payload: Any, seconds: float | None = None) -> Any:
        """Sends a request and returns the decoded reply.

        Raises:
            StudentError: When the submission's code raises, is late, ends its process or sends what is no reply.
        """
        if self.failure is not None:
            raise self.failure
        exchange = _Exchange(self)
        encoder = _GraderEncoder(exchange)
        arguments = encoder.encode(list(payload))
        dropped, self._dropped = self._dropped, []
        allowed = min(self._limits.call_seconds if seconds is None else seconds, self._left)
        begun = time.monotonic()
        try:
            wire = self._process.wire
            wire.send([operation, arguments, dropped], encoder.buffers, begun + allowed)
            reply, buffers = wire.receive(begun + allowed)
            return exchange.open(reply, buffers)
        except Late:
            whole = " all in all" if allowed == self._left else ""
            self._fail(
                "timeout", f"Your code took longer than the {allowed:g} seconds that it may take{whole}."
            )
        except Closed:
            self._fail(
                "ended", "Your code ended its own process (with an exit, a crash, or by using up its memory)."
            )
        except WireError as error:
            self._fail("malformed", f"What your code sent back could not be read ({error}).")
        finally:
            self._left -= time.monotonic() - begun
        raise AssertionError

    def _fail(self, kind: str, text: str) -> None:
        self.failure = StudentError(kind, text)
        raise self.failure from None

    def backward(self, outputs: Any, grads: Any, inputs: Any) -> list[torch.Tensor | None]:
        """Runs backward over there and refreshes ``.grad`` of the parameters that are known here."""
        watched = dict(self._leaves)
        outs, ins, leaves = ([_Ref(ref) for ref in refs] for refs in (outputs, inputs, watched))
        found, leaf_grads = self.ask("backward", outs, list(grads), ins, leaves)
        for leaf, grad in zip(watched.values(), leaf_grads, strict=True):
            leaf.grad = grad
        return list(found)

    # --- names of objects ---------------------------------------------------------------------------------------

    def ref_of(self, value: Any) -> int:
        """The reference of an object of this side that stands for one of the other, or 0."""
        if isinstance(value, Handle):
            return lease_of(value).ref
        found = self._named.get(id(value))
        return found[1] if found is not None and found[0]() is value else 0

    def name(self, value: Any, ref: int, lease: Lease | None) -> None:
        """Remembers that a value of this side stands for an object of the other."""
        key = id(value)
        self._named[key] = (weakref.ref(value, lambda _: self._named.pop(key, None)), ref, lease)

    def lend(self, tensor: torch.Tensor) -> int:
        """Names a tensor of the grader's graph that goes over."""
        ref, self._next = self._next, self._next - 1
        self._mine[ref] = tensor
        return ref

    def mine(self, ref: int) -> torch.Tensor | None:
        """The grader's own tensor that came back, or None."""
        return self._mine.get(ref)

    def parameter_ref(self, value: torch.Tensor) -> int:
        """The reference of a parameter of the other side, or 0."""
        ref = self.ref_of(value) if value.requires_grad and value.is_leaf else 0
        return ref if self._leaves.get(ref) is value else 0

    def leaf(self, ref: int, value: torch.Tensor) -> torch.Tensor:
        """A parameter of the other side: a fresh snapshot, kept up to date after backward."""
        self.name(value, ref, Lease(self, ref))
        self._leaves[ref] = value
        return value


@dataclass(frozen=True)
class _Ref:
    """A bare reference in a request."""

    ref: int


class _GraderEncoder(Encoder):
    """Parameters of the other side go back as what they are; a tensor that appears twice goes over once."""

    def __init__(self, exchange: "_Exchange") -> None:
        super().__init__(exchange.refer, exchange.encode_other, keep_layout=True)
        self._exchange = exchange

    def _tensor(self, value: torch.Tensor, depth: int) -> Any:
        ref = self._exchange.link.parameter_ref(value) or self._exchange.lent_ids.get(id(value), 0)
        if ref:
            return ["h", ref, ""]
        return super()._tensor(value, depth)


@dataclass
class _Exchange:
    """One request and its reply: which of the grader's tensors went over, which of the student's came back."""

    link: Link
    lent: dict[int, torch.Tensor] = field(default_factory=dict)
    lent_ids: dict[int, int] = field(default_factory=dict)
    came: list[tuple[int, torch.Tensor]] = field(default_factory=list)

    def refer(self, value: Any) -> int:
        """The reference under which a tensor that requires grad goes over."""
        if not (isinstance(value, torch.Tensor) and value.requires_grad):
            return 0
        if id(value) not in self.lent_ids:
            ref = self.link.lend(value)
            self.lent_ids[id(value)] = ref
            self.lent[ref] = value
        return self.lent_ids[id(value)]

    def encode_other(self, encoder: Encoder, value: Any) -> Any:
        """Handles go as references, anything else as a pickle by value."""
        if isinstance(value, Handle | _Ref):
            return ["h", value.ref if isinstance(value, _Ref) else lease_of(value).ref, ""]
        return ["p", encoder.add(_pickled(value))]

    def open(self, reply: Any, buffers: list[bytearray]) -> Any:
        """Decodes a reply; everything in it may be hostile."""
        match reply:
            case ["ok", node]:
                handle = lambda ref, name: Handle(Lease(self.link, ref), name)  # noqa: E731
                value = Decoder(buffers, handle, self._tensor, self._array).decode(node)
                if self.came:
                    return self._joined(value)
                self._return_lent()
                return value
            case ["err", str(kind), list(kinds), str(text), str(trace)]:
                self._return_lent()
                names = tuple(str(k)[:80] for k in kinds[:32])
                raise StudentError(_word(kind), text[:2000], names, trace[:2000])
        raise WireError("not a reply")

    def _return_lent(self) -> None:
        for ref in self.lent:
            self.link.release(ref)

    def _array(self, value: np.ndarray, ref: int) -> np.ndarray:
        if ref:
            self.link.name(value, ref, None)
        return value

    def _tensor(
        self,
        data: torch.Tensor,
        requires_grad: bool,
        is_leaf: bool,
        ref: int,
        grad: torch.Tensor | None,  # noqa: FBT001
    ) -> torch.Tensor:
        if ref < 0 and (own := self.link.mine(ref)) is not None:
            return own
        if not requires_grad:
            if ref:
                self.link.name(data, ref, None)
            return data
        if is_leaf:
            data.requires_grad_()
            data.grad = grad
            return self.link.leaf(ref, data)
        self.came.append((ref, data))
        return data

    def _joined(self, value: Any) -> Any:
        """Replaces the tensors that came from the student's graph by differentiable ones."""
        leases = [Lease(self.link, ref) for ref, _ in self.came]
        kept = leases + [Lease(self.link, ref) for ref in self.lent]
        outputs = cross(
            self.link.backward, [r for r, _ in self.came], [d for _, d in self.came], self.lent, kept
        )
        for (ref, _), output, lease in zip(self.came, outputs, leases, strict=True):
            self.link.name(output, ref, lease)
        swap = {id(data): output for (_, data), output in zip(self.came, outputs, strict=True)}
        return _swapped(value, swap)


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


def _pickled(value: Any) -> bytes:
    try:
        data: bytes = cloudpickle.dumps(value)
    except Exception as error:
        raise TypeError(f"{type(value).__name__} cannot cross the wall: {error}") from error
    return data


def _word(kind: str) -> str:
    """A class name that the submission chose cannot pass for one of the wall's own words."""
    return kind[:80] if kind[:1].isupper() or kind[:1] == "_" else f"error {kind[:80]!r}"


class RemoteSubject:
    """A submission behind the wall, as a check sees it.

    Args:
        link: The conversation with its process.
        text: The submission's source, for ``source`` and ``calls``.
        problems: One line per cell that failed to load.
    """

    def __init__(self, link: Link, text: str, problems: tuple[str, ...]) -> None:
        self._link = link
        self._source = Source(text)
        self._problems = problems

    def __getattr__(self, name: str) -> Any:
        """What the submission defines under a name.

        Raises:
            StudentError: When it defines no such name.
        """
        if name.startswith("__"):
            raise AttributeError(name)
        found, value = self._link.ask("get", name)
        if found is not True:
            reason = f" A cell stopped before: {self._problems[0]}." if self._problems else ""
            raise StudentError("missing", f"`{name}` is not defined.{reason}")
        return value

    def put(self, value: Any) -> Any:
        """Places a value over there and returns its handle."""
        return self._link.ask("put", value)

    def fetch(self, handle: Any) -> Any:
        """Copies what a handle stands for to this side."""
        return self._link.ask("fetch", handle)

    def same(self, first: Any, second: Any) -> bool:
        """Whether both stand for the very same object over there.

        Raises:
            TypeError: When neither stands for an object over there.
        """
        refs = self._link.ref_of(first), self._link.ref_of(second)
        if refs == (0, 0):
            raise TypeError("same() needs something that was put or made over there")
        return refs[0] == refs[1]

    def run(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """Runs the grader's own function over there; it must hold no expected value."""
        return self._link.ask("call", function, args, kwargs)

    def make(self, function: Callable[..., Any], *args: Any, **kwargs: Any) -> Any:
        """The same, but the result stays over there."""
        return self._link.ask("make", function, args, kwargs)

    def source(self, name: str) -> str | None:
        """Text of a definition, or None."""
        return self._source.definition(name)

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names that are called inside a definition."""
        return self._source.calls(name)
