"""Equal values give equal digests, up to rounding; other values give other ones."""

import tracemalloc

import numpy as np
import pytest
import torch

from autograder.checks.digests import alike
from autograder.checks.expect import digest as digests
from autograder.checks.expect.digest import digest
from autograder.checks.expect.plain import numbers

SEED = 20261128


def test_rounding_does_not_matter():
    rng = np.random.default_rng(SEED)
    for size in (1, 7, 1000):
        values = rng.normal(size=size)
        assert alike(digest(values), digest(values * (1 + 1e-6 * rng.normal(size=size))))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ([1.0, 2.0], [2.0, 1.0]),
        (torch.ones(3), torch.ones(3, 1)),
        (torch.ones(3), torch.ones(3, dtype=torch.int64)),
        (np.arange(5000.0), np.arange(5000.0) * 1.001),
        ([float("nan"), 1.0], [1.0, 1.0]),
        (True, 1),
        (None, 0),
        ("yes", "no"),
        ({"a": 1}, {"b": 1}),
        ((1, "a"), (2, "a")),
        (np.eye(40), np.roll(np.eye(40), 1, axis=1)),
    ],
)
def test_other_values_have_other_digests(one, other):
    assert not alike(digest(one), digest(other))


def test_what_is_large_is_looked_at_a_few_times_only_however_deep_it_lies(monkeypatch):
    calls = []
    monkeypatch.setattr(digests, "numbers", lambda *_: calls.append(1) or numbers(*_))
    large = [0] * 20_000
    for _ in range(25):
        large = [large]
    digest(large)
    assert len(calls) <= 1


def test_of_an_array_that_is_too_large_a_part_is_looked_at():
    tracemalloc.start()
    digest(np.ones(2**25, np.uint8))
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert peak < 2**27


def test_a_digest_is_short_whatever_it_is_of():
    assert len(digest([f"text {n}" * 50 for n in range(1000)])) < 300
