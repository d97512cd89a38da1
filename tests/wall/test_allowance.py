"""What a reply may not be: too much in parts, keys, digits, references or time."""

import pytest

from autograder.wall.contract.codec import Decoder
from autograder.wall.contract.wire import Late, TooLarge, WireError
from autograder.wall.outside.allowance import Allowance

PRIME = 2**61 - 1  # integers that it divides have one hash


def opened(node, *buffers, allowance=None, left=lambda: 1.0):
    """What a hostile reply decodes to on the trusted side."""
    counting = allowance or Allowance(1000)
    counting.begin(left)
    handle, tensor = (lambda ref, _name: ref), (lambda data, *_: data)
    return Decoder([bytearray(b) for b in buffers], handle, tensor, meter=counting).decode(node)


def keys(*nodes):
    return ["d", [[node, 0] for node in nodes]]


TOO_MUCH = {
    "parts": ["l", [0] * 2_100_000],
    "parts in lists": ["l", [["l", [0] * 1000] for _ in range(2100)]],
    "integers of one hash as keys": keys(*(k * PRIME for k in range(20_000))),
    "many numbers as keys": keys(*range(20_000)),
    "long integers as keys": keys(*(k << 9000 for k in range(1, 100))),
    "tuples of one hash as keys": keys(*(["u", [k, *[0] * 100]] for k in range(200))),
    "long texts in tuples as keys": keys(*(["u", ["x" * 100_000, k * PRIME]] for k in range(20))),
    "floats as keys": keys(*(float(k) for k in range(20_000))),
    "many long integers": ["l", [1 << 9000] * 1000],
    "an integer that cannot be sent back": 1 << 10_001,
    "a reference beyond all counting": ["h", 2**31 + 1, "x"],
    "a reference of many digits": ["h", PRIME * 2**100, "x"],
    "one buffer twice": ["l", [["n", 0, "|u1", [8], False, [], 0]] * 2],
    "one buffer as two tensors": ["l", [["t", 0, "uint8", [8], None, "cpu", False, True, 0, None]] * 2],
    "a shape beyond its buffer": ["n", 0, "|u1", [2**40], False, [], 0],
    "half a character": ["n", 0, ">U1", [2], False, [], 0],
}


@pytest.mark.parametrize("node", TOO_MUCH.values(), ids=TOO_MUCH)
def test_what_is_too_much_is_refused(node):
    with pytest.raises(WireError):
        opened(node, b"\x00\x00\xd8\x00" * 2)


@pytest.mark.parametrize(
    "kind", [["n", "|u1", False, [], 0], ["t", "uint8", None, "cpu", False, True, 0, None]]
)
def test_nothing_in_a_billion_rows_is_refused(kind):
    tag, dtype, *rest = kind
    assert opened([tag, 0, dtype, [1_000_000, 0, 1], *rest], b"").shape == (1_000_000, 0, 1)
    with pytest.raises(WireError):
        opened([tag, 0, dtype, [100_000, 100_000, 0], *rest], b"")


def test_what_honest_code_returns_is_not():
    counts = keys(*range(5000))
    texts = keys(*(f"word {k}" for k in range(50_000)))
    assert len(opened(counts)) == 5000
    assert len(opened(texts)) == 50_000
    assert opened(["l", [2**200, -(2**63)]]) == [2**200, -(2**63)]


def test_replies_are_counted_together():
    allowance = Allowance(1000)
    bytes_node, parts_node = ["n", 0, "|u1", [1000], False, [], 0], ["l", [0] * 999_000]
    for node in (bytes_node, parts_node):
        refused = 0
        for _ in range(20):
            try:
                opened(node, bytes(1000), allowance=allowance)
            except WireError:
                refused += 1
        assert 0 < refused < 10


def test_decoding_ends_with_the_calls_deadline():
    looks = iter([1.0] * 10)
    with pytest.raises(Late):
        opened(["l", [0] * 1_000_000], left=lambda: next(looks, 0.0))


@pytest.mark.parametrize(
    ("node", "measure"),
    [
        (["l", [["l", [["l", [["l", [1.0]]]]]]]], "depth"),
        (["l", [0] * 200_000], "parts"),
        (["l", [0] * 100_000], "text"),
        ("\x7f" * 400_000, "text"),
        (["n", 0, "|u1", [900], False, [], 0], "bytes"),
        (2**9000, "digits"),
    ],
)
def test_who_sent_much_explains_what_is_too_large(node, measure):
    allowance = Allowance(1000)
    opened(["l", [1.0, 2]], allowance=allowance)
    assert not allowance.explains(TooLarge("", measure))
    allowance.nested(5 if measure == "depth" else 1)
    opened(node, bytes(900), allowance=allowance)
    assert allowance.explains(TooLarge("", measure))
