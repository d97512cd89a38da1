"""Whatever comes back, `expect` passes or says what is wrong with it: it never breaks, and nothing odd is right."""

import numpy as np
import pytest
import torch

from autograder.checks import CheckFailure, StudentError, expect

VALUES = """
import collections, decimal, enum, fractions, math
import numpy as np, torch
class Odd(enum.IntEnum): ONE = 1
Pair = collections.namedtuple('Pair', 'a b')
def coroutine(): yield
VALUES = {
    'nothing': None, 'not implemented': NotImplemented, 'an ellipsis': ..., 'a type': int, 'a module': math,
    'a function': len, 'a generator': coroutine(), 'a slice': slice(3), 'a range': range(3), 'a set': {1, 2},
    'a set of none': frozenset(), 'bytes': b'123', 'a buffer': memoryview(b'123'), 'an enum': Odd.ONE,
    'a fraction': fractions.Fraction(1, 3), 'a decimal': decimal.Decimal('NaN'), 'a pair': Pair(1, 2),
    'a deque': collections.deque([1.0]), 'an ordered dict': collections.OrderedDict(a=1), 'keys': {}.keys(),
    'a dict of odd keys': {(1, (2, 3)): 1, None: 2, 1.5: 3, b'': 4}, 'complex NaN': complex('nan'),
    'an integer beyond floats': 10**400, 'a negative zero': -0.0, 'a text of digits': '1.0',
    'a list of lists': [[1.0], [1.0, 2.0]], 'a list of odd things': [None, 'a', {}, [b'']],
    'float128': np.longdouble(1), 'complex256': np.clongdouble(1), 'float16': np.float16(1), 'a void': np.void(b'12'),
    'times': np.array(['2026-01-01'], 'M8[D]'), 'a time span': np.timedelta64(3, 's'), 'texts': np.array(['a', 'bc']),
    'bytes of numpy': np.array([b'a']), 'a record': np.zeros(3, 'i4,f8'), 'objects': np.array([1, 'a', None], object),
    'big-endian': np.ones(3, '>f8'), 'backwards': np.ones(3)[::-1], 'from the middle': np.ones((6, 6))[::2, ::-3],
    'masked': np.ma.masked_all(3), 'a matrix': np.matrix([[1.0]]), 'an array of 32 dimensions': np.ones((1,) * 32),
    'no rows': np.ones((0, 3)), 'a broadcast': np.broadcast_to(1.0, (3,)), 'unsigned': np.array([2**64 - 1], np.uint64),
    'sparse': torch.eye(3).to_sparse(), 'compressed': torch.eye(3).to_sparse_csr(), 'meta': torch.ones(3, device='meta'),
    'quantized': torch.quantize_per_tensor(torch.ones(3), 0.1, 0, torch.qint8), 'half': torch.ones(3).half(),
    'bfloat16': torch.ones(3).bfloat16(), 'float8': torch.ones(3).to(torch.float8_e4m3fn), 'chalf': torch.ones(3, dtype=torch.chalf),
    'conjugated': torch.ones(3, dtype=torch.cfloat).conj(), 'negated': torch.ones(3, dtype=torch.cfloat).conj().imag,
    'expanded': torch.ones(1).expand(3), 'transposed': torch.ones(2, 3).t(), 'a parameter': torch.nn.Parameter(torch.ones(3)),
    'in a graph': torch.ones(3, requires_grad=True) * 1, 'booleans': torch.ones(3) > 0, 'no dimension': torch.tensor(1.0),
    'nothing in it': torch.ones(0), 'a size': torch.Size([3]), 'a dtype': torch.float32, 'a device': torch.device('cpu'),
    'nested': torch.nested.nested_tensor([torch.ones(1), torch.ones(2)]), 'a network': torch.nn.Linear(1, 1),
    'inference': torch.inference_mode()(lambda: torch.ones(3))(), 'infinite': torch.full((3,), math.inf), 'uint16': torch.ones(3, dtype=torch.uint16),
}
def names(): return sorted(VALUES)
def value(name): return VALUES[name]
"""
WANTED = {
    "a number": 7.0, "an integer": 7, "an array": np.full(3, 7.0), "a tensor": torch.full((3,), 7.0),
    "a list": [7.0, 7.0, 7.0], "a text": "seven", "a dict": {"a": 7}, "texts": np.array(["seven", "7"]), "none of it": np.ones((0, 7)),
}  # fmt: skip
ASKED = [
    *((name, "close", lambda v, w=w: expect.close(v, w)) for name, w in WANTED.items() if name not in {"a text", "a dict", "texts"}),
    *((name, "equal", lambda v, w=w: expect.equal(v, w)) for name, w in WANTED.items()),
    ("an exception", "type", lambda v: expect.type(v, ArithmeticError)),
    ("seven dimensions", "shape", lambda v: expect.shape(v, (7,) * 7)),
    ("numpy's", "dtype", lambda v: expect.dtype(v, np.dtype("c8"))),
    ("torch's", "dtype", lambda v: expect.dtype(v, torch.int16)),
    ("an array", "array", lambda v: expect.array(v, shape=(7,))),
    ("a tensor", "tensor", lambda v: expect.tensor(v, shape=(7,))),
    ("seven", "at least", lambda v: expect.at_least(v, 7e300)),
    ("less", "at most", lambda v: expect.at_most(v, -7.0)),
]  # fmt: skip


def test_nothing_odd_is_right_and_nothing_breaks_what_compares(behind):
    """The student's values, each against each expectation that none of them fulfils."""
    student = behind(VALUES)
    wrong = []
    for name in student.names():
        try:
            value = student.value(name)
        except StudentError:  # it cannot even be sent
            continue
        for wanted, asked, ask in ASKED:
            try:
                ask(value)
            except CheckFailure:
                continue
            except Exception as error:
                wrong.append(f"{name}, {asked} ({wanted}): {type(error).__name__}: {error}")
            else:
                wrong.append(f"{name}, {asked} ({wanted}): passes")
    assert not wrong, "\n".join(wrong)


def test_finite_says_or_fails(behind):
    student = behind(VALUES)
    for name in student.names():
        try:
            expect.finite(student.value(name))
        except (CheckFailure, StudentError):
            continue
    with pytest.raises(CheckFailure):
        expect.finite(student.value("infinite"))
