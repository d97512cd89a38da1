"""The conversation with one student process."""

import time
import weakref
from dataclasses import dataclass, field
from typing import Any

import numpy as np
import torch

from autograder.assignment import ChaffinchError, Limits
from autograder.cells.text import cleaned
from autograder.checks.failures import StudentError
from autograder.wall.contract.codec import Decoder, Encoder
from autograder.wall.contract.wire import Closed, Late, TooLarge, WireError
from autograder.wall.outside.gradient import cross
from autograder.wall.outside.handle import Handle, Lease, lease_of
from autograder.wall.outside.launcher import StudentProcess
from autograder.wall.outside.scratch_watch import Excess
from autograder.wall.outside.shipping import shipped

_LONGEST_TEXT = 2000
_LONGEST_NAME = 80
_MOST_BASES = 32


class Link:
    """The conversation with one student process.

    Args:
        process: The process.
        limits: Its limits.
        budget: Wall seconds for all calls together.
    """

    def __init__(self, process: StudentProcess, limits: Limits, budget: float) -> None:
        self._process, self._limits, self._left = process, limits, budget
        self._asked = 0
        self._seed: int | None = None
        self._names: dict[str, Handle] = {}
        self._dropped: dict[int, None] = {}
        self._next = -1
        self._named: dict[int, tuple[weakref.ref[Any], int, Lease | None]] = {}  # id → object, reference
        self._mine: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self._leaves: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self._leases: weakref.WeakValueDictionary[int, Lease] = weakref.WeakValueDictionary()
        self.failure: StudentError | None = None

    def ask(self, operation: str, *payload: Any, seconds: float | None = None) -> Any:
        """Sends a request and returns the decoded reply.

        Raises:
            StudentError: When the submission's code raises, is late, ends its process or sends what is no
            reply. ChaffinchError: When the request itself cannot be sent.
        """
        if self.failure is not None:
            raise self.failure
        exchange = _Exchange(self)
        encoder = _GraderEncoder(exchange)
        whole = seconds is None and self._left < self._limits.call_seconds
        allowed = max(self._left, 0.0) if whole else seconds or self._limits.call_seconds
        begun = time.monotonic()
        try:
            arguments = encoder.encode(list(payload))
            dropped, self._dropped = list(self._dropped), {}
            self._asked += 1
            wire = self._process.wire
            request = [self._asked, operation, arguments, dropped, self._seed]
            self._seed = None
            wire.send(request, encoder.buffers, begun + allowed)
            reply, buffers = wire.receive(begun + allowed)
            self._process.watch()
            return exchange.open(self._asked, reply, buffers)
        except Late:
            own = self._limits.question_seconds if whole else allowed
            of = f"{own:g} seconds that {'all calls of a question' if whole else 'it'} may take"
            self._fail("timeout", f"Your code took longer than the {of}.")
        except Closed:
            text = "Your code ended its own process (with an exit, a crash, or by using up its memory)."
            self._fail("ended", text)
        except Excess:
            self._fail("limit", "Your code wrote more to files than it may.")
        except WireError as error:
            self._fail("malformed", f"What your code sent back could not be read ({error}).")
        except TooLarge as error:
            raise ChaffinchError(f"A check's arguments cannot be sent: {error}.", "Send less.") from None
        finally:
            self._left -= time.monotonic() - begun
        raise AssertionError

    def _fail(self, kind: str, text: str) -> None:
        self.failure = StudentError(kind, text)
        raise self.failure from None

    def get(self, name: str) -> Any:
        """What the submission defines under a name: ``[found, value]``; an object is asked for only once."""
        if name in self._names:
            return [True, self._names[name]]
        answer = self.ask("get", name)
        match answer:
            case [True, Handle() as handle]:
                self._names[name] = handle
        return answer

    def forget_names(self) -> None:
        """Asks again for what names mean."""
        self._names.clear()

    def reseed(self, seed: int) -> None:
        """Seeds the generators over there, with the next request."""
        self._seed = seed

    def backward(self, outputs: Any, grads: Any, inputs: Any) -> list[torch.Tensor | None]:
        """Runs backward over there and refreshes ``.grad`` of the parameters that are known here."""
        watched = dict(self._leaves)
        outs, ins, leaves = ([Reference(ref) for ref in refs] for refs in (outputs, inputs, watched))
        match self.ask("backward", outs, list(grads), ins, leaves):
            case [list(found), list(new)] if len(found) == len(ins) and len(new) == len(leaves):
                for leaf, grad in zip(watched.values(), new, strict=True):
                    leaf.grad = _fits(grad, leaf)
                return [None if grad is None else _fits(grad, None) for grad in found]
        self._fail("malformed", "What your code sent back could not be read (not gradients).")
        raise AssertionError

    # --- names of objects ---------------------------------------------------------------------------------

    def lease(self, ref: int) -> Lease:
        """What keeps an object over there alive; one for each object, however often it came."""
        found = self._leases.get(ref)
        if found is None:
            self._leases[ref] = found = Lease(self, ref)
            self._dropped.pop(ref, None)  # it came once more before the other side was told to let go of it
        return found

    def release(self, ref: int) -> None:
        """Lets go of an object over there, with the next request."""
        self._mine.pop(ref, None)
        self._dropped[ref] = None

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
        return self.ref_of(value) if value.requires_grad and value.is_leaf else 0

    def leaf(self, ref: int, value: torch.Tensor) -> torch.Tensor:
        """A parameter of the other side: a fresh snapshot, kept up to date after backward."""
        self.name(value, ref, self.lease(ref))
        self._leaves[ref] = value
        return value


@dataclass(frozen=True)
class Reference:
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
    """One request and its reply: which of the grader's tensors went over, which of theirs came back."""

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
        if isinstance(value, Handle | Reference):
            return ["h", value.ref if isinstance(value, Reference) else lease_of(value).ref, ""]
        return ["p", encoder.add(shipped(value))]

    def open(self, asked: int, reply: Any, buffers: list[bytearray]) -> Any:
        """Decodes a reply; everything in it may be hostile."""
        match reply:
            case [int(number), bool(rebound), *answer] if number == asked:
                if rebound:
                    self.link.forget_names()
            case _:
                raise WireError("not the reply")
        match answer:
            case ["ok", node]:
                value = Decoder(buffers, self._handle, self._tensor, self._array).decode(node)
                if self.came:
                    return self._joined(value)
                self._return_lent()
                return value
            case ["err", str(kind), list(kinds), str(text), str(trace)]:
                self._return_lent()
                names = tuple(cleaned(str(k), _LONGEST_NAME) for k in kinds[:_MOST_BASES])
                said = cleaned(text, _LONGEST_TEXT), names, cleaned(trace, _LONGEST_TEXT)
                raise StudentError(_word(cleaned(kind, _LONGEST_NAME)), *said)
        raise WireError("not the reply")

    def _return_lent(self) -> None:
        for ref in self.lent:
            self.link.release(ref)

    def _handle(self, ref: int, name: str) -> Handle:
        return Handle(self.link.lease(ref), cleaned(name, _LONGEST_NAME))

    def _array(self, value: np.ndarray, ref: int) -> np.ndarray:
        if ref:
            self.link.name(value, ref, None)
        return value

    def _tensor(
        self, data: torch.Tensor, requires_grad: bool, is_leaf: bool, ref: int, grad: torch.Tensor | None
    ) -> torch.Tensor:
        if ref < 0:
            own = self.link.mine(ref)
            if own is not None and _same_bits(own, data):
                return own
            return data.requires_grad_(requires_grad)  # changed over there: what it is now, and no graph
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
        leases = [self.link.lease(ref) for ref, _ in self.came]
        kept = leases + [self.link.lease(ref) for ref in self.lent]
        data = [values for _, values in self.came]
        outputs = cross(self.link.backward, [ref for ref, _ in self.came], data, self.lent, kept)
        for (ref, _), output, lease in zip(self.came, outputs, leases, strict=True):
            self.link.name(output, ref, lease)
        swap = {id(old): new for old, new in zip(data, outputs, strict=True)}
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


def _same_bits(one: torch.Tensor, other: torch.Tensor) -> bool:
    """Whether both hold the same values; NaN counts as the same NaN."""
    if one.shape != other.shape or one.dtype != other.dtype or one.device != other.device:
        return False
    one, other = one.detach(), other.detach()
    return bool(((one == other) | ((one != one) & (other != other))).all())  # noqa: PLR0124 - only NaN differs from itself


def _fits(grad: Any, leaf: torch.Tensor | None) -> torch.Tensor | None:
    """A gradient as it came, if it can be one."""
    if grad is None and leaf is not None:
        return None
    if not isinstance(grad, torch.Tensor) or (leaf is not None and grad.shape != leaf.shape):
        raise StudentError("malformed", "What your code sent back could not be read (not a gradient).")
    return grad.detach() if leaf is None else grad.detach().to(leaf.dtype)


def _word(kind: str) -> str:
    """A class name that the submission chose cannot pass for one of the wall's own words."""
    return kind if kind[:1].isupper() or kind[:1] == "_" else f"error {kind!r}"
