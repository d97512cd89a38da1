"""Frames on the socket between grader and student process.

A frame is a 4-byte little-endian length, that many bytes of JSON ``{"m": message, "b": [sizes]}``, and then raw
buffers of those sizes. Nothing is ever unpickled from the student's side; every length is bounded before memory is
taken for it.
"""

import json
import socket
import struct
import time
from collections.abc import Callable, Sequence
from typing import Any

_LENGTH = struct.Struct("<I")
LARGEST_HEADER = 16 * 2**20
MOST_BUFFERS = 100_000
_READ_AHEAD = 65536  # one system call for a small frame


class WireError(Exception):
    """The other side sent something that is no frame."""


class Closed(WireError):
    """The other side is gone."""


class Late(WireError):
    """The other side did not answer in time."""


class Wire:
    """One end of the connection.

    Args:
        sock: A connected stream socket.
        largest: Bound on all buffers of one frame together, in bytes.
    """

    def __init__(self, sock: socket.socket, largest: int) -> None:
        self._sock = sock
        self._largest = largest
        self._ahead = bytearray()

    def close(self) -> None:
        """Closes the socket."""
        self._sock.close()

    def send(
        self, message: Any, buffers: Sequence[bytes | memoryview] = (), deadline: float | None = None
    ) -> None:
        """Sends one frame.

        Args:
            message: JSON data.
            buffers: Raw bytes that the message refers to by position.
            deadline: ``time.monotonic()`` by which it must be taken, or None.

        Raises:
            Late: When the other side does not read in time.
            Closed: When it is gone.
        """
        head = json.dumps({"m": message, "b": [len(b) for b in buffers]}, separators=(",", ":")).encode()
        try:
            self._sock.settimeout(_left(deadline))
            self._sock.sendall(b"".join((_LENGTH.pack(len(head)), head, *buffers)))
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None

    def receive(self, deadline: float | None = None) -> tuple[Any, list[bytearray]]:
        """Receives one frame.

        Args:
            deadline: ``time.monotonic()`` by which all of it must be here, or None.

        Returns:
            The message and its buffers.

        Raises:
            Late: When it is not here in time.
            Closed: When the other side is gone.
            WireError: When it is not a frame, or larger than allowed.
        """
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, deadline))
        if length > LARGEST_HEADER:
            raise WireError(f"a header of {length} bytes")
        try:
            frame = json.loads(bytes(self._exactly(length, deadline)))
            message, sizes = frame["m"], frame["b"]
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise WireError(f"not a frame: {type(error).__name__}") from None
        if not isinstance(sizes, list) or len(sizes) > MOST_BUFFERS:
            raise WireError("not a list of sizes")
        if not all(type(size) is int and size >= 0 for size in sizes) or sum(sizes) > self._largest:
            raise WireError("buffers larger than allowed")
        return message, [self._exactly(size, deadline) for size in sizes]

    def _exactly(self, count: int, deadline: float | None) -> bytearray:
        """Takes that many bytes: from what was read ahead, then straight from the socket."""
        if len(self._ahead) < count < _READ_AHEAD:
            self._read_ahead(count, deadline)
        data = self._ahead[:count]
        del self._ahead[:count]
        if len(data) < count:
            got = len(data)
            data.extend(bytes(count - got))
            with memoryview(data) as view:
                while got < count:
                    got += self._some(lambda at=got: self._sock.recv_into(view[at:]), deadline)
        return data

    def _read_ahead(self, count: int, deadline: float | None) -> None:
        while len(self._ahead) < count:
            self._some(self._append, deadline)

    def _append(self) -> int:
        piece = self._sock.recv(_READ_AHEAD)
        self._ahead += piece
        return len(piece)

    def _some(self, read: Callable[[], int], deadline: float | None) -> int:
        try:
            self._sock.settimeout(_left(deadline))
            received = read()
        except TimeoutError:
            raise Late from None
        except OSError:
            raise Closed from None
        if received == 0:
            raise Closed
        return received


def _left(deadline: float | None) -> float | None:
    if deadline is None:
        return None
    left = deadline - time.monotonic()
    if left <= 0:
        raise Late
    return left
