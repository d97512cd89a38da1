"""Frames at random: the trusted side reads a value, refuses it by name, or says that it is late; nothing else."""

import json
import socket
import struct

import hypothesis.strategies as st
from hypothesis import HealthCheck, given, settings

from autograder.checks.failures import StudentError
from autograder.wall.contract.wire import Wire, WireError
from autograder.wall.outside.allowance import Allowance
from autograder.wall.outside.exchange import Exchange
from autograder.wall.outside.references import References

SETTINGS = settings(
    max_examples=400,
    deadline=None,
    database=None,
    print_blob=True,  # how to repeat what failed
    suppress_health_check=[HealthCheck.too_slow],
)
SIZES = st.integers(-2, 9) | st.sampled_from([2**31, 2**62, -(2**63)])
TEXTS = st.text(max_size=5) | st.sampled_from(
    ["cpu", "cuda:0", "<f8", "|b1", ">U2", "float32", "bool", "torch", "x"]
)
SCALARS = st.none() | st.booleans() | st.floats() | TEXTS | SIZES | st.integers()
SHAPES = st.lists(SIZES, max_size=3) | st.just([8]) | st.just([1])
PLACES = st.integers(0, 2) | SIZES
DTYPES = st.sampled_from(["<f8", "|b1", ">U2", "<U1", "<c8", "float32", "bool", "bfloat16", "int64"]) | TEXTS


def nodes(inner):
    """Nodes that look like what a worker sends, and lists that do not."""
    several = st.lists(inner, max_size=4)
    array = st.tuples(st.just("n"), PLACES, DTYPES, SHAPES, st.booleans(), st.lists(SIZES, max_size=2), SIZES)
    flags = st.tuples(st.booleans(), st.booleans(), SIZES, st.none() | inner)
    tensor = st.tuples(
        st.just("t"), PLACES, DTYPES, SHAPES, st.none() | SHAPES, st.just("cpu") | TEXTS, flags
    )
    return st.one_of(
        st.tuples(st.sampled_from("lu"), several),
        st.tuples(st.just("d"), st.lists(st.tuples(inner, inner), max_size=4)),
        array,
        tensor.map(lambda t: [*t[:-1], *t[-1]]),
        st.tuples(st.sampled_from("khcp"), inner, inner),
        several,
        st.dictionaries(TEXTS, inner, max_size=2),
    )


NODES = st.recursive(SCALARS, nodes, max_leaves=20)
BUFFERS = st.lists(st.binary(min_size=8, max_size=8) | st.binary(max_size=16), max_size=3)
ANSWERS = st.one_of(
    st.tuples(st.just("ok"), NODES),
    st.tuples(st.just("err"), TEXTS, st.lists(TEXTS | NODES, max_size=3), TEXTS, TEXTS),
    st.lists(NODES, max_size=3),
)


class Nobody:
    """Whom handles would ask."""

    def ask(self, operation, *payload):
        raise AssertionError(operation)


def opened(answer, buffers):
    """Opens an answer as the trusted side does; all that may happen is a named refusal."""
    allowance = Allowance(1000)
    allowance.begin(lambda: 10.0)
    try:
        value = Exchange(References(Nobody()), lambda *_: []).open(answer, buffers, allowance)
    except (WireError, StudentError):
        return
    repr(value)


@SETTINGS
@given(ANSWERS, BUFFERS)
def test_any_answer_is_a_value_or_refused_by_name(answer, buffers):
    opened(json.loads(json.dumps(answer)), [bytearray(b) for b in buffers])


@SETTINGS
@given(st.binary(max_size=200) | st.tuples(NODES, BUFFERS, st.binary(max_size=3)))
def test_any_bytes_are_a_frame_or_refused_by_name(data):
    if isinstance(data, tuple):
        message, buffers, rest = data
        head = json.dumps({"m": message, "b": [len(b) for b in buffers]}).encode()
        data = struct.pack("<I", len(head)) + head + b"".join(buffers) + rest
    mine, theirs = socket.socketpair()
    with mine, theirs:
        theirs.sendall(data)
        theirs.close()
        try:
            message, buffers = Wire(mine, 1000).receive(lambda: 10.0)
        except WireError:
            return
        if isinstance(message, list):
            opened(message, buffers)
