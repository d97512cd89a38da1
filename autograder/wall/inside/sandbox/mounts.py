"""A view of the file system in which reading leaves no trace.

Whoever reads a file changes its access time, at most once a day on most machines, and everybody may look at
that: each of thousands of library files could carry a bit from one submission to the next.
"""

import contextlib
import ctypes
from typing import Final

from autograder.wall.contract.libc import syscall, unshare

_CLONE_NEWNS: Final = 0x00020000
_MOUNT_SETATTR: Final = 442  # Linux 5.12, the same number on all machines
_AT_FDCWD, _AT_RECURSIVE = -100, 0x8000
_NOATIME, _EVERY_ATIME = 0x10, 0x70
_MS_SLAVE = 1 << 19  # what the system mounts and unmounts later on is seen here, and nothing of here there


class _MountAttr(ctypes.Structure):
    _fields_ = (
        ("set", ctypes.c_uint64),
        ("clear", ctypes.c_uint64),
        ("propagation", ctypes.c_uint64),
        ("userns", ctypes.c_uint64),
    )


def keep_access_times() -> bool:
    """Takes a mount namespace of its own, in which no access time changes; says whether that could be done.

    It needs the rights of root, and a kernel of version 5.12.
    """
    attr = _MountAttr(_NOATIME, _EVERY_ATIME, _MS_SLAVE, 0)
    with contextlib.suppress(OSError, AttributeError):
        unshare(_CLONE_NEWNS)
        syscall(
            _MOUNT_SETATTR, ctypes.c_int(_AT_FDCWD), b"/", ctypes.c_uint(_AT_RECURSIVE), ctypes.byref(attr),
            ctypes.c_size_t(ctypes.sizeof(attr)),
        )  # fmt: skip
        return True
    return False
