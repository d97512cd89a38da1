"""From rules to a classic BPF program over ``struct seccomp_data``; see ``seccomp(2)``."""

import struct
from collections.abc import Iterator, Sequence

from autograder.wall.inside.sandbox.arguments import Answer, Arg, Way

ALLOW, ASK, ERRNO, KILL = 0x7FFF0000, 0x7FC00000, 0x00050000, 0x80000000
_LOAD, _AND, _JUMP, _JEQ, _JGE, _RETURN = 0x20, 0x54, 0x05, 0x15, 0x35, 0x06
_NUMBER, _ARCH, _ARGUMENTS = 0, 4, 16
_EVERY_BIT = 0xFFFFFFFF
_ANSWERS: dict[Answer, int] = {"allow": ALLOW, "ask": ASK}

Code = list[bytes]


def begin(arch: int) -> Code:
    """Ends a process that speaks another machine's language, then loads the call's number."""
    return [_op(_LOAD, _ARCH), _op(_JEQ, arch, 1, 0), _op(_RETURN, KILL), _op(_LOAD, _NUMBER)]


def allowed(number: int) -> Code:
    """Allows a call."""
    return [_op(_JEQ, number, 0, 1), _op(_RETURN, ALLOW)]


def allowed_in(number: int, ways: Sequence[Way], otherwise: int) -> Code:
    """Allows a call in some ways and gives another answer to any other."""
    inner = [op for way in ways for op in _way(way)] + [_op(_RETURN, otherwise)]
    return [_op(_JEQ, number, 1, 0), _op(_JUMP, len(inner)), *inner]


def end(first_unknown: int, unknown: int, refused: int) -> Code:
    """Answers what no rule allowed: one answer to calls from a number on, another to those before it."""
    return [_op(_JGE, first_unknown, 0, 1), _op(_RETURN, unknown), _op(_RETURN, refused)]


def _way(way: Way) -> Code:
    """Gives the way's answer if all conditions hold, else goes on behind it."""
    tests = [list(_test(condition)) for condition in way.conditions]
    code: Code = []
    left = sum(len(test) + 1 for test in tests)
    for test in tests:
        left -= len(test) + 1
        code += [*test, _op(_JUMP, left + 1)]
    return [*code, _op(_RETURN, _ANSWERS[way.answer])]


def _test(arg: Arg) -> Iterator[bytes]:
    """Skips the instruction that follows it if the condition holds."""
    low, high = _ARGUMENTS + 8 * arg.index, _ARGUMENTS + 8 * arg.index + 4
    rest = len(arg.values) + (arg.mask != _EVERY_BIT) + 1
    if arg.wide:
        yield _op(_LOAD, high)
        yield _op(_JEQ, 0, 0, rest)
    yield _op(_LOAD, low)
    if arg.mask != _EVERY_BIT:
        yield _op(_AND, arg.mask)
    for position, value in enumerate(arg.values):
        yield _op(_JEQ, value, len(arg.values) - position, 0)


def _op(code: int, value: int, if_true: int = 0, if_false: int = 0) -> bytes:
    return struct.pack("=HBBI", code, if_true, if_false, value)
