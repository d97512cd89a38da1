"""Serves the staff room on 127.0.0.1, until it is stopped."""

import contextlib
import socket
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import uvicorn

from autograder.assignment import ChaffinchError, Course
from autograder.staff.room import Room
from autograder.staff.web.app import links, make_app
from autograder.staff.web.sessions import Sessions

_HOST = "127.0.0.1"


@dataclass(frozen=True)
class OpenRoom:
    """A room that is ready to be served.

    Attributes:
        room: Whose results.
        links: Each reader's name and link.
        server: The server.
        listening: Its socket.
    """

    room: Room
    links: Sequence[tuple[str, str]]
    server: uvicorn.Server
    listening: socket.socket

    def serve(self) -> None:
        """Serves until it is stopped by Ctrl-C or SIGTERM."""
        with contextlib.suppress(KeyboardInterrupt):
            self.server.run([self.listening])


@contextlib.contextmanager
def open_room(course: Course, out: Path, readers: Sequence[str], port: int) -> Iterator[OpenRoom]:
    """Prepares a room.

    Args:
        course: Whose assignments.
        out: The folder that holds a folder of results for each.
        readers: Names of those who may come in.
        port: Where; 0 for any that is free.

    Raises:
        ChaffinchError: When nothing was graded, or the port is taken.
    """
    room = Room(course, out)
    if not room.names:
        raise ChaffinchError(
            f"There are no grades in {out}.", "Name the folder that `chaffinch grade --out` was given."
        )
    with socket.socket() as listening:
        listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            listening.bind((_HOST, port))
        except OSError as error:
            said = f"Port {port} cannot be used: {error.strerror}."
            raise ChaffinchError(said, "Choose another one with --port.") from None
        number = listening.getsockname()[1]
        sessions = Sessions(readers)
        # no log of addresses: a log is kept longer than an evening
        config = uvicorn.Config(
            make_app(room, sessions, number), log_level="warning", access_log=False, server_header=False,
            proxy_headers=False, timeout_graceful_shutdown=2,
        )  # fmt: skip
        yield OpenRoom(room, links(sessions, number), uvicorn.Server(config), listening)
