"""Type, shape, dtype, finiteness, bounds and refusals."""

import numpy as np
import pytest
import torch

from autograder.checks import CheckFailure, StudentError, expect

NAN = float("nan")


def refused(call):
    with pytest.raises(CheckFailure) as caught:
        call()
    assert len(str(caught.value)) < 200
    return str(caught.value)


@pytest.mark.parametrize(
    "value",
    [NAN, float("inf"), True, np.bool_(True), "1", None, [1.0], np.ones(1), torch.ones(1), 1j, 10**400, {}],
)
def test_number_takes_only_one_finite_real_number(value):
    refused(lambda: expect.number(value, "the loss"))


@pytest.mark.parametrize("value", [1, 1.0, np.float32(1), np.array(1.0), torch.tensor(1.0), np.int64(1)])
def test_number_takes_scalars_of_all_libraries(value):
    assert expect.number(value) == 1.0


def test_the_first_thing_that_is_off_speaks():
    bad = torch.full((2,), NAN)
    assert "a NumPy array" in refused(lambda: expect.array(bad, shape=(3,), dtype="int"))
    assert "shape" in refused(lambda: expect.tensor(bad, shape=(3,), dtype="int"))
    assert "dtype" in refused(lambda: expect.tensor(bad, shape=(2,), dtype="int"))
    assert "NaN" in refused(lambda: expect.tensor(bad, shape=(2,), dtype="float"))


def test_tensor_returns_it_still_differentiable():
    x = torch.ones(2, requires_grad=True) * 2
    assert expect.tensor(x) is x


def test_array_returns_an_exact_array():
    class Sub(np.ndarray):
        pass

    assert type(expect.array(np.ones(2).view(Sub))) is np.ndarray


@pytest.mark.parametrize(
    ("value", "wanted"),
    [
        (torch.ones(1), torch.float64),
        (torch.ones(1), "float32"),
        (np.ones(1), np.float32),
        (np.ones(1), torch.float64),
        (np.ones(1), "int"),
        (np.ones(1, dtype=bool), "int"),
        (np.ones(1, dtype=">f8"), np.float64),
    ],
)
def test_another_dtype_is_refused_with_two_different_names(value, wanted):
    message = refused(lambda: expect.dtype(value, wanted))
    mine, theirs = message.removeprefix("your result has dtype ").removesuffix(".").split("; expected ")
    assert mine != theirs


@pytest.mark.parametrize(
    ("dtype", "words"), [("int64", "an int64"), ("uint8", "a uint8"), ("bool", "a bool")]
)
def test_arrays_and_tensors_have_the_right_article(dtype, words):
    array = np.ones(3, dtype=dtype)
    assert f"{words} array of shape (3,)" in refused(lambda: expect.type(array, list))
    assert f"{words} tensor of shape (3,)" in refused(lambda: expect.type(torch.tensor(array), list))


def test_finite_says_where():
    assert "[1, 0]" in refused(lambda: expect.finite(np.array([[1.0, 2.0], [NAN, 3.0]])))
    assert "infinite" in refused(lambda: expect.finite(torch.tensor(-float("inf"))))
    expect.finite(np.ones((0, 3)))


def test_a_bool_is_no_int():
    refused(lambda: expect.type(True, int))
    expect.type(True, bool)
    expect.type(1, (int, float))


@pytest.mark.parametrize("condition", [np.array([True]), torch.tensor(True), 1, "yes", None])
def test_true_takes_only_a_real_bool(condition):
    with pytest.raises(TypeError):
        expect.true(condition, "no")


def test_true_takes_numpys_bool_too():
    expect.true(np.bool_(True), "no")
    refused(lambda: expect.true(np.bool_(False), "no"))


def test_bounds_include_the_bound_and_refuse_nan():
    expect.at_most(1.0, 1.0)
    expect.at_least(torch.tensor(1.0), 1.0)
    for compare in (expect.at_most, expect.at_least):
        refused(lambda compare=compare: compare(NAN, 1.0))
    refused(lambda: expect.at_most(1.1, 1.0))


def test_a_refusal_counts_by_class_and_base_class():
    def student():
        raise StudentError("MyError", "no", ("MyError", "ValueError", "Exception"))

    expect.refuses(student, ValueError)
    assert "accepted" in refused(lambda: expect.refuses(lambda: 1, ValueError))
    assert "MyError" in refused(lambda: expect.refuses(student, KeyError))


@pytest.mark.parametrize("kind", ["timeout", "ended", "malformed", "missing", "limit", "NotImplementedError"])
def test_what_is_no_refusal_stays_what_it_is(kind):
    def student():
        raise StudentError(kind, "text", (kind, "ValueError", "RuntimeError"))

    with pytest.raises(StudentError):
        expect.refuses(student, (ValueError, RuntimeError))


def test_an_unwritten_function_refuses_nothing_at_home_either():
    def unwritten():
        raise NotImplementedError("q1: f")

    with pytest.raises(NotImplementedError):
        expect.refuses(unwritten, RuntimeError)
