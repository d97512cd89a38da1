"""Odd values: results that are no data, data that lies about itself, and data that is costly to look at."""

import pytest
from made_course import ALL, BUT_FIRST, function, named, submission
from test_swamp_the_grader import RAW

NO_SQUARE = {"q1_double": 4.0, "q3_train": 3.0}


def double(body: str, before: str = "") -> str:
    """A submission whose first question answers with something odd."""
    return submission(RAW + before, double=function("double", body))


def square(body: str, before: str = "") -> str:
    """The same of the second question."""
    return submission(RAW + before, square=function("square", body))


ARRAYS = named(
    ("strides of petabytes", double("return np.lib.stride_tricks.as_strided(np.zeros(1), (2**40, 2**10), (0, 0))"), BUT_FIRST),
    ("strides that overlap", double("return np.lib.stride_tricks.as_strided(np.zeros(9), (10**6, 10**4), (0, 0))"), BUT_FIRST),
    ("structured", double("return np.zeros(x.shape, dtype=[('a', 'f8'), ('b', 'O')])"), BUT_FIRST),
    ("dates", double("return np.full(x.shape, 'NaT', dtype='datetime64[ns]')"), BUT_FIRST),
    ("raw bytes", double("return np.zeros(x.shape, dtype='V8')"), BUT_FIRST),
    ("texts of a megabyte", double("return np.array(['x' * 10**6] * 8)"), BUT_FIRST),
    ("long doubles", double("return np.full(x.shape, 3, dtype=np.longdouble)"), BUT_FIRST),
    ("a file that shrinks", double("np.zeros(10**5).tofile('f')\na = np.memmap('f', dtype='f8', mode='r+')\nopen('f', 'w').close()\nreturn a"), BUT_FIRST),
    ("empty in a billion rows", double("answer(array(0, '<f8', [1_000_000, 1_000_000, 0]), b'')"), BUT_FIRST),
    ("empty tensors in a billion rows", double("answer(tensor(0, 'float64', [1_000_000, 1_000_000, 0]), b'')"), BUT_FIRST),
    ("signalling NaN", double("return np.full(x.shape, 0x7ff4000000000000, dtype='u8').view('f8')"), BUT_FIRST),
    ("of another byte order", double("return (2 * x).astype('>f8')"), ALL),
    ("masked", double("return np.ma.array(3 * x, mask=True)"), BUT_FIRST),
    ("a subclass that answers for itself", double("return np.asarray(3 * x).view(Liar)", "class Liar(np.ndarray):\n    shape = property(lambda s: (1,))\n    dtype = property(lambda s: np.dtype('f8'))\n    tobytes = lambda s, *a: np.array([2.0]).tobytes()\n    __array_function__ = lambda s, *a: np.array([2.0])\n"), BUT_FIRST),
    ("`__array__` that counts how often it is asked", double("return Late()", "class Late:\n    n = 0\n    def __array__(s, *a, **k):\n        Late.n += 1; return np.full(4, 2.0 * Late.n)\n"), BUT_FIRST),
)  # fmt: skip
TENSORS = named(
    ("on no device", square("return torch.zeros(x.shape, device='meta', requires_grad=True)"), NO_SQUARE),
    ("fake", square("from torch._subclasses.fake_tensor import FakeTensorMode\nwith FakeTensorMode(): return torch.zeros(x.shape)"), NO_SQUARE),
    ("quantized", square("return torch.quantize_per_tensor(x.detach().float().reshape(-1), 1.0, 0, torch.qint8)"), NO_SQUARE),
    ("nested", square("return torch.nested.nested_tensor([x.detach().reshape(-1)] * 3)"), NO_SQUARE),
    ("sparse with a gradient", square("return (x * x).reshape(-1).to_sparse()"), NO_SQUARE),
    ("tensors with strides of petabytes", square("return torch.zeros(1, requires_grad=True).expand(2**50)"), NO_SQUARE),
    ("views beyond their storage", square("return torch.zeros(1).as_strided((2**20, 2**20), (0, 0))"), NO_SQUARE),
    ("negative and conjugate views", square("return torch.view_as_complex(torch.ones(4, 2)).conj().imag"), NO_SQUARE),
    ("a tensor that answers for itself", square("return Liar(torch.zeros(x.shape))", "class Liar(torch.Tensor):\n    shape = property(lambda s: (1,))\n    dtype = property(lambda s: torch.float32)\n    requires_grad = property(lambda s: True)\n    is_leaf = property(lambda s: False)\n    @classmethod\n    def __torch_function__(cls, f, t, a=(), k=None): return torch.tensor(9.0)\n"), NO_SQUARE | {"q2_square": 1.0}),
    ("of a layout of its own", square("return (x * x).float().reshape(1, -1).to_mkldnn()"), NO_SQUARE),
    ("of a dtype that nobody has", square("return (x * x).to(torch.float8_e4m3fn)"), NO_SQUARE),
    ("unsigned", square("return (x * x).to(torch.uint64)"), NO_SQUARE),
    ("out of a map over batches", square("torch.func.vmap(lambda t: kept.append(t) or t)(torch.ones(3))\nreturn kept[-1]", "kept = []\n"), NO_SQUARE),
    ("out of a functional gradient", square("torch.func.grad(lambda t: kept.append(t * t) or (t * t).sum())(x.reshape(-1))\nreturn kept[-1]", "kept = []\n"), NO_SQUARE),
    ("with a tangent", square("return f.make_dual((x * x).detach(), x.detach())", "import torch.autograd.forward_ad as f\nlevel = f.dual_level()\nlevel.__enter__()\n"), NO_SQUARE | {"q2_square": 1.0}),
    ("without a shape", square("return torch.nn.UninitializedParameter()"), NO_SQUARE),
    ("without a storage", square("y = x * x\ny.untyped_storage().resize_(0)\nreturn y"), NO_SQUARE),
    ("whose gradient has a gradient, fifty times", square("a = b = torch.zeros(1, requires_grad=True)\nfor _ in range(50):\n    b.grad = torch.zeros(1, requires_grad=True); b = b.grad\nreturn a"), NO_SQUARE),
    ("the argument with other data", square("x.data = torch.zeros(7, dtype=x.dtype)\nreturn (x * x).sum()"), NO_SQUARE),
    ("a parameter in place of a result", square("return torch.nn.Parameter((x * x).detach())"), NO_SQUARE | {"q2_square": 1.0}),
    ("a hook that changes gradients", square("y = x * x\nif y.requires_grad: y.register_hook(lambda g: g * 3)\nreturn y"), NO_SQUARE | {"q2_square": 1.0}),
    ("a hook without end", square("y = x * x\nif y.requires_grad: y.register_hook(lambda g: [time.sleep(1) for _ in iter(int, 1)])\nreturn y"), NO_SQUARE | {"q2_square": 1.0}),
    ("a graph of a hundred thousand steps", square("y = x * x\nfor _ in range(100_000): y = y + 0\nreturn y"), ALL),
    ("a functional that lies", submission("torch.nn.functional.mse_loss = lambda *a, **k: torch.zeros((), requires_grad=True)\ntorch.nn.MSELoss.forward = lambda *a: torch.zeros((), requires_grad=True)", square="def square(x):\n    return torch.nn.functional.mse_loss(x, 0 * x)"), NO_SQUARE),
)  # fmt: skip
NUMBERS = named(
    ("an index that lies", double("class I(int):\n    __index__ = __int__ = __float__ = lambda s: 2\n    __eq__ = __lt__ = __gt__ = lambda s, o: True\n    __hash__ = int.__hash__\nreturn I(7)"), BUT_FIRST),
    ("a length below 0", double("return Of(-1)", "class Of:\n    def __init__(s, n): s.n = n\n    def __len__(s): return s.n\nimport autograder.wall.inside.worker as w\nw.Worker.do_len = lambda s, e, v: -5\n"), BUT_FIRST),
    ("a length that is a text", double("return Of()", "class Of: pass\nimport autograder.wall.inside.worker as w\nw.Worker.do_len = lambda s, e, v: 'many'\nw.Worker.do_iterate = lambda s, e, v: 7\n"), BUT_FIRST),
    ("a list without end", double("return L()", "class L(list):\n    def __iter__(s):\n        while True: yield 1\n"), BUT_FIRST),
    ("a dict without end", double("return D()", "class D(dict):\n    def items(s):\n        while True: yield 'k', 1\n"), BUT_FIRST),
    ("a number whose sign is a right answer", double("return F(7)", "class F(float):\n    __pos__ = __neg__ = __abs__ = lambda s: 2.0\n"), BUT_FIRST),
    ("a class that claims another", double("class C:\n    __class__ = property(lambda s: np.ndarray)\n    shape, dtype = (1,), np.dtype('f8')\nreturn C()"), BUT_FIRST),
    ("keys that are no texts", double("return {(1, ('a', (2.0,))): 1, None: 2, 1j: 3, True: 4}"), BUT_FIRST),
    ("text that grows when it is cleaned and sent back", submission(RAW, train="def train(net, optimizer, loss_fn, x, y, steps):\n    answer('\\x7f' * 15_000_000)"), {"q1_double": 4.0, "q2_square": 2.0, "q3_train": 1.0}),
    ("a hundred megabytes of text", double("return 'x' * 10**8"), BUT_FIRST),
    ("an exception that is its own cause", double("e = ValueError('x'); f = KeyError('y'); e.__cause__ = f; f.__cause__ = e\nraise e"), BUT_FIRST),
    ("a traceback of a million frames", double("sys.setrecursionlimit(10**6)\ndef f(n): return f(n - 1) if n else 1 / 0\nreturn f(20_000)"), BUT_FIRST),
    ("a syntax error of its own", double("e = SyntaxError('x', ('<cell [1]>', 10**9, 10**9, 'y' * 10**7))\ne.filename = '\\x1b' * 10**6\nraise e"), BUT_FIRST),
    ("an exception with a million notes", double("e = ValueError('x')\ne.__notes__ = ['\\ud800'] * 10**6\nraise e"), BUT_FIRST),
    ("a name error that names something else", double("e = NameError('x', name=Odd())\nraise e", "class Odd(str):\n    def __str__(s): return '4 of 4'\n    __eq__ = lambda s, o: True\n    __hash__ = lambda s: 0\n"), BUT_FIRST),
    ("an exception whose class lies", double("class M(type):\n    __name__ = property(lambda c: 1 / 0)\nclass E(Exception, metaclass=M): pass\nraise E"), BUT_FIRST),
)  # fmt: skip


@pytest.mark.parametrize(("source", "honest"), ARRAYS.values(), ids=ARRAYS)
def test_an_array_is_what_its_numbers_are(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), TENSORS.values(), ids=TENSORS)
def test_a_tensor_is_what_its_numbers_and_gradients_are(place, source, honest):
    place.attack(source, honest)


@pytest.mark.parametrize(("source", "honest"), NUMBERS.values(), ids=NUMBERS)
def test_what_an_object_says_of_itself_counts_for_nothing(place, source, honest):
    place.attack(source, honest)


def test_the_next_submission_is_unharmed(place):
    place.assert_unharmed()
