"""Values survive the crossing bit by bit; what is no value is refused."""

import enum
import random

import numpy as np
import pytest
import torch

from autograder.wall.contract.codec import DEEPEST, Decoder, Encoder
from autograder.wall.contract.wire import TooLarge, WireError


def crossed(value, *, keep_layout=False, trusted=True):
    encoder = Encoder(lambda _: 0, lambda _, other: ["h", 1, type(other).__name__], keep_layout=keep_layout)
    node = encoder.encode(value)
    buffers = [bytearray(buffer) for buffer in encoder.buffers]
    return decoder(buffers, trusted=trusted).decode(node)


def decoder(buffers, *, trusted=True):
    def tensor(data, requires_grad, is_leaf, ref, grad):
        data.requires_grad_(requires_grad)
        data.grad = grad
        return data

    return Decoder(
        buffers, lambda ref, name: ("handle", ref, name), tensor, unpickle=None if trusted else bytes
    )


class Colour(enum.IntEnum):
    RED = 3


@pytest.mark.parametrize(
    "value",
    [None, True, False, 0, -1, 2**200, 1.5, float("inf"), "", "é\ud800\0\n", 1 + 2j, [], (), {}, [1, (2, {"a": [3]})],
     {1: 2, (1, 2): None, "x": {2.5: ()}}, torch.float32, torch.bfloat16, torch.device("cpu"), torch.device("cuda:1"),
     np.dtype("float32")],
)  # fmt: skip
def test_plain_values_come_back_as_they_were(value):
    found = crossed(value)
    assert found == value
    assert type(found) is type(value)


def test_nan_and_minus_zero_keep_their_bits():
    assert np.isnan(crossed(float("nan")))
    assert np.signbit(crossed(-0.0))
    bits = np.array([0x7FF8000000000001, 0x8000000000000000], dtype=np.uint64).view(np.float64)
    assert crossed(bits).tobytes() == bits.tobytes()


def test_subclasses_of_plain_types_come_as_their_values():
    found = crossed([Colour.RED, type("F", (float,), {})(1.5), type("S", (str,), {})("x")])
    assert found == [3, 1.5, "x"]
    assert [type(item) for item in found] == [int, float, str]


@pytest.mark.parametrize(
    "value",
    [
        np.float64(1.5),
        np.float32(-0.0),
        np.bool_(True),
        np.int8(-3),
        np.complex64(1j),
        np.str_("é"),
        np.uint64(2**63),
    ],
)
def test_numpy_scalars_stay_numpy_scalars(value):
    found = crossed(value)
    assert type(found) is type(value)
    assert found == value


ARRAYS = [
    np.zeros(()), np.zeros((0, 3)), np.arange(6.0).reshape(2, 3), np.arange(6)[::-1], np.arange(6).reshape(2, 3).T,
    np.arange(24).reshape(2, 3, 4)[:, ::-1, ::2], np.array([True, False]), np.array(["a", "é\U0001f600"]),
    np.broadcast_to(np.ones(1), (3, 4)), np.array([1 + 2j]), np.ones(3, dtype=np.float16), np.ones(2, dtype=">i4"),
    np.asfortranarray(np.arange(6).reshape(2, 3)), np.zeros((2, 0, 5), dtype=np.int8), np.array([], dtype="<U4"),
]  # fmt: skip


@pytest.mark.parametrize("value", ARRAYS, ids=range(len(ARRAYS)))
@pytest.mark.parametrize("keep_layout", [False, True])
def test_arrays_come_back_equal_and_writable(value, keep_layout):
    found = crossed(value, keep_layout=keep_layout)
    assert (found.dtype, found.shape) == (value.dtype, value.shape)
    assert np.array_equal(found, value)
    found[...] = found


def test_a_reversed_array_stays_one_for_the_student():
    assert crossed(np.arange(5)[::-1], keep_layout=True).strides == (-8,)


TENSORS = [
    torch.zeros(()), torch.zeros(0, 3), torch.arange(6).reshape(2, 3).T, torch.ones(1).expand(4, 5),
    torch.ones(()).expand(1, 1), torch.ones((), dtype=torch.bfloat16).expand(1),
    torch.ones(3, dtype=torch.bfloat16), torch.ones(2, dtype=torch.float16), torch.tensor([1 + 2j]),
    torch.tensor([1 + 2j]).conj(), torch.tensor([True, False]), torch.tensor([1, 2], dtype=torch.uint8),
    torch.arange(24.0).reshape(2, 3, 4)[:, 1], torch.tensor(1 + 2j).imag, torch.tensor([float("nan"), -0.0]),
    torch.zeros(2, 0, dtype=torch.float64), torch.ones(2, 3).to(memory_format=torch.contiguous_format),
]  # fmt: skip


@pytest.mark.parametrize("value", TENSORS, ids=range(len(TENSORS)))
@pytest.mark.parametrize("keep_layout", [False, True])
def test_tensors_come_back_bit_by_bit(value, keep_layout):
    found = crossed(value, keep_layout=keep_layout, trusted=False)
    assert (found.dtype, found.shape) == (value.dtype, value.shape)
    assert torch.equal(found.isnan(), value.isnan())
    assert torch.equal(found.nan_to_num(7.0) if found.is_floating_point() else found, value.nan_to_num(7.0) if value.is_floating_point() else value)  # fmt: skip


def test_a_transposed_tensor_stays_one_for_the_student():
    assert crossed(torch.ones(2, 3).T, keep_layout=True, trusted=False).stride() == (1, 3)


def test_a_leaf_brings_its_gradient():
    leaf = torch.ones(2, requires_grad=True)
    leaf.sum().backward()
    found = crossed(leaf)
    assert found.requires_grad
    assert torch.equal(found.grad, torch.ones(2))


@pytest.mark.parametrize(
    "value",
    [object(), {1, 2}, range(3), b"bytes", torch.ones(2, 2).to_sparse(), torch.ones(2, device="meta"),
     np.array([object()]), np.array(["2020"], dtype="datetime64[D]"), torch.nn.Linear(1, 1), lambda: 1,
     np.zeros(2, dtype=[("a", "f4")]), np.dtype([("a", "f4")]), torch.float8_e4m3fn, int],
)  # fmt: skip
def test_what_is_no_data_stays_where_it_is(value):
    assert crossed(value)[0] == "handle"


def test_what_has_no_end_is_too_large_to_send():
    endless = []
    endless.append(endless)
    deep = None
    for _ in range(DEEPEST + 1):
        deep = [deep]
    for value in (endless, deep, [0] * 1_000_001, 10**5000):
        with pytest.raises(TooLarge):
            crossed(value)


FORGED = [
    {}, {"a": 1}, [[]], [], ["l"], ["l", 1], ["l", [], 2], ["u", "ab"], ["d", [[1]]], ["d", [[["l", []], 1]]], ["d", {}],
    ["c", "a", 1], ["c", 1], ["x", 1], ["p", 0], ["h"], ["h", "1", "x"], ["h", 1, 2], ["k", "torch", "meta"],
    ["k", "torch-dtype", "os"], ["k", "numpy-dtype", "object0x"], ["k", "numpy-dtype", "O8"], ["k", "builtins", "eval"],
    ["n", 9, "<f8", [1], False, [], 0], ["n", -1, "<f8", [1], False, [], 0], ["n", 0, "|O8", [1], False, [], 0],
    ["n", 0, "<f8", [-1], False, [], 0], ["n", 0, "<f8", [2], False, [], 0], ["n", 0, "<f8", [True], False, [], 0],
    ["n", 0, "<f8", [1.0], False, [], 0], ["n", 0, "<f8", [1] * 40, False, [], 0], ["n", 0, "<f3", [1], False, [], 0],
    ["n", 0, "<U0", [1], False, [], 0], ["n", 0, "<U2", [1], True, [], 0], ["n", 0, "<f8", [1], False, [5], 0],
    ["n", 0, "<f8", [1], False, ["x"], 0], ["n", 1, "<f8", [0, 10**15], False, [], 0], ["n", 0, "V8", [1], False, [], 0],
    ["n", 1, "<f8", [10**30, 0], False, [], 0], ["n", 0, "<M8", [1], False, [], 0],
    ["t", 0, "float64", [2], None, "cpu", False, True, 0, None], ["t", 0, "nope", [1], None, "cpu", False, True, 0, None],
    ["t", 0, "float64", [1], None, "meta", False, True, 0, None], ["t", 0, "int64", [1], None, "cpu", True, True, 1, None],
    ["t", 0, "float64", [1], None, "cpu", True, True, 1, ["l", []]], ["t", 0, "float64", [1], None, "cpu", True, True, 1],
    ["t", 0, "float64", [1], None, "cpu", True, True, 1, ["t", 1, "float64", [0], None, "cpu", False, True, 0, None]],
    ["t", 0, "float64", [1], None, "cuda:9999999", False, True, 0, None], ["t", 1, "float32", [0, 10**12], None, "cpu", False, True, 0, None],
    ["t", 2, "float32", [1], None, "cpu", False, True, 0, None],
]  # fmt: skip


@pytest.mark.parametrize("node", FORGED, ids=range(len(FORGED)))
def test_a_forged_value_is_one_named_error(node):
    with pytest.raises(WireError):
        decoder([bytearray(b"\xff" * 8), bytearray(), bytearray(3)]).decode(node)


def test_a_forged_value_nested_without_end_is_refused():
    node = None
    for _ in range(500):
        node = ["l", [node]]
    for forged in (node, ["l", [node]]):
        with pytest.raises(WireError):
            decoder([]).decode(forged)


def test_forged_bools_become_sound_ones():
    raw = bytearray(b"\x02\x00\xff\x01")
    array = decoder([raw]).decode(["n", 0, "|b1", [4], False, [], 0])
    tensor = decoder([raw]).decode(["t", 0, "bool", [4], None, "cpu", False, True, 0, None])
    assert array.tobytes() == tensor.numpy().tobytes() == b"\x01\x00\x01\x01"


def test_random_nodes_never_do_anything_but_decode_or_be_refused():
    seed = random.randrange(2**32)
    print(f"seed {seed}")
    rng = random.Random(seed)
    parts = [
        "l",
        "u",
        "d",
        "c",
        "n",
        "t",
        "h",
        "k",
        "p",
        0,
        1,
        -1,
        2**40,
        1.5,
        None,
        True,
        "<f8",
        "float32",
        "cpu",
        "x",
        [],
        [1],
        [0],
    ]

    def any_node(depth):
        if depth == 0 or rng.random() < 0.5:
            return rng.choice(parts)
        return [any_node(depth - 1) for _ in range(rng.randrange(11))]

    for _ in range(3000):
        try:
            decoder([bytearray(8), bytearray()]).decode(any_node(4))
        except WireError:
            continue
