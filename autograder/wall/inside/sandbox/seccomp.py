"""seccomp: no sockets, no tracing, no memory that outlives the process, no processes or signals.

Threads stay allowed. A classic BPF program over ``struct seccomp_data``; see ``seccomp(2)``. Refused calls
return EPERM; ``clone3``, whose flags a filter cannot see, returns ENOSYS, so that the C library falls back to
``clone``.
"""

import ctypes
import errno
import platform
import struct
from dataclasses import dataclass

from autograder.wall.contract.libc import prctl

_PR_SET_SECCOMP, _MODE_FILTER = 22, 2
_ALLOW, _ERRNO, _KILL = 0x7FFF0000, 0x00050000, 0x80000000
_LOAD, _JEQ, _JSET, _JGE, _RETURN = 0x20, 0x15, 0x45, 0x35, 0x06
_NUMBER, _ARCH, _ARG0 = 0, 4, 16
_CLONE_THREAD = 0x00010000


@dataclass(frozen=True)
class _Machine:
    arch: int
    clone: int
    prlimit: int  # only on the process itself: another of the same user could be crippled
    memory_file: int  # memory that no limit counts; GPU drivers may need it
    signals: tuple[int, ...]  # only to the process itself: kill, tgkill, rt_sigqueueinfo, rt_tgsigqueueinfo
    refused: tuple[int, ...]  # always
    forks: tuple[int, ...]  # when no processes are allowed
    x32_bit: int  # calls at or above this number belong to another ABI; 0 for none


# refused, by line: socket, ptrace, process_vm_readv/writev, unshare, setns, mount, bpf, perf_event_open,
# keyctl, add_key, request_key, userfaultfd, io_uring_setup, pidfd_getfd, kcmp; then what holds memory that no
# limit counts or that stays when the process has gone: shmget, semget, msgget, mq_open,
# memfd_secret; then ways around other rules: open_by_handle_at, tkill, pidfd_send_signal
_MACHINES = {
    "x86_64": _Machine(
        0xC000003E, 56, 302, 319, (62, 234, 129, 297),
        (41, 101, 310, 311, 272, 308, 165, 321, 298, 250, 248, 249, 323, 425, 438, 312,
         29, 64, 68, 240, 447, 304, 200, 424),
        (57, 58, 59, 322), 0x40000000,
    ),
    "aarch64": _Machine(
        0xC00000B7, 220, 261, 279, (129, 131, 138, 240),
        (198, 117, 270, 271, 97, 268, 40, 280, 241, 219, 217, 218, 282, 425, 438, 272,
         194, 190, 186, 180, 447, 265, 130, 424),
        (221, 281), 0,
    ),
}  # fmt: skip
_CLONE3 = 435


class _Program(ctypes.Structure):
    _fields_ = (("length", ctypes.c_ushort), ("filter", ctypes.c_char_p))


def program(pid: int, *, forks_allowed: bool, memory_files: bool = False) -> bytes:
    """The filter for a process on this machine.

    Args:
        pid: The process.
        forks_allowed: Whether child processes are allowed; they and others of the user may be signalled then.
        memory_files: Whether ``memfd_create`` is allowed.

    Returns:
        Packed ``sock_filter`` instructions.

    Raises:
        OSError: When this architecture is not known.
    """
    machine = _MACHINES.get(platform.machine())
    if machine is None:
        raise OSError(errno.ENOSYS, f"no seccomp filter for {platform.machine()}")
    refuse = _ERRNO | errno.EPERM
    code = [_op(_LOAD, _ARCH), _op(_JEQ, machine.arch, 1, 0), _op(_RETURN, _KILL), _op(_LOAD, _NUMBER)]
    if machine.x32_bit:
        code += [_op(_JGE, machine.x32_bit, 0, 1), _op(_RETURN, refuse)]
    refused = [*machine.refused, *(() if forks_allowed else machine.forks)]
    for number in refused if memory_files else [*refused, machine.memory_file]:
        code += [_op(_JEQ, number, 0, 1), _op(_RETURN, refuse)]
    code += _only(machine.prlimit, 0)
    if not forks_allowed:
        code += [op for number in machine.signals for op in _only(number, pid)]
        code += [_op(_JEQ, _CLONE3, 0, 1), _op(_RETURN, _ERRNO | errno.ENOSYS)]
        code += [
            _op(_JEQ, machine.clone, 0, 3),
            _op(_LOAD, _ARG0),
            _op(_JSET, _CLONE_THREAD, 1, 0),
            _op(_RETURN, refuse),
        ]
    code.append(_op(_RETURN, _ALLOW))
    return b"".join(code)


def _only(number: int, first_argument: int) -> list[bytes]:
    """Allows a call with one value of its first argument, refuses it with any other."""
    code = [_op(_JEQ, number, 0, 4), _op(_LOAD, _ARG0), _op(_JEQ, first_argument, 0, 1)]
    return [*code, _op(_RETURN, _ALLOW), _op(_RETURN, _ERRNO | errno.EPERM)]


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)


def restrict(filter_code: bytes) -> None:
    """Applies a filter to this process and all its children for good; needs no-new-privileges.

    Raises:
        OSError: When the kernel refuses.
    """
    prog = _Program(len(filter_code) // 8, filter_code)
    prctl(_PR_SET_SECCOMP, _MODE_FILTER, ctypes.addressof(prog))
