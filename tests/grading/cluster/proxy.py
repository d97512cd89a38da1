"""A cable that can be cut: what is sent through it waits, or the connection breaks."""

import contextlib
import select
import socket
import threading


class Cable:
    """Passes on what comes to a port of its own to another, both ways.

    Args:
        port: The other one, on loopback.
    """

    def __init__(self, port: int) -> None:
        self._target = port
        self._server = socket.create_server(("127.0.0.1", 0))
        self.port = self._server.getsockname()[1]
        self._whole = threading.Event()
        self._whole.set()
        self._pairs: list[tuple[socket.socket, socket.socket]] = []
        threading.Thread(target=self._accept, daemon=True).start()

    def cut(self) -> None:
        """Nothing passes any more, and nobody is told."""
        self._whole.clear()

    def join(self) -> None:
        """All passes again, also what was sent meanwhile."""
        self._whole.set()

    def breaks(self) -> None:
        """All connections end at once; new ones are taken when the cable is whole."""
        for pair in self._pairs:
            for end in pair:
                with contextlib.suppress(OSError):
                    end.shutdown(socket.SHUT_RDWR)
        self._pairs.clear()

    def close(self) -> None:
        self._server.close()
        self._whole.set()
        self.breaks()

    def _accept(self) -> None:
        with contextlib.suppress(OSError):
            while True:
                mine, _ = self._server.accept()
                self._whole.wait()
                try:
                    theirs = socket.create_connection(("127.0.0.1", self._target))
                except OSError:
                    mine.close()
                    continue
                self._pairs.append((mine, theirs))
                threading.Thread(target=self._pass_on, args=(mine, theirs), daemon=True).start()

    def _pass_on(self, one: socket.socket, other: socket.socket) -> None:
        with contextlib.suppress(OSError, ValueError), one, other:
            while True:
                ready, _, _ = select.select([one, other], [], [])
                self._whole.wait()
                for end in ready:
                    data = end.recv(2**16)
                    if not data:
                        return
                    (other if end is one else one).sendall(data)
