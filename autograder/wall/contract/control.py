"""What the grader and the zygote say to each other, and the zygote to the processes that it forks.

Each message is one of the dataclasses below, as JSON ``[name, fields]`` in one piece, with the descriptors
that it hands over. Request and answer alternate, so a piece is never two messages.
"""

import json
import socket
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from autograder.assignment import Limits

_LARGEST = 65536
_MOST_DESCRIPTORS = 2


@dataclass(frozen=True)
class Configuration:
    """What a zygote is to be.

    Attributes:
        modules: Names of modules to import beforehand.
        shared: The folder of the course's package ``shared``; empty for none.
        readable: Paths that student processes may read.
        scratch: The folder in which each student process gets a folder of its own.
        uid: User that student processes become, or -1 to stay.
        device: ``"cpu"`` or ``"cuda"``.
        many: Whether many processes will be forked, so that making forks cheap pays.
    """

    modules: tuple[str, ...]
    shared: str
    readable: tuple[str, ...]
    scratch: str
    uid: int
    device: str
    many: bool


@dataclass(frozen=True)
class Ready:
    """The zygote is warm."""


@dataclass(frozen=True)
class Spawn:
    """Fork a student process; with it come its connection to the grader and the file for what it prints.

    Attributes:
        limits: Its limits.
        core: The core that it starts on, or -1 for any.
    """

    limits: Limits
    core: int


@dataclass(frozen=True)
class Branch:
    """Let a student process fork itself as it is now; the same two descriptors come with it.

    Attributes:
        pid: The process.
        number: Of the branch, for the name of its folder.
        limits: Its limits, which are those of the process.
    """

    pid: int
    number: int
    limits: Limits


@dataclass(frozen=True)
class End:
    """Kill a student process and all that came of it.

    Attributes:
        pid: The process.
    """

    pid: int


@dataclass(frozen=True)
class Started:
    """A process runs.

    Attributes:
        pid: Its process id.
        isolation: What holds it back.
        folder: Its scratch folder.
    """

    pid: int
    isolation: tuple[str, ...]
    folder: str


@dataclass(frozen=True)
class Refused:
    """It could not be done.

    Attributes:
        reason: Why.
    """

    reason: str


@dataclass(frozen=True)
class Ended:
    """The process and all that came of it are gone."""


Message = Configuration | Ready | Spawn | Branch | End | Started | Refused | Ended
_KINDS = {kind.__name__: kind for kind in (Configuration, Ready, Spawn, Branch, End, Started, Refused, Ended)}


def send(line: socket.socket, message: Message, descriptors: Sequence[int] = ()) -> None:
    """Sends a message.

    Args:
        line: A connected stream socket.
        message: What to say.
        descriptors: File descriptors to hand over.

    Raises:
        OSError: When the other side is gone.
    """
    socket.send_fds(line, [to_json(message).encode()], descriptors)


def receive(line: socket.socket) -> tuple[Message | None, list[int]]:
    """The next message and the descriptors that came with it; None when the other side hung up.

    Raises:
        OSError: When it cannot be read, or not in the socket's time.
        ValueError: When it is no message.
    """
    data, descriptors, _flags, _address = socket.recv_fds(line, _LARGEST, _MOST_DESCRIPTORS)
    return (from_json(data) if data else None), descriptors


def to_json(message: Message) -> str:
    """A message as text."""
    return json.dumps([type(message).__name__, asdict(message)])


def from_json(text: str | bytes) -> Message:
    """Reads what ``to_json`` wrote.

    Raises:
        ValueError: When it is no message.
    """
    try:
        name, fields = json.loads(text)
        return _KINDS[name](**{key: _field(key, value) for key, value in fields.items()})
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"no control message: {error}") from None


def _field(key: str, value: Any) -> Any:
    if key == "limits":
        return Limits(**value)
    return tuple(value) if isinstance(value, list) else value
