"""What stands for an object that stays in the student process."""

from collections.abc import Callable, Iterator
from typing import Any, Protocol

from autograder.checks import calls


class Owner(Protocol):
    """Asks the student process."""

    def ask(self, operation: str, *payload: Any) -> Any:
        """Sends a request and returns the decoded reply."""


class Lease:
    """Keeps an object of the student process alive over there as long as this lives here.

    Args:
        owner: The connection.
        ref: The object's reference.
        release: Lets go of it.
    """

    def __init__(self, owner: Owner, ref: int, release: Callable[[int], None]) -> None:
        self.owner, self.ref, self._release = owner, ref, release

    def __del__(self) -> None:
        """Lets go of it."""
        self._release(self.ref)


class Handle:
    """An object over there: call it, index it, iterate over it, get and set its attributes.

    Two handles are equal when they stand for the very same object.
    """

    __slots__ = ("_lease", "_name", "_type_name")

    def __init__(self, lease: Lease, type_name: str) -> None:
        object.__setattr__(self, "_lease", lease)
        object.__setattr__(self, "_type_name", type_name)
        object.__setattr__(self, "_name", "")

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Calls it over there; of a function of the submission's, messages tell how it was called."""
        noted = calls.noted(self._name, args, kwargs) if self._name else None
        result = self._lease.owner.ask("call", self, args, kwargs)
        if noted is not None:
            noted.result = result
        return result

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):
            raise AttributeError(name)
        return self._lease.owner.ask("getattr", self, name)

    def __setattr__(self, name: str, value: Any) -> None:
        self._lease.owner.ask("setattr", self, name, value)

    def __getitem__(self, key: Any) -> Any:
        return self._lease.owner.ask("getitem", self, key)

    def __setitem__(self, key: Any, value: Any) -> None:
        self._lease.owner.ask("setitem", self, key, value)

    def __len__(self) -> int:
        length = self._lease.owner.ask("len", self)
        if length is None:  # `list(generator)` asks for a length hint and takes a TypeError for none
            raise TypeError(f"object of type {self._type_name!r} has no len()")
        return int(length)

    def __iter__(self) -> Iterator[Any]:
        return iter(self._lease.owner.ask("iterate", self))

    def __bool__(self) -> bool:
        return True

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Handle) and other._lease is self._lease

    def __hash__(self) -> int:
        return hash(self._lease.ref)

    def __repr__(self) -> str:
        return f"<a {self._type_name} in the student process>"

    def __describe__(self) -> str:
        """How `expect` names it in messages."""
        return f"a {self._type_name}"


def name_function(handle: Handle, name: str) -> None:
    """Says under which name the submission defines it, when it is a function."""
    if object.__getattribute__(handle, "_type_name") == "function":
        object.__setattr__(handle, "_name", name)


def lease_of(handle: Handle) -> Lease:
    """The lease that a handle holds."""
    lease: Lease = object.__getattribute__(handle, "_lease")
    return lease
