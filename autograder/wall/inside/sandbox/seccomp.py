"""seccomp: a filter that lets a process make the system calls of a list and no others.

Refused calls return EPERM. Calls younger than Linux 5.1 return ENOSYS, as on an old kernel, so that a C
library that knows them falls back: ``clone3``, whose flags a filter cannot see, to ``clone``.
"""

import ctypes
import errno
import platform
from dataclasses import dataclass
from typing import Literal

from autograder.wall.contract.libc import prctl, syscall
from autograder.wall.inside.sandbox import arguments, bpf, calls

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_SECCOMP = {"x86_64": 317, "aarch64": 277}
_SET_MODE_FILTER, _NEW_LISTENER = 1, 1 << 3
_NOBODY = -1

Fork = Literal["refused", "asked", "allowed"]


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


@dataclass(frozen=True)
class Permit:
    """What a filter allows beyond the list.

    Attributes:
        pid: The process that the filter is for.
        fork: ``"refused"``; ``"asked"``: whoever holds the listener of ``restrict_and_listen`` decides;
            ``"allowed"``: child processes and other programs.
        signals: Whether it may send signals to other processes; children do not have its ``pid``.
        gpu: Whether it needs what the driver of a GPU needs.
        hands_over: A socket over which descriptors may be handed on, or -1.
        takes: One over which they may be taken, or -1.
    """

    pid: int
    fork: Fork = "refused"
    signals: bool = False
    gpu: bool = False
    hands_over: int = _NOBODY
    takes: int = _NOBODY


def program(permit: Permit, machine: str = platform.machine()) -> bytes:
    """The filter for a process.

    Args:
        permit: What it allows beyond the list.
        machine: The architecture, as ``platform.machine()`` names it.

    Returns:
        Packed ``sock_filter`` instructions.

    Raises:
        OSError: When this architecture is not known.
    """
    if machine not in calls.MACHINES:
        raise OSError(errno.ENOSYS, f"no seccomp filter for {machine}")
    arch, column = calls.MACHINES[machine]
    numbers = {name: pair[column] for name, pair in _calls(permit).items() if pair[column] != calls.NONE}
    rules = _rules(permit)
    refused, unknown = bpf.ERRNO | errno.EPERM, bpf.ERRNO | errno.ENOSYS
    code = bpf.begin(arch)
    for name, number in numbers.items():
        code += bpf.allowed_in(number, rules[name], refused) if name in rules else bpf.allowed(number)
    return b"".join(code + bpf.end(calls.FIRST_OF_ALL_MACHINES, unknown, refused))


def _calls(permit: Permit) -> dict[str, tuple[int, int]]:
    listed = calls.ALLOWED
    if permit.fork == "asked":  # a fork could still signal the process that the filter was made for
        listed = {name: pair for name, pair in listed.items() if name not in {"kill", "tgkill"}}
    more = calls.PROCESSES if permit.fork == "allowed" else {}
    driver = calls.GPU if permit.gpu else {}
    sockets = arguments.on_sockets(permit.hands_over, permit.takes)
    handing = {name: pair for name, pair in calls.HANDING_OVER.items() if name in sockets}
    return listed | more | driver | handing


def _rules(permit: Permit) -> arguments.Rules:
    rules = {
        **arguments.ALWAYS,
        **arguments.of_process(permit.pid),
        **arguments.of_clone(permit.fork),
        **arguments.on_sockets(permit.hands_over, permit.takes),
    }
    free = [
        *(("kill", "tgkill") if permit.signals else ()),
        *(("ioctl", "mmap", "fcntl") if permit.gpu else ()),
    ]
    return arguments.without(rules, free)


def restrict(filter_code: bytes) -> None:
    """Applies a filter to this process and all its children for good; needs no-new-privileges.

    Raises:
        OSError: When the kernel refuses.
    """
    packed = _packed(filter_code)  # must live as long as the call
    prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(packed))


def restrict_and_listen(filter_code: bytes) -> int:
    """Applies a filter like ``restrict``; who holds the listener is asked where the filter says so.

    Returns:
        The listener's descriptor; see ``seccomp_unotify(2)``. Once all copies of it are closed, what would
        have been asked is refused with ENOSYS.

    Raises:
        OSError: When the kernel refuses, or is older than Linux 5.0.
    """
    number = _SECCOMP.get(platform.machine())
    if number is None:
        raise OSError(errno.ENOSYS, f"no seccomp filter for {platform.machine()}")
    flags = ctypes.c_ulong(_NEW_LISTENER)
    return syscall(number, ctypes.c_ulong(_SET_MODE_FILTER), flags, ctypes.byref(_packed(filter_code)))


def _packed(filter_code: bytes) -> _Program:
    return _Program(len(filter_code) // 8, filter_code)
