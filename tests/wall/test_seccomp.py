"""What the filter lets through, on both machines: its programs are read by a small interpreter."""

import ctypes
import ctypes.util
import errno
import os
import signal
import struct
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from autograder.wall.contract.libc import PR_SET_NO_NEW_PRIVS, prctl
from autograder.wall.inside.sandbox import bpf, calls, seccomp

PID, SOCKET = 4711, 9
TABLES = (calls.ALLOWED, calls.PROCESSES, calls.GPU, calls.HANDING_OVER)
NAMES = {name: numbers for table in TABLES for name, numbers in table.items()}
REFUSED, UNKNOWN = bpf.ERRNO | errno.EPERM, bpf.ERRNO | errno.ENOSYS
PTHREAD, FORK = 0x3D0F00, 0x1200011


@pytest.fixture(params=["x86_64", "aarch64"])
def answer(request) -> Callable[..., int]:
    """``answer(call, *arguments, **permit)``: what the filter says to a call, by name or number."""
    arch, column = calls.MACHINES[request.param]

    def answered(call: str | int, *arguments: int, arch: int = arch, **permit) -> int:
        number = call if isinstance(call, int) else NAMES[call][column]
        if number == calls.NONE:
            pytest.skip(f"{request.param} has no {call}")
        code = seccomp.program(seccomp.Permit(PID, **permit), request.param)
        words = [word % 2**64 for word in (*arguments, 0, 0, 0, 0, 0, 0)[:6]]
        return interpret(code, struct.pack("=IIQ6Q", number, arch, 0, *words))

    return answered


def interpret(code: bytes, data: bytes) -> int:
    """Runs a program as the kernel does: only the instructions that ours are made of."""
    at, word = 0, 0
    program = list(struct.iter_unpack("=HBBI", code))
    while True:
        op, if_true, if_false, value = program[at]
        at += 1
        match op:
            case 0x20:
                (word,) = struct.unpack_from("=I", data, value)
            case 0x54:
                word &= value
            case 0x05:
                at += value
            case 0x15:
                at += if_true if word == value else if_false
            case 0x35:
                at += if_true if word >= value else if_false
            case 0x06:
                return value
            case _:
                raise AssertionError(f"instruction {op:#x}")


@pytest.mark.parametrize("name", NAMES)
def test_the_tables_have_the_numbers_of_libseccomp(name):
    library = ctypes.util.find_library("seccomp")
    if library is None:
        pytest.skip("libseccomp is not installed here, whose numbers these must be")
    resolve = ctypes.CDLL(library).seccomp_syscall_resolve_name_arch
    found = [max(resolve(ctypes.c_uint32(arch), name.encode()), -1) for arch, _ in calls.MACHINES.values()]
    assert found == list(NAMES[name])


ALLOWED = [
    ("read", 3), ("futex",), ("getrandom",), ("close_range", 3, 9), ("rseq",), ("statx",),
    ("openat", -100, 0, 0o101 | 0o1000), ("open", 0, 0), ("openat", -100, 0, 0o2000000),
    ("clone", PTHREAD), ("kill", PID, 9), ("tgkill", PID, PID, 6), ("kill", PID | 1 << 32, 9),
    ("mmap", 0, 4096, 3, 0x22), ("mmap", 0, 4096, 3, 0x4022), ("mmap", 0, 4096, 1, 0x01), ("mmap", 0, 4096, 3, 0x20812),
    ("fcntl", 3, 1030, 3), ("fcntl", 3, 4, 0x800 | 0x8002), ("ioctl", 1, 0x5401), ("fallocate", 3, 0, 0, 9),
    ("prctl", 15), ("prctl", 0x53564D41), ("prctl", 1, signal.SIGKILL), ("arch_prctl", 0x1023, 18),
    ("prlimit64", 0, 7, 0, 1), ("prlimit64", PID, 7, 0, 1), ("membarrier", 8), ("renameat2", -100, 0, -100, 0, 1),
    ("socketpair", 1, 0x80801), ("sendto", 3, 0, 1, 0x4040), ("getsockopt", 3, 1, 3),
]  # fmt: skip
FORBIDDEN = [
    ("openat", -100, 0, 0o1000), ("open", 0, 0o1000),  # truncating what may only be read
    ("clone", FORK), ("clone", PTHREAD | 0x2000), ("clone", PTHREAD | 0x8000), ("clone", 0x10000000), ("clone", 0),
    ("kill", PID + 1, 9), ("kill", 0, 9), ("kill", -1, 9), ("tgkill", PID + 1, PID, 9),
    ("mmap", 0, 4096, 3, 0x21), ("mmap", 0, 4096, 3, 0x23), ("mmap", 0, 4096, 3, 0x28), ("mmap", 0, 4096, 3, 0x40022),
    ("mmap", 0, 4096, 3, 0x2022), ("mmap", 0, 4096, 3, 0x122),
    ("fcntl", 3, 8, PID), ("fcntl", 3, 15), ("fcntl", 3, 10, 9), ("fcntl", 3, 1024, 0), ("fcntl", 3, 1026, 1),
    ("fcntl", 3, 6), ("fcntl", 3, 37), ("fcntl", 3, 1031, 2**20), ("fcntl", 3, 4, 0x2000), ("fcntl", 3, 4, 0x4000),
    ("ioctl", 3, 0x40086602), ("ioctl", 0, 0x5412), ("fallocate", 3, 1, 0, 2**40),
    ("prctl", 1, 0), ("prctl", 1, signal.SIGTERM), ("prctl", 1, 1 << 32 | 9), ("prctl", 4, 1), ("prctl", 36, 1),
    ("prctl", 22, 2), ("prctl", 53), ("prctl", 0x59616D61, -1), ("arch_prctl", 0x1012),
    ("prlimit64", PID + 1, 7, 0, 1), ("prlimit64", 0, 7, 1 << 40, 0), ("membarrier", 1), ("renameat2", 0, 0, 0, 0, 4),
    ("socketpair", 1, 2), ("socketpair", 16, 1), ("sendto", 3, 0, 1, 1), ("sendto", 3, 0, 1, 0, 1 << 33),
    ("getsockopt", 3, 1, 17), ("sendmsg", SOCKET), ("execve",), ("fork",), ("memfd_create",), ("flock",),
]  # fmt: skip


@pytest.mark.parametrize("call", ALLOWED, ids=str)
def test_what_honest_code_needs_is_allowed(answer, call):
    assert answer(*call) == bpf.ALLOW


@pytest.mark.parametrize("call", FORBIDDEN, ids=str)
def test_what_it_does_not_need_is_refused(answer, call):
    assert answer(*call) == REFUSED


def test_a_call_of_no_name_is_refused_and_a_young_one_does_not_exist(answer):
    numbers = {number for pair in NAMES.values() for number in pair}
    unnamed = sorted(set(range(424)) - numbers)
    assert {answer(number) for number in unnamed[::7]} == {REFUSED}
    assert {answer(number) for number in (424, 435, 437, 462, 999, 0x40000000 + 57)} == {UNKNOWN}


def test_another_machines_call_ends_the_process(answer):
    assert answer(0, arch=0x40000003) == bpf.KILL


def test_a_fork_can_be_asked_for(answer):
    assert [answer("clone", flags, fork="asked") for flags in (FORK, 17, PTHREAD)] == [
        bpf.ASK,
        bpf.ASK,
        bpf.ALLOW,
    ]
    assert answer("clone", 0x10000000 | 17, fork="asked") == REFUSED
    assert answer("execve", fork="asked") == REFUSED


def test_children_may_be_allowed_but_no_new_namespace(answer):
    assert [answer("clone", flags, fork="allowed") for flags in (FORK, 0x4111)] == [bpf.ALLOW] * 2
    assert [answer("clone", bit | 17, fork="allowed") for bit in (0x10000000, 0x20000, 0x8000, 0x2000)] == [
        REFUSED
    ] * 4
    assert answer("execve", fork="allowed") == bpf.ALLOW


def test_signals_to_others_and_the_drivers_calls_must_be_permitted(answer):
    assert answer("kill", PID + 1, 9, signals=True) == bpf.ALLOW
    assert answer("memfd_create", gpu=True) == answer("ioctl", 3, 0xC020462A, gpu=True) == bpf.ALLOW


def test_a_descriptor_is_handed_on_over_one_socket_only(answer):
    assert answer("sendmsg", SOCKET, hands_over=SOCKET) == bpf.ALLOW
    assert answer("sendmsg", SOCKET + 1, hands_over=SOCKET) == REFUSED
    assert answer("sendmsg", SOCKET, 0, 1, hands_over=SOCKET) == REFUSED
    assert answer("recvmsg", SOCKET, hands_over=SOCKET) == REFUSED


def test_descriptors_are_taken_from_one_socket_only(answer):
    assert answer("recvmsg", SOCKET, takes=SOCKET) == bpf.ALLOW
    assert answer("recvmsg", SOCKET + 1, takes=SOCKET) == REFUSED
    assert answer("sendmsg", SOCKET, takes=SOCKET) == REFUSED


def in_a_child(act: Callable[[], bool]) -> int:
    """Exit status of a forked process: 0 where an act says yes."""
    pid = os.fork()
    if pid == 0:
        try:
            prctl(PR_SET_NO_NEW_PRIVS, 1)
            os._exit(0 if act() else 1)
        finally:
            os._exit(2)
    return os.waitstatus_to_exitcode(os.waitpid(pid, 0)[1])


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_the_kernel_takes_the_filter():
    def act() -> bool:
        seccomp.restrict(seccomp.program(seccomp.Permit(os.getpid())))
        try:
            Path.cwd().chmod(0o700)
        except PermissionError:
            return os.getpid() > 0
        return False

    assert in_a_child(act) == 0


@pytest.mark.skipif(sys.platform != "linux", reason="seccomp is Linux's")
def test_who_listens_is_asked_and_a_fork_without_listener_fails():
    def act() -> bool:
        listener = seccomp.restrict_and_listen(seccomp.program(seccomp.Permit(os.getpid(), fork="asked")))
        os.close(listener)
        try:
            os.fork()
        except OSError as error:
            return error.errno == errno.ENOSYS
        return False

    assert in_a_child(act) == 0
