"""Forge: answer in the worker's place, with frames, references and verdicts that nobody asked for."""

import pytest
from made_course import ALL, BUT_FIRST, NOTHING, function, named, submission

WIRE = """
import gc, json, os, struct
def the_worker():
    return next(o for o in gc.get_objects() if type(o).__name__ == 'Worker')
def the_wire():
    return the_worker()._wire
def raw(head, *buffers):
    os.write(the_wire()._sock.fileno(), struct.pack('<I', len(head)) + head + b''.join(buffers))
def reply(message, buffers=(), sizes=None):
    sizes = [len(b) for b in buffers] if sizes is None else sizes
    raw(json.dumps({'m': message, 'b': sizes}).encode(), *buffers)
"""


LOADED = """
import autograder.wall.inside.worker as w
encode = w.Encoder.encode
def once(self, value):
    w.Encoder.encode = encode
    return encode(self, %s)
w.Encoder.encode = once
"""


def first(body: str, before: str = "") -> str:
    """A submission whose first question does something else than it should."""
    return submission(WIRE + before, double=function("double", f"{body}\nreturn 2 * x"))


ATTACKS = named(
    ("a header larger than memory", first("os.write(the_wire()._sock.fileno(), b'\\xff\\xff\\xff\\xff')"), BUT_FIRST),
    ("buffers larger than memory", first("reply([3, 'ok', None], sizes=[2**62])"), BUT_FIRST),
    ("a negative size", first("reply([3, 'ok', None], sizes=[-1])"), BUT_FIRST),
    ("JSON nested without end", first("raw(b'[' * 1_000_000)"), BUT_FIRST),
    ("JSON of a million lists", first("raw(b'{\"m\":[' + b'[],' * 1_000_000 + b'0],\"b\":[]}')"), BUT_FIRST),
    ("a frame that never ends", first("os.write(the_wire()._sock.fileno(), b'\\x10\\x00\\x00\\x00{')\nwhile True: pass"), BUT_FIRST),
    ("an answer before the question", submission(WIRE + "reply([1, 'ok', ['l', []]])\nreply([2, 'ok', None])"), ALL),
    ("every answer twice", first("", "import autograder.wall.contract.wire as w\nsend = w.Wire.send\ndef twice(self, *a, **k):\n    send(self, *a, **k); send(self, *a, **k)\nw.Wire.send = twice"), NOTHING),
    ("answers of another number", first("", "w = the_worker()\ntype(w)._obey = lambda *a: (['ok', True], type('E', (), {'buffers': []}))\n"), NOTHING),
    ("'passed' in place of every value", first("", "import autograder.wall.inside.worker as w\nw.Worker._obey = lambda self, *a: (['ok', 'passed'], w.Encoder(lambda v: 0, lambda e, v: None))"), NOTHING),
    ("a pickle", first("reply([4, 'ok', ['p', 0]], [b'cos\\nsystem\\n(S\"touch pickled\"\\ntR.'])"), BUT_FIRST),
    ("references that do not exist", first("reply([4, 'ok', ['h', 10**9, 'Tensor']])"), BUT_FIRST),
    ("the grader's own references", first("reply([4, 'ok', ['t', 0, 'float64', [1], None, 'cpu', True, False, -1, None]], [bytes(8)])"), BUT_FIRST),
    ("an array of shape (0, a trillion)", first("reply([4, 'ok', ['n', 0, '<f8', [0, 10**12], False, [], 0]], [b''])"), BUT_FIRST),
    ("a dtype that holds objects", first("reply([4, 'ok', ['n', 0, '|O8', [1], False, [], 0]], [bytes(8)])"), BUT_FIRST),
    ("an error that says 'passed'", submission(double="def double(x):\n    raise type('passed', (Exception,), {})('passed')"), BUT_FIRST),
    ("an error named as one of the wall's own", submission(double="def double(x):\n    raise type('timeout', (Exception,), {})('4 of 4 points')"), BUT_FIRST),
    ("a results file", submission("open('results.json', 'w').write('{\"tests\": [{\"score\": 100}]}')\nprint('{\"score\": 100}')"), ALL),
    ("a results file at exit", submission("import atexit\natexit.register(lambda: open('results.json', 'w').write('all points'))"), ALL),
    ("handles whose length is a billion", submission(double="class Long(list):\n    pass\nclass L:\n    def __len__(self): return 10**9\n    def __getitem__(self, i): return 2.0\ndef double(x):\n    return L()"), BUT_FIRST),
    ("thousands of problems with its cells", submission(LOADED % "[[[10**3000, '\\x1b[1m', '[b]', '\\ud800' * 9999, '', ['double'] * 99, -1]] * 900, True]"), ALL),
    ("problems that are none", submission(LOADED % "[[None, [], [1] * 7, {}, 'x', [1, 2, 3, 4, 5, 6, 7]], True]"), ALL),
    ("no answer to how loading went", submission(LOADED % "{'problems': 7}"), NOTHING),
    ("gradients of another shape", submission(WIRE + "import autograder.wall.inside.worker as w\nw.Worker.do_backward = lambda s, e, o, g, i, watched: e.encode([[torch.ones(2, 3, 4)] * len(i), [torch.ones(9)] * len(watched)])"), {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}),
    ("gradients that are none", submission(WIRE + "import autograder.wall.inside.worker as w\nw.Worker.do_backward = lambda s, e, o, g, i, watched: e.encode([['gradient', 3.0, None, np.ones(3)][:len(i)], [[]] * len(watched)])"), {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}),
    ("gradients without end", submission(WIRE + "import autograder.wall.inside.worker as w\nw.Worker.do_backward = lambda s, e, *a: e.encode([[torch.ones(5)] * 10_000, []])"), {"q1_double": 4.0, "q2_square": 1.0, "q3_train": 3.0}),
    ("right words of another question", first("", "import autograder.wall.inside.worker as w\nget = w.Worker.do_get\nw.Worker.do_get = lambda s, e, name: get(s, e, {'double': 'square', 'square': 'double'}.get(name, name))"), {"q3_train": 3.0, "q2_square": 0.0}),
    ("answers in place of what the checks run there", submission(WIRE + "import autograder.wall.inside.worker as w\ncall = w.Worker.do_call\nw.Worker.do_call = lambda s, e, f, a, k: e.encode([torch.zeros(1, 2), torch.zeros(1)]) if getattr(f, '__name__', '') == 'weights' else call(s, e, f, a, k)", train="def train(net, optimizer, loss_fn, x, y, steps):\n    return [loss_fn(net(x), y).item() for _ in range(steps)]"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
    ("a check that is skipped", first("", "import autograder.wall.inside.worker as w\nw.Worker._obey = lambda *a: (['err', 'Skipped', ['Skipped', 'OutcomeException'], 'Waits for: nothing', ''], type('E', (), {'buffers': []}))"), NOTHING),
    ("a name that is not found, and yet something", first("", "import autograder.wall.inside.worker as w\nw.Worker.do_get = lambda s, e, name: e.encode([False, lambda x: 2 * x])"), NOTHING),
    ("the grader's names for all objects", first("", "import autograder.wall.inside.worker as w\nname = w.Worker._name\nw.Worker._name = lambda s, v: -name(s, v)"), NOTHING),
    ("no names for objects", first("", "import autograder.wall.inside.worker as w\nw.Worker._name = lambda s, v: 0"), NOTHING),
    ("types as one wants them", first("", "import builtins\nbuiltins.type = lambda *a: float\nbuiltins.isinstance = lambda *a: True"), NOTHING),
    ("other bytes through the file descriptors", submission(double="import os\ndef double(x):\n    for fd in range(256):\n        try: os.write(fd, b'\\xff' * 1000)\n        except OSError: pass\n    return 2 * x"), BUT_FIRST),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), ATTACKS.values(), ids=ATTACKS)
def test_a_forged_answer_gains_nothing(place, source, honest):
    place.attack(source, honest)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
