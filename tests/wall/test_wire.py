"""Frames: bounds, malformed ones, deadlines."""

import json
import socket
import struct
import threading
import time

import pytest

from autograder.wall.contract.wire import LARGEST_HEADER, Closed, Late, TooLarge, Wire, WireError


@pytest.fixture
def ends():
    mine, theirs = socket.socketpair()
    yield Wire(mine, 1000), theirs
    mine.close()
    theirs.close()


def soon(seconds=0.2):
    """A deadline."""
    ends = time.monotonic() + seconds
    return lambda: ends - time.monotonic()


def frame(head: bytes, *buffers: bytes) -> bytes:
    return struct.pack("<I", len(head)) + head + b"".join(buffers)


def test_a_frame_arrives_as_it_was_sent(ends):
    wire, theirs = ends
    wire.send(["x", 1.5, None, "\ud800 é"], [b"", b"abc"])
    assert Wire(theirs, 1000).receive(soon()) == (["x", 1.5, None, "\ud800 é"], [b"", b"abc"])


def test_frames_that_come_together_are_told_apart(ends):
    wire, theirs = ends
    theirs.sendall(frame(b'{"m":1,"b":[2]}', b"ab") + frame(b'{"m":2,"b":[]}'))
    assert [wire.receive(soon())[0] for _ in range(2)] == [1, 2]


def test_a_large_frame_crosses_in_many_pieces():
    mine, theirs = socket.socketpair()
    sender = threading.Thread(target=lambda: Wire(mine, 10**8).send("big", [b"x" * 10**7], soon(30)))
    sender.start()
    message, buffers = Wire(theirs, 10**8).receive(soon(30))
    sender.join()
    assert (message, len(buffers[0])) == ("big", 10**7)
    mine.close()
    theirs.close()


@pytest.mark.parametrize(
    "data",
    [
        struct.pack("<I", LARGEST_HEADER + 1),
        struct.pack("<I", 2**32 - 1),
        frame(b""),
        frame(b"nonsense"),
        frame(b"\xff\xfe\x00"),
        frame(b"[]"),
        frame(b'"text"'),
        frame(b"null"),
        frame(b'{"m":1}'),
        frame(b'{"b":[]}'),
        frame(b'{"m":1,"b":{}}'),
        frame(b'{"m":1,"b":null}'),
        frame(b'{"m":1,"b":[-1]}'),
        frame(b'{"m":1,"b":[1.0]}'),
        frame(b'{"m":1,"b":[true]}'),
        frame(b'{"m":1,"b":["1"]}'),
        frame(b'{"m":1,"b":[1e400]}'),
        frame(b'{"m":1,"b":[1001]}'),
        frame(b'{"m":1,"b":[999,2]}'),
        frame(b'{"m":1,"b":[' + b"9" * 4000 + b"]}"),
        frame(b'{"m":' + b"9" * 5000 + b',"b":[]}'),
        frame(b'{"m":1,"b":[' + b"0," * 100_001 + b"0]}"),
        frame(b"[" * 100_000),
        frame(b'{"m":' * 50_000),
    ],
    ids=range(24),
)
def test_what_is_no_frame_is_one_named_error(ends, data):
    wire, theirs = ends
    sender = threading.Thread(target=theirs.sendall, args=(data,))
    sender.start()
    with pytest.raises(WireError) as caught:
        wire.receive(soon(20))
    sender.join()
    assert not isinstance(caught.value, Closed | Late)


def test_a_frame_that_never_ends_is_late_however_slowly_it_drips(ends):
    wire, theirs = ends
    stop = threading.Event()

    def drip():
        for byte in struct.pack("<I", 1000) + b'{"m":' + b" " * 900:
            if stop.wait(0.02):
                return
            theirs.sendall(bytes([byte]))

    dripper = threading.Thread(target=drip)
    dripper.start()
    with pytest.raises(Late):
        wire.receive(soon())
    stop.set()
    dripper.join()


def test_the_other_sides_end_is_told(ends):
    wire, theirs = ends
    theirs.sendall(frame(b'{"m":1,"b":[5]}', b"ab"))
    theirs.close()
    with pytest.raises(Closed):
        wire.receive(soon())


def test_a_side_that_does_not_read_is_late():
    mine, theirs = socket.socketpair()
    with pytest.raises(Late):
        Wire(mine, 10**9).send("x", [b"x" * 10**8], soon())
    mine.close()
    theirs.close()


def test_what_the_other_side_would_refuse_is_not_sent(ends):
    wire, theirs = ends
    for message, buffers in ((1, [b"x" * 1001]), ("x" * LARGEST_HEADER, []), (1, [b""] * 100_001)):
        with pytest.raises(TooLarge):
            wire.send(message, buffers, soon())
    theirs.setblocking(False)
    with pytest.raises(BlockingIOError):
        theirs.recv(1)


def test_a_long_wait_looks_up_now_and_then(ends):
    wire, theirs = ends
    looks = []
    patient = Wire(wire._sock, 1000, lambda: looks.append(1))
    with pytest.raises(Late):
        patient.receive(soon(0.5))
    assert looks
    theirs.sendall(frame(json.dumps({"m": 1, "b": []}).encode()))
    assert patient.receive(soon())[0] == 1


def test_an_urgent_byte_never_blocks(ends):
    wire, theirs = ends
    try:
        theirs.send(b"!", socket.MSG_OOB)
    except OSError:
        pytest.skip("no urgent bytes on this kernel's sockets")
    with pytest.raises(WireError):
        wire.receive(soon())


def test_a_socket_that_seems_ready_never_blocks(ends):
    wire, _theirs = ends
    wire._readable = type("AlwaysReady", (), {"poll": lambda self, _ms: [1]})()
    with pytest.raises(Late):
        wire.receive(soon())
