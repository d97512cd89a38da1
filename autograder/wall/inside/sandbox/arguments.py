"""With which arguments a system call is allowed, where the call alone would allow too much."""

import signal
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

Answer = Literal["allow", "ask"]

_WORD = 0xFFFFFFFF


@dataclass(frozen=True)
class Arg:
    """A condition on one argument: what is left of it under a mask is one of some values.

    Attributes:
        index: Its position, from 0.
        values: What it may be, as 32-bit words.
        mask: Which bits count.
        wide: Whether the upper 32 bits must be zero: for pointers and other words of 64 bits. The kernel
            itself looks at the lower half of an ``int`` only.
    """

    index: int
    values: tuple[int, ...]
    mask: int = _WORD
    wide: bool = False


@dataclass(frozen=True)
class Way:
    """One way in which a call is allowed: all conditions hold.

    Attributes:
        conditions: They.
        answer: ``"ask"`` leaves the decision to whoever listens, see ``seccomp.restrict_and_listen``.
    """

    conditions: tuple[Arg, ...]
    answer: Answer = "allow"


Rules = Mapping[str, tuple[Way, ...]]


def _where(*conditions: Arg) -> tuple[Way, ...]:
    return (Way(conditions),)


def _is(index: int, *values: int) -> Arg:
    return Arg(index, values)


def _without(index: int, bits: int) -> Arg:
    return Arg(index, (0,), bits)


def _nothing(index: int) -> Arg:
    return Arg(index, (0,), wide=True)


# open(2): no O_TRUNC without writing, which Landlock lets pass before its third version
_TRUNCATES_WHAT_IT_WRITES = (0x000, 0x001, 0x002, 0x003, 0x201, 0x202, 0x203)
_O_TRUNC_AND_MODE = 0x203
# mmap(2): MAP_SHARED, MAP_PRIVATE, MAP_SHARED_VALIDATE of a file; without one, memory of its own only
_KINDS_OF_MAPPINGS = (0x01, 0x02, 0x03, 0x22)
_MAP_TYPE_ANONYMOUS_GROWSDOWN_LOCKED_HUGETLB = 0x0F | 0x20 | 0x100 | 0x2000 | 0x40000
# clone(2): exactly what pthread_create of glibc and of musl asks for; fork of either
_THREAD = (0x003D0F00, 0x007D0F00)
_FORK = (0x01200000 | signal.SIGCHLD, int(signal.SIGCHLD))
# CLONE_PTRACE, CLONE_PARENT, CLONE_UNTRACED and all new namespaces
_NO_PLAIN_CHILD = 0x2000 | 0x8000 | 0x800000 | 0x20000 | 0x7E000000
# fcntl(2): F_DUPFD, F_GETFD, F_SETFD, F_GETFL, F_DUPFD_CLOEXEC, F_GETPIPE_SZ; no locks, no owners, no leases
_ABOUT_DESCRIPTORS = (0, 1, 2, 3, 1030, 1032)
_F_SETFL = 4
_ASYNC_DIRECT_NOATIME = 0x2000 | 0x4000 | 0x10000 | 0x40000  # O_DIRECT of both machines
# ioctl(2): TCGETS, TIOCGWINSZ, FIONREAD, FIONBIO, FIONCLEX, FIOCLEX, TCGETS2
_ABOUT_STREAMS = (0x5401, 0x5413, 0x541B, 0x5421, 0x5450, 0x5451, 0x802C542A)
# prctl(2): PR_GET_PDEATHSIG, PR_GET_DUMPABLE, PR_SET_NAME, PR_GET_NAME, PR_GET_SECCOMP, PR_CAPBSET_READ,
# PR_GET_NO_NEW_PRIVS, PR_GET_THP_DISABLE, PR_SVE_GET_VL, PR_SME_GET_VL, PR_SET_VMA (names of memory)
_HARMLESS_OPTIONS = (2, 3, 15, 16, 21, 23, 39, 42, 51, 64, 0x53564D41)
_PR_SET_PDEATHSIG = 1
# arch_prctl(2): which registers of the processor may be used (AMX), and whether it guards its stack
_PROCESSOR_FEATURES = (0x1021, 0x1022, 0x1023, 0x3001, 0x5005)
# membarrier(2): what concerns this process only
_OWN_BARRIERS = (0, 8, 16, 32, 64, 128, 256)
_AF_UNIX, _SOCK_STREAM, _CLOEXEC_NONBLOCK = 1, 1, 0x80000 | 0x800
_SOL_SOCKET, _ABOUT_SOCKETS = 1, (3, 4, 38, 39)  # SO_TYPE, SO_ERROR, SO_PROTOCOL, SO_DOMAIN
_DONTWAIT_NOSIGNAL_MORE = 0x40 | 0x4000 | 0x8000  # flags of send(2); MSG_OOB above all is none of these


ALWAYS: Final[Rules] = {
    "open": _where(Arg(1, _TRUNCATES_WHAT_IT_WRITES, _O_TRUNC_AND_MODE)),
    "openat": _where(Arg(2, _TRUNCATES_WHAT_IT_WRITES, _O_TRUNC_AND_MODE)),
    "fallocate": _where(_is(1, 0)),  # other modes take disk beyond the largest file
    "renameat2": _where(_is(4, 0, 1, 2)),
    "fcntl": (
        Way((_is(1, *_ABOUT_DESCRIPTORS),)),
        Way((_is(1, _F_SETFL), _without(2, _ASYNC_DIRECT_NOATIME))),
    ),
    "ioctl": _where(_is(1, *_ABOUT_STREAMS)),
    "mmap": _where(Arg(3, _KINDS_OF_MAPPINGS, _MAP_TYPE_ANONYMOUS_GROWSDOWN_LOCKED_HUGETLB)),
    "membarrier": _where(_is(0, *_OWN_BARRIERS)),
    "socketpair": _where(_is(0, _AF_UNIX), Arg(1, (_SOCK_STREAM,), _WORD ^ _CLOEXEC_NONBLOCK)),
    "sendto": _where(_without(3, _WORD ^ _DONTWAIT_NOSIGNAL_MORE), _nothing(4)),
    "getsockopt": _where(_is(1, _SOL_SOCKET), _is(2, *_ABOUT_SOCKETS)),
    "arch_prctl": _where(_is(0, *_PROCESSOR_FEATURES)),
    "prctl": (
        Way((_is(0, *_HARMLESS_OPTIONS),)),
        Way((_is(0, _PR_SET_PDEATHSIG), Arg(1, (signal.SIGKILL,), wide=True))),
    ),
}
"""Whatever else holds."""


def of_process(pid: int) -> Rules:
    """What is allowed on the process itself only."""
    return {
        "kill": _where(_is(0, pid)),
        "tgkill": _where(_is(0, pid)),
        "prlimit64": _where(_is(0, 0, pid), _nothing(2)),  # reading; limits are never set again
    }


def of_clone(fork: Literal["refused", "asked", "allowed"]) -> Rules:
    """Threads always; children as told."""
    threads = Way((_is(0, *_THREAD),))
    children = {
        "refused": (),
        "asked": (Way((_is(0, *_FORK),), "ask"),),
        "allowed": (Way((_without(0, _NO_PLAIN_CHILD),)),),
    }
    return {"clone": (threads, *children[fork])}


def without(rules: Rules, names: Iterable[str]) -> Rules:
    """Rules, with some calls allowed whatever their arguments."""
    return {name: ways for name, ways in rules.items() if name not in set(names)}


def on_sockets(hands_over: int, takes: int) -> Rules:
    """What is allowed on one socket only: handing descriptors on, and on another one taking them.

    A call that is allowed on no socket, which is then -1, has no rule: it must not be listed.
    """
    rules = {
        "sendmsg": (hands_over, (_without(2, _WORD ^ _DONTWAIT_NOSIGNAL_MORE),)),
        "recvmsg": (takes, ()),
    }
    return {name: _where(_is(0, number), *more) for name, (number, more) in rules.items() if number >= 0}
