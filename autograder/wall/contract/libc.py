"""The few calls of the C library that Python does not offer."""

import contextlib
import ctypes
import errno
import os
import signal

PR_SET_PDEATHSIG = 1
PR_SET_DUMPABLE = 4
PR_SET_KEEPCAPS = 8
PR_SET_CHILD_SUBREAPER = 36
PR_SET_NO_NEW_PRIVS = 38
CAP_DAC_READ_SEARCH = 2
_CAPABILITY_VERSION_3 = 0x20080522

_libc = ctypes.CDLL(None, use_errno=True)
_libc.syscall.restype = ctypes.c_long


def prctl(option: int, *arguments: int) -> None:
    """Calls ``prctl``.

    Raises:
        OSError: When the kernel refuses, or is not Linux.
    """
    if not hasattr(_libc, "prctl"):
        raise OSError(errno.ENOSYS, "prctl")
    words = [ctypes.c_ulong(a) for a in (*arguments, 0, 0, 0, 0)[:4]]
    if _libc.prctl(option, *words) != 0:
        raise OSError(ctypes.get_errno(), "prctl")


def end_with_parent(signum: signal.Signals) -> None:
    """Lets the kernel send this process a signal when the one that forked it ends, where it can."""
    with contextlib.suppress(OSError):
        prctl(PR_SET_PDEATHSIG, signum)


def syscall(number: int, *arguments: object) -> int:
    """Calls a system call by number.

    Raises:
        OSError: When the kernel refuses.
    """
    result = int(_libc.syscall(ctypes.c_long(number), *arguments))
    if result < 0:
        raise OSError(ctypes.get_errno(), os.strerror(ctypes.get_errno()))
    return result


def unshare(flags: int) -> None:
    """Calls ``unshare``.

    Raises:
        OSError: When the kernel refuses.
    """
    if _libc.unshare(ctypes.c_int(flags)) != 0:
        raise OSError(ctypes.get_errno(), "unshare")


def current_core() -> int:
    """Number of the core that this thread runs on.

    Raises:
        OSError: When the kernel does not say.
    """
    number = int(_libc.sched_getcpu())
    if number < 0:
        raise OSError(ctypes.get_errno(), "sched_getcpu")
    return number


def madvise(address: int, length: int, advice: int) -> bool:
    """Calls ``madvise``; says whether the kernel took the advice."""
    return bool(_libc.madvise(ctypes.c_void_p(address), ctypes.c_size_t(length), ctypes.c_int(advice)) == 0)


def keep_capabilities(*numbers: int) -> None:
    """Gives up all capabilities but these; see ``capabilities(7)``.

    Raises:
        OSError: When the kernel refuses.
    """
    header = (ctypes.c_uint32 * 2)(_CAPABILITY_VERSION_3, 0)
    bits = sum(1 << number for number in numbers)
    sets = (ctypes.c_uint32 * 6)(
        bits, bits, 0, 0, 0, 0
    )  # effective, permitted, inheritable; low words, then high
    if _libc.capset(header, sets) != 0:
        raise OSError(ctypes.get_errno(), "capset")
