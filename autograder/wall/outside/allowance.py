"""How much a student process may send: in one reply, and in all together."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

import numpy as np

from autograder.wall.contract.codec import DEEPEST, MOST_NODES, WIDEST_INT
from autograder.wall.contract.wire import LARGEST_HEADER, Late, Left, TooLarge, WireError

_FULL_REPLIES = 16  # all replies together may be as large as so many of the largest
_MOST_KEYS = 10_000  # numbers can be chosen so that a dict of them takes the square of their count
_MOST_WIDE = 10_000  # words of all integers beyond 64 bits in a reply
_MOST_REFERENCES = 1_000_000
_LARGEST_REFERENCE = 2**31
_WORD_BITS, _WORD_CHARACTERS = 64, 64
_AS_JSON = 24, 6  # bytes that a part and a character may take when they are sent on
_SHARE = 8  # who sent an eighth of what is too much has a part in it


@dataclass
class Counts:
    """What was decoded: bytes of buffers, parts, characters, words of keys and long integers, references."""

    bytes: int = 0
    parts: int = 0
    characters: int = 0
    keys: int = 0
    words: int = 0
    references: int = 0


class Allowance:
    """Counts what a student process sends while it is decoded, and says when it is enough.

    Args:
        largest: Bytes that all buffers of one reply may have.
    """

    def __init__(self, largest: int) -> None:
        self._largest = largest
        self._reply, self._all = Counts(), Counts()
        self._deepest = 0
        self._left: Left | None = None

    def begin(self, left: Left) -> None:
        """A reply will be decoded; it must be within a deadline."""
        self._reply, self._left = Counts(), left

    def nested(self, depth: int) -> None:
        """Something was nested so deeply."""
        self._deepest = max(self._deepest, depth)

    def parts(self, count: int) -> None:
        """So many more parts.

        Raises:
            WireError: When they are too many.
            Late: When the deadline has passed.
        """
        self._reply.parts += count
        self._all.parts += count
        _require(self._reply.parts <= 2 * MOST_NODES, "too many parts")
        _require(self._all.parts <= _FULL_REPLIES * MOST_NODES, "too many parts in all")
        if self._left is not None and self._left() <= 0:
            raise Late

    def buffer(self, size: int) -> None:
        """A buffer of so many bytes."""
        self._all.bytes += size
        _require(self._all.bytes <= _FULL_REPLIES * self._largest, "too much in all")

    def reference(self, ref: int) -> None:
        """A name of an object."""
        self._all.references += 1
        _require(abs(ref) <= _LARGEST_REFERENCE, "no such object")
        _require(self._all.references <= _MOST_REFERENCES, "too many objects")

    def key(self, key: Any) -> None:
        """A key of a dict that is no text: its hash is no secret, and comparing it takes its length."""
        self._reply.keys += sum(_words(key))
        _require(self._reply.keys <= _MOST_KEYS, "too many keys")

    def integer(self, bits: int) -> None:
        """An integer beyond 64 bits."""
        self._reply.words += bits // _WORD_BITS
        self._all.words += bits // _WORD_BITS
        _require(bits <= WIDEST_INT and self._reply.words <= _MOST_WIDE, "too many digits")

    def characters(self, count: int) -> None:
        """A text of so many characters."""
        self._all.characters += count

    def explains(self, error: TooLarge) -> bool:
        """Whether a request that is too large may be so for what came from the student process."""
        part, character = _AS_JSON
        text = part * self._all.parts + character * self._all.characters
        came, most = {
            "bytes": (self._all.bytes, self._largest),
            "text": (text, LARGEST_HEADER),
            "parts": (self._all.parts, MOST_NODES),
            "depth": (self._deepest, DEEPEST),
            "digits": (self._all.words * _WORD_BITS, WIDEST_INT),
        }[error.measure]
        return came * _SHARE >= most


def _words(key: Any) -> Iterator[int]:
    """How long it takes to compare a key, in words."""
    if isinstance(key, tuple):
        yield 1
        for item in key:
            yield from _words(item)
    elif isinstance(key, int):
        yield 1 + key.bit_length() // _WORD_BITS
    elif isinstance(key, str):
        yield 1 + len(key) // _WORD_CHARACTERS
    elif isinstance(key, np.generic):
        yield 1 + key.nbytes // _WORD_CHARACTERS
    else:
        yield 1


def _require(holds: bool, otherwise: str) -> None:
    if not holds:
        raise WireError(otherwise)
