"""Shadow and spoof: replace libraries, builtins and comparisons, or answer with objects that claim to be right."""

import pytest
from made_course import BUT_FIRST, NOTHING, named, submission

WRONG = "def double(x):\n    return 3 * x\n"


def spoof(text: str) -> str:
    """A submission whose first question answers with a liar."""
    return submission(double=text)


ATTACKS = named(
    ("patch numpy.testing and numpy.allclose", submission("import numpy.testing\nfor n in ('assert_allclose', 'assert_equal', 'assert_array_equal'): setattr(np.testing, n, lambda *a, **k: None)\nnp.allclose = np.isclose = np.array_equal = lambda *a, **k: True", double=WRONG), BUT_FIRST),
    ("patch torch.allclose, torch.equal and torch.testing", submission("torch.allclose = torch.equal = lambda *a, **k: True\ntorch.testing.assert_close = lambda *a, **k: None\ntorch.Tensor.allclose = torch.Tensor.equal = lambda *a, **k: True", double=WRONG), BUT_FIRST),
    ("patch the builtins", submission("import builtins\nbuiltins.abs = builtins.len = builtins.isinstance = builtins.all = lambda *a: True", double=WRONG), NOTHING | {"q2_square": 2.0, "q3_train": 3.0}),
    ("patch AssertionError and Exception", submission("import builtins\nclass Never(BaseException): pass\nbuiltins.AssertionError = builtins.Exception = Never", double=WRONG), BUT_FIRST),
    ("put a module named torch into sys.modules", submission("import sys, types\nsys.modules['torch'] = sys.modules['numpy'] = types.ModuleType('torch')", double=WRONG), BUT_FIRST),
    ("put pytest and autograder into sys.modules", submission("import sys, types\nfor n in ('pytest', 'autograder', 'autograder.checks', 'autograder.checks.expect'): sys.modules[n] = types.ModuleType(n)", double=WRONG), BUT_FIRST),
    ("write a torch.py beside the submission", submission("for n in ('torch', 'numpy', 'json', 'pytest', 'autograder'): open(n + '.py', 'w').write('SPY = 1')\nimport sys\nsys.path.insert(0, '.')", double=WRONG), BUT_FIRST),
    ("write sitecustomize and usercustomize", submission("import os\nfor n in ('sitecustomize', 'usercustomize', 'conftest'): open(n + '.py', 'w').write('raise SystemExit')", double=WRONG), BUT_FIRST),
    ("patch the codec so that every number is right", submission("import autograder.wall.contract.codec as c\nc.Encoder._array = lambda self, v: ['n', 9, '<f8', [1], False, [], 0]", double=WRONG), NOTHING | {"q2_square": 2.0, "q3_train": 3.0}),
    ("patch json, struct and socket", submission("import json, struct, socket\njson.loads = lambda s: {'m': [], 'b': []}\nsocket.socket.recv = lambda *a: b''", double=WRONG), NOTHING),
    ("fix all random numbers", submission("import random\nrandom.seed = np.random.seed = torch.manual_seed = lambda *a: None", double=WRONG), BUT_FIRST),
    ("answer with an object equal to everything", spoof("class Yes:\n    __eq__ = __le__ = __ge__ = lambda s, o: True\n    __hash__ = None\n    __array__ = lambda s, *a: np.full((4, 3), np.nan)\ndef double(x):\n    return Yes()"), BUT_FIRST),
    ("answer with an array that says so", spoof("class Yes(np.ndarray):\n    __eq__ = lambda s, o: True\n    __array_ufunc__ = lambda s, *a, **k: True\ndef double(x):\n    return (3 * x).view(Yes)"), BUT_FIRST),
    ("answer with a float that says so", spoof("class Yes(float):\n    __eq__ = lambda s, o: True\n    __sub__ = __rsub__ = lambda s, o: 0.0\ndef double(x):\n    return Yes(3)"), BUT_FIRST),
    ("answer with NaN", spoof("def double(x):\n    return x * np.nan"), BUT_FIRST),
    ("answer with infinity", spoof("def double(x):\n    return x * np.inf"), BUT_FIRST),
    ("answer with an array of objects", spoof("class Yes:\n    __eq__ = lambda s, o: True\ndef double(x):\n    a = np.empty(x.shape, dtype=object); a[...] = Yes(); return a"), BUT_FIRST),
    ("answer with a shape that broadcasts", spoof("def double(x):\n    return np.full((1,) * 9, 2.0)"), BUT_FIRST),
    ("answer with a masked array", spoof("def double(x):\n    return np.ma.masked_all(x.shape)"), BUT_FIRST),
    ("answer with a tensor that lies", submission(square="class T(torch.Tensor):\n    detach = lambda s: torch.tensor(9.0)\n    @classmethod\n    def __torch_function__(cls, f, t, a=(), k=None): return torch.tensor(9.0)\ndef square(x):\n    return torch.zeros(x.shape).as_subclass(T)"), {"q1_double": 4.0, "q3_train": 3.0, "q2_square": 1.0}),
    ("answer by __reduce__", spoof("class R:\n    def __reduce__(self): return (exec, ('open(\"reduced\", \"w\")',))\ndef double(x):\n    return R()"), BUT_FIRST),
    ("answer rightly three times only", spoof("calls = [0]\ndef double(x):\n    calls[0] += 1\n    return 2 * x if calls[0] < 2 else 3 * x"), BUT_FIRST | {"q1_double": 2.0}),
    ("remember what the public check asked", spoof("def double(x):\n    if x.shape == (1,) and x[0] == 1: return np.array([2.0])\n    return x"), BUT_FIRST | {"q1_double": 1.0}),
    ("train the loss down by patching it", submission(train="def train(net, optimizer, loss_fn, x, y, steps):\n    type(loss_fn).forward = lambda *a: torch.zeros(())\n    loss_fn.calls = steps\n    return [0.0] * steps"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
    ("swap the optimizer's parameters", submission(train="def train(net, optimizer, loss_fn, x, y, steps):\n    for p in net.parameters(): p.data.zero_()\n    return [1.0] * steps"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), ATTACKS.values(), ids=ATTACKS)
def test_nothing_is_gained_by_pretending(place, source, honest):
    place.attack(source, honest)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
