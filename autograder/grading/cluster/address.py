"""Where the work is done, and whether the way there is safe."""

import ipaddress
import os
import re
import socket
from dataclasses import dataclass
from typing import Self

from autograder.assignment import ChaffinchError

_TIP = "Write tls://HOST:PORT, tcp://127.0.0.1:PORT, local or local:4."


@dataclass(frozen=True)
class Address:
    """A scheduler, or so many workers on this machine.

    Attributes:
        text: As it was named.
        local: Number of workers to start here; 0 when there is a scheduler already.
        scheme: ``"tcp"`` or ``"tls"``; empty for workers that are started here.
        host: Of the scheduler.
    """

    text: str
    local: int = 0
    scheme: str = ""
    host: str = ""

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads what follows ``--cluster``.

        Raises:
            ChaffinchError: When it is no address.
        """
        if found := re.fullmatch(r"local(?::([1-9][0-9]{0,3}))?", text):
            return cls(text, int(found[1] or len(os.sched_getaffinity(0))))
        found = re.fullmatch(r"(tcp|tls)://(\[[0-9a-fA-F:.]+\]|[^\s:/\[\]]+):([0-9]{1,5})", text)
        if found is None or not 0 < int(found[3]) < 2**16:
            raise ChaffinchError(f"{text!r} is no cluster.", _TIP)
        return cls(text, 0, found[1], found[2].strip("[]"))

    @property
    def loopback(self) -> bool:
        """Whether what is said there never leaves this machine."""
        if self.local:
            return True
        try:
            found = socket.getaddrinfo(self.host, None, type=socket.SOCK_STREAM)
        except OSError:
            return False
        return all(ipaddress.ip_address(str(a[4][0]).partition("%")[0]).is_loopback for a in found)

    def require_safe(self, *, insecure: bool) -> None:
        """Passes when nobody on the way can read submissions and hidden checks, or run code there.

        Args:
            insecure: Whether somebody said that the network is trusted.

        Raises:
            ChaffinchError: When it is not safe.
        """
        if self.scheme == "tcp" and not insecure and not self.loopback:
            raise ChaffinchError(
                f"{self.text} is not encrypted: whoever is on the way could read submissions and hidden "
                "checks, and run code on the workers.",
                "Make certificates (`chaffinch certificates DIR`) and write tls:// with --tls DIR; "
                "or add --insecure where the network is yours alone.",
            )
