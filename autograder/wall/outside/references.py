"""What objects on both sides of the wall are called, and which of them are still needed."""

import weakref
from dataclasses import dataclass
from typing import Any

import torch

from autograder.wall.outside.handle import Handle, Lease, Owner, lease_of


@dataclass(frozen=True)
class Reference:
    """A bare reference in a request."""

    ref: int


class References:
    """The names that hold in the conversation with one student process.

    Args:
        owner: Whom handles ask.
    """

    def __init__(self, owner: Owner) -> None:
        self._owner = owner
        self._dropped: dict[int, None] = {}
        self._next = -1
        self._named: dict[int, tuple[weakref.ref[Any], int, Lease | None]] = {}  # id → object, reference
        self._mine: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self._leaves: weakref.WeakValueDictionary[int, torch.Tensor] = weakref.WeakValueDictionary()
        self._leases: weakref.WeakValueDictionary[int, Lease] = weakref.WeakValueDictionary()

    def lease(self, ref: int) -> Lease:
        """What keeps an object over there alive; one for each object, however often it came."""
        found = self._leases.get(ref)
        if found is None:
            self._leases[ref] = found = Lease(self._owner, ref, self.release)
            self._dropped.pop(ref, None)  # it came once more before the other side was told to let go of it
        return found

    def release(self, ref: int) -> None:
        """Lets go of an object over there, with the next request."""
        self._mine.pop(ref, None)
        self._dropped[ref] = None

    def take_dropped(self) -> list[int]:
        """What the other side may let go of; told once."""
        dropped, self._dropped = list(self._dropped), {}
        return dropped

    def ref_of(self, value: Any) -> int:
        """The reference of an object of this side that stands for one of the other, or 0."""
        if isinstance(value, Handle):
            return lease_of(value).ref
        found = self._named.get(id(value))
        return found[1] if found is not None and found[0]() is value else 0

    def name(self, value: Any, ref: int, lease: Lease | None = None) -> None:
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

    def leaves(self) -> dict[int, torch.Tensor]:
        """All such parameters that are still in use here."""
        return dict(self._leaves)
