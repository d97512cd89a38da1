"""Swamp the grader: replies that never end, take for ever to decode, or are too large for what is done with them."""

import pytest
from made_course import BUT_FIRST, HONEST, function, named, submission

RAW = """
import gc, json, os, struct, sys, time
def the_wire():
    return next(o for o in gc.get_objects() if type(o).__name__ == 'Wire' and o._sock.fileno() >= 0)
def asked():
    frame = sys._getframe()
    while not isinstance(frame.f_locals.get('number'), int): frame = frame.f_back
    return frame.f_locals['number']
def raw(data):
    view = memoryview(data)
    while view: view = view[os.write(the_wire()._sock.fileno(), view):]
def frame(message, *buffers):
    head = json.dumps({'m': message, 'b': [len(b) for b in buffers]}).encode()
    return struct.pack('<I', len(head)) + head + b''.join(buffers)
def answer(node, *buffers):
    raw(frame([asked(), False, 'ok', node], *buffers))
    time.sleep(3600)
PRIME = 2**61 - 1
def tensor(buffer, dtype, shape): return ['t', buffer, dtype, shape, None, 'cpu', False, True, 0, None]
def array(buffer, dtype, shape): return ['n', buffer, dtype, shape, False, [], 0]
"""


def first(body: str) -> str:
    """A submission whose first question does something else than it should."""
    return submission(RAW, double=function("double", f"{body}\nreturn 2 * x"))


UNREADABLE = named(
    ("a dict of integers of one hash", first("answer(['d', [[k * PRIME, 0] for k in range(200_000)]])"), BUT_FIRST),
    ("a dict of floats of one hash", first("answer(['d', [[float(k), 0] for k in range(400_000)]])"), BUT_FIRST),
    ("a dict of tuples of one hash", first("answer(['d', [[['u', [k * PRIME] + [0] * 50], 0] for k in range(20_000)]])"), BUT_FIRST),
    ("a dict of long integers", first("answer(['d', [[k << 9000, 0] for k in range(4000)]])"), BUT_FIRST),
    ("the names of objects of one hash", first("answer(['l', [['h', k * PRIME, 'x'] for k in range(400_000)]])"), BUT_FIRST),
    ("one buffer as 50 000 tensors", first("answer(['l', [tensor(0, 'bool', [2**24])] * 50_000], bytes(2**24))"), BUT_FIRST),
    ("one buffer as 50 000 arrays", first("answer(['l', [array(0, '|b1', [2**24])] * 50_000], bytes(2**24))"), BUT_FIRST),
    ("a shape beyond its buffer", first("answer(array(0, '|u1', [2**40]), bytes(8))"), BUT_FIRST),
    ("a tensor's shape beyond its buffer", first("answer(tensor(0, 'float32', [2**40]), bytes(8))"), BUT_FIRST),
    ("two million parts", first("answer(['l', [0] * 2_100_000])"), BUT_FIRST),
    ("lists in lists in lists", first("text = '%s0%s' % ('[\"l\",[' * 300, ']]' * 300)\nhead = ('{\"m\":[%d,false,\"ok\",%s],\"b\":[]}' % (asked(), text)).encode()\nraw(struct.pack('<I', len(head)) + head)\ntime.sleep(3600)"), BUT_FIRST),
    ("integers of many digits", first("sys.set_int_max_str_digits(0)\nanswer(['l', [10**4290] * 3000])"), BUT_FIRST),
    ("half of a character", first("answer(array(0, '>U1', [1]), b'\\0\\0\\xd8\\0')"), BUT_FIRST),
    ("an error whose bases are lists in lists", first("kinds = []\nfor _ in range(900): kinds = [kinds]\nraw(frame([asked(), False, 'err', 'E', [kinds], 't', '']))\ntime.sleep(3600)"), BUT_FIRST),
)  # fmt: skip
ENDLESS = named(
    ("an urgent byte", first("the_wire()._sock.send(b'!', 1)\ntime.sleep(3600)"), BUT_FIRST),
    ("half a frame", first("raw(frame([asked(), False, 'ok', 1])[:-1])\ntime.sleep(3600)"), BUT_FIRST),
    ("a byte now and then", first("for byte in frame([asked(), False, 'ok', 'x' * 10_000]):\n    raw(bytes([byte])); time.sleep(0.01)"), BUT_FIRST),
    ("a frame of 256 MiB, slowly", first("data = frame([asked(), False, 'ok', array(0, '|u1', [2**24])], bytes(2**24))\nfor at in range(0, len(data), 4096):\n    raw(data[at:at + 4096]); time.sleep(0.01)"), BUT_FIRST),
    ("no end of frames", first("while True: raw(frame([asked(), False, 'ok', [0] * 1000]))"), BUT_FIRST),
)  # fmt: skip
TOO_LARGE_TO_USE = named(
    ("a value that is as deep as may be", submission(square="def square(x):\n    deep = x\n    for _ in range(30): deep = [deep]\n    return deep"), {"q1_double": 4.0, "q3_train": 3.0}),
    ("an integer that is as long as may be", submission(double="def double(x):\n    return 2**9_999"), BUT_FIRST),
    ("an integer that is longer", submission("import autograder.wall.contract.encoder as e\ne.WIDEST_INT = 10**9", double="def double(x):\n    return 2**12_000"), BUT_FIRST),
    ("losses as long as may be", submission(train="def train(net, optimizer, loss_fn, x, y, steps):\n    return [2**9_999] * steps"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
)  # fmt: skip
MORE_THAN_IT_GETS_THROUGH = named(
    ("an array that grows beside another", submission(double="def double(x):\n    return 2 * x if x.ndim == 1 else np.ones((32_000_000, 1, 1), dtype=np.int8).view(np.bool_)"), BUT_FIRST | {"q1_double": 2.0}),
    ("tensors by the million", submission(train=f"{HONEST['train']}\nhonest = train\ndef train(*args):\n    found = honest(*args)\n    return torch.ones(4_000_000) if args[-1] == 3 else found"), BUT_FIRST | {"q1_double": 4.0, "q3_train": 1.0}),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), UNREADABLE.values(), ids=UNREADABLE)
def test_what_is_no_value_is_said_to_be_none(place, source, honest):
    said = place.told(place.attack(source, honest))[0]
    assert any(words in said for words in ("could not be read", "took longer")), said  # a busy machine


@pytest.mark.parametrize(("source", "honest"), ENDLESS.values(), ids=ENDLESS)
def test_what_never_comes_to_an_end_is_ended_by_its_limit(place, source, honest):
    record = place.attack(source, honest)
    said = place.told(record)[0]
    assert any(words in said for words in ("took longer", "could not be read", "not permitted")), said


@pytest.mark.parametrize(("source", "honest"), TOO_LARGE_TO_USE.values(), ids=TOO_LARGE_TO_USE)
def test_what_is_too_large_is_a_failure_and_no_fault_of_the_grader(place, source, honest):
    assert place.attack(source, honest).earned <= sum(honest.values())


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # where it is stopped
@pytest.mark.parametrize(
    ("source", "honest"), MORE_THAN_IT_GETS_THROUGH.values(), ids=MORE_THAN_IT_GETS_THROUGH
)
def test_what_a_check_does_with_what_came_has_its_bounds(place, source, honest):
    said = "\n".join(place.told(place.attack(source, honest)))
    assert any(words in said for words in ("could not work with", "more than it may")), said


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
