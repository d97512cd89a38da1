"""Decides for a student process that asks to fork: only when the grader wants it, once each time.

See ``seccomp_unotify(2)``. The process waits in the kernel for the answer; what it asked cannot be changed
meanwhile, since the flags of ``clone`` are in a register.
"""

import contextlib
import fcntl
import os
import select
import struct
from dataclasses import dataclass

_RECEIVE, _ANSWER = 0xC0502100, 0xC0182101  # SECCOMP_IOCTL_NOTIF_RECV and _SEND
_NOTICE, _REPLY = struct.Struct("=QI"), struct.Struct("=QqiI")
_NOTICE_SIZE = 80
_GO_ON, _EPERM = 1, -1  # SECCOMP_USER_NOTIF_FLAG_CONTINUE, an errno


@dataclass(frozen=True)
class Listener:
    """The end at which a student process's questions arrive.

    Attributes:
        descriptor: As ``seccomp.restrict_and_listen`` returned it.
        pid: The process; a process that was forked from it asks here, too, and is refused.
    """

    descriptor: int
    pid: int

    def refuse(self) -> None:
        """Answers no to a question that waits here."""
        self._answer(allowed=False)

    def grant_one(self, seconds: float) -> bool:
        """Waits for the process to ask, and answers yes.

        Args:
            seconds: How long to wait.

        Returns:
            Whether it asked.
        """
        ready = select.poll()
        ready.register(self.descriptor, select.POLLIN)
        return bool(ready.poll(seconds * 1000)) and self._answer(allowed=True)

    def close(self) -> None:
        """Closes it; what would be asked from here on is refused by the kernel."""
        with contextlib.suppress(OSError):
            os.close(self.descriptor)

    def _answer(self, *, allowed: bool) -> bool:
        notice = bytearray(_NOTICE_SIZE)
        try:
            fcntl.ioctl(self.descriptor, _RECEIVE, notice)
            number, asker = _NOTICE.unpack_from(notice)
            allowed = allowed and asker == self.pid
            reply = _REPLY.pack(number, 0, 0 if allowed else _EPERM, _GO_ON if allowed else 0)
            fcntl.ioctl(self.descriptor, _ANSWER, bytearray(reply))
        except OSError:  # it was killed meanwhile
            return False
        return allowed
