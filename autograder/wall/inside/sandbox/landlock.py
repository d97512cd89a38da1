"""Landlock: which files a process may read and write, no TCP, no signals to processes outside.

See ``landlock(7)``. System call numbers are the same on all architectures. What came with which version of
the kernel's interface: 1 (Linux 5.13) files, 2 (5.19) moving files between folders, 3 (6.2) truncating, 4
(6.7) TCP, 5 (6.10) commands to devices, 6 (6.12) signals and abstract sockets, 7 (6.15) how refusals are
logged. What an older kernel lacks, seccomp refuses.
"""

import ctypes
import os
import stat
from collections.abc import Iterable
from pathlib import Path

from autograder.wall.contract.libc import syscall

_CREATE, _ADD, _RESTRICT = 444, 445, 446
_VERSION_FLAG = 1
_RULE_PATH = 1

_EXECUTE, _WRITE_FILE, _READ_FILE, _READ_DIR = 1 << 0, 1 << 1, 1 << 2, 1 << 3
_REFER, _TRUNCATE, _IOCTL_DEV = 1 << 13, 1 << 14, 1 << 15
_READ = _READ_FILE | _READ_DIR
_FILE_RIGHTS = _EXECUTE | _WRITE_FILE | _READ_FILE | _TRUNCATE | _IOCTL_DEV
_DEVICE = _READ_FILE | _WRITE_FILE | _IOCTL_DEV
_TCP = 0b11
_SCOPES = 0b11  # abstract unix sockets, signals
_LOG_NOTHING_OF_OURS = 1 << 0  # a flood of refusals shall not fill the machine's audit log


class _RulesetAttr(ctypes.Structure):
    _fields_ = (("fs", ctypes.c_uint64), ("net", ctypes.c_uint64), ("scoped", ctypes.c_uint64))


class _PathAttr(ctypes.Structure):
    _pack_ = 1
    _layout_ = "ms"
    _fields_ = (("allowed", ctypes.c_uint64), ("parent", ctypes.c_int32))


def abi() -> int:
    """The kernel's Landlock version; 0 when there is none."""
    try:
        return syscall(_CREATE, None, ctypes.c_size_t(0), ctypes.c_uint32(_VERSION_FLAG))
    except OSError:
        return 0


def _file_rights(version: int) -> int:
    rights = (1 << 13) - 1
    rights |= _REFER if version >= 2 else 0
    rights |= _TRUNCATE if version >= 3 else 0
    return rights | (_IOCTL_DEV if version >= 5 else 0)


def ruleset(readable: Iterable[Path], writable: Iterable[Path], devices: Iterable[Path] = ()) -> int:
    """Prepares a ruleset.

    Args:
        readable: Files and folders that may be read.
        writable: Folders in which everything but executing is allowed.
        devices: Device files that may be read, written and sent commands to.

    Returns:
        Its file descriptor, for ``restrict``.

    Raises:
        OSError: When the kernel has no Landlock.
    """
    version = abi()
    handled = _file_rights(version)
    attr = _RulesetAttr(handled, _TCP if version >= 4 else 0, _SCOPES if version >= 6 else 0)
    size = 24 if version >= 6 else 16 if version >= 4 else 8
    made = syscall(_CREATE, ctypes.byref(attr), ctypes.c_size_t(size), ctypes.c_uint32(0))
    for path in readable:
        _allow(made, path, _READ & handled)
    for path in writable:
        _allow(made, path, handled & ~_EXECUTE)
    for path in devices:
        _allow(made, path, _DEVICE & handled)
    return made


def _allow(made: int, path: Path, rights: int) -> None:
    try:
        opened = os.open(path, os.O_PATH | os.O_CLOEXEC)
    except OSError:
        return  # what is not there need not be allowed
    try:
        if not stat.S_ISDIR(os.fstat(opened).st_mode):
            rights &= _FILE_RIGHTS
        attr = _PathAttr(rights, opened)
        syscall(_ADD, ctypes.c_int(made), ctypes.c_int(_RULE_PATH), ctypes.byref(attr), ctypes.c_uint32(0))
    finally:
        os.close(opened)


def restrict(made: int) -> None:
    """Restricts this process and all its children for good; needs no-new-privileges.

    Raises:
        OSError: When the kernel refuses.
    """
    flags = _LOG_NOTHING_OF_OURS if abi() >= 7 else 0
    syscall(_RESTRICT, ctypes.c_int(made), ctypes.c_uint32(flags))


def covers(version: int) -> str:
    """What Landlock of this version restricts, for reports."""
    return "files" + (", tcp" if version >= 4 else "") + (", signals" if version >= 6 else "")
