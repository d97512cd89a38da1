"""Frames on the socket between grader and student process.

A frame is a 4-byte little-endian length, that many bytes of JSON ``{"m": message, "b": [sizes]}``, and then
raw buffers of those sizes. Nothing is ever unpickled from the student's side; every length is bounded before
memory is taken for it.
"""

import contextlib
import json
import select
import socket
import struct
from collections.abc import Callable, Sequence
from functools import partial
from typing import Any

_LENGTH = struct.Struct("<I")
_JSON = json.JSONEncoder(
    separators=(",", ":"), check_circular=False
)  # `json.dumps` would make one for every frame
LARGEST_HEADER = 16 * 2**20
MOST_BUFFERS = 100_000
_READ_AHEAD = 65536  # one system call for a small frame
_PATIENCE_MS = 100  # how often a long wait looks up


class WireError(Exception):
    """The other side sent something that is no frame."""


class Closed(WireError):
    """The other side is gone."""


class Late(WireError):
    """The other side did not answer in time."""


class TooLarge(Exception):
    """A value that is too large, too deep or has too many parts to be sent.

    Args:
        text: What is wrong with it.
        measure: In what: ``"bytes"``, ``"text"``, ``"parts"``, ``"depth"`` or ``"digits"``.
    """

    def __init__(self, text: str, measure: str) -> None:
        super().__init__(text)
        self.measure = measure


Left = Callable[[], float]
"""A deadline: seconds that are left until it, or less than 0."""


class Wire:
    """One end of the connection. With a deadline no call blocks, whatever the other side does.

    Args:
        sock: A connected stream socket, in blocking mode.
        largest: Bound on all buffers of one frame together, in bytes.
        while_waiting: Called now and then while an answer is awaited; may raise.
    """

    def __init__(
        self, sock: socket.socket, largest: int, while_waiting: Callable[[], None] = lambda: None
    ) -> None:
        self._sock = sock
        self._largest = largest
        self._while_waiting = while_waiting
        self._ahead = bytearray()
        self._readable, self._writable = select.poll(), select.poll()
        self._readable.register(sock, select.POLLIN)
        self._writable.register(sock, select.POLLOUT)
        with contextlib.suppress(OSError):  # an urgent byte shall be a byte like any other
            sock.setsockopt(socket.SOL_SOCKET, socket.SO_OOBINLINE, 1)

    def fileno(self) -> int:
        """The socket's descriptor, to wait for it."""
        return self._sock.fileno()

    def close(self) -> None:
        """Closes the socket."""
        self._sock.close()

    def send(
        self, message: Any, buffers: Sequence[bytes | memoryview] = (), left: Left | None = None
    ) -> None:
        """Sends one frame.

        Args:
            message: JSON data.
            buffers: Raw bytes that the message refers to by position.
            left: Until when it must be taken, or None.

        Raises:
            TooLarge: When the other side would refuse it for its size; nothing is sent then.
            Late: When the other side does not read in time.
            Closed: When it is gone.
        """
        sizes = [len(b) for b in buffers]
        head = _JSON.encode({"m": message, "b": sizes}).encode()
        if len(sizes) > MOST_BUFFERS:
            raise TooLarge("it has too many parts", "parts")
        if len(head) > LARGEST_HEADER:
            raise TooLarge("it is too large", "text")
        if sum(sizes) > self._largest:
            raise TooLarge("it is too large", "bytes")
        rest = memoryview(b"".join((_LENGTH.pack(len(head)), head, *buffers)))
        while rest:
            rest = rest[self._now(partial(self._sock.send, rest), self._writable, left) :]

    def receive(self, left: Left | None = None) -> tuple[Any, list[bytearray]]:
        """Receives one frame.

        Args:
            left: Until when all of it must be here, or None.

        Returns:
            The message and its buffers.

        Raises:
            Late: When it is not here in time.
            Closed: When the other side is gone.
            WireError: When it is not a frame, or larger than allowed.
        """
        (length,) = _LENGTH.unpack(self._exactly(_LENGTH.size, left))
        if length > LARGEST_HEADER:
            raise WireError(f"a header of {length} bytes")
        try:
            text = self._exactly(length, left).decode()  # `json` would guess the encoding of bytes
            frame = json.loads(text)
            message, sizes = frame["m"], frame["b"]
        except (ValueError, RecursionError, KeyError, TypeError) as error:
            raise WireError(f"not a frame: {type(error).__name__}") from None
        if not isinstance(sizes, list) or len(sizes) > MOST_BUFFERS:
            raise WireError("not a list of sizes")
        if not all(type(size) is int and size >= 0 for size in sizes) or sum(sizes) > self._largest:
            raise WireError("buffers larger than allowed")
        return message, [self._exactly(size, left) for size in sizes]

    def _exactly(self, count: int, left: Left | None) -> bytearray:
        """Takes that many bytes: from what was read ahead, then straight from the socket."""
        while len(self._ahead) < count <= _READ_AHEAD:
            self._ahead += self._some(partial(self._sock.recv, _READ_AHEAD), left)
        if count <= len(self._ahead):
            data = self._ahead[:count]
            del self._ahead[:count]
            return data
        data, got = bytearray(count), len(self._ahead)
        data[:got] = self._ahead
        self._ahead.clear()
        with memoryview(data) as view:
            while got < count:
                got += self._some(partial(self._sock.recv_into, view[got:], 0), left)
        return data

    def _some(self, read: Callable[[int], Any], left: Left | None) -> Any:
        received = self._now(read, self._readable, left)
        if not received:
            raise Closed
        return received

    def _now(self, act: Callable[[int], Any], ready: select.poll, left: Left | None) -> Any:
        """What one system call gives; where there is a deadline it is tried again until it does not block.

        A socket that was called ready may block all the same: after an urgent byte, say.
        """
        while True:
            try:
                return act(0 if left is None else socket.MSG_DONTWAIT)
            except BlockingIOError:
                seconds = left() if left is not None else 0.0
                if seconds <= 0:
                    raise Late from None
                if not ready.poll(min(seconds * 1000, _PATIENCE_MS)):
                    self._while_waiting()
            except OSError:
                raise Closed from None
