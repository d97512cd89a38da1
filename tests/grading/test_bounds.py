"""Bounds on a rate hold about as often as they say, for distributions whose rates are known."""

import numpy as np
import pytest
from scipy import stats

from autograder.grading.bounds import failure_bound, fitted_tail

SEED = 20_261_128
KNOWN = {
    "normal": stats.norm(),
    "exponential": stats.expon(),
    "uniform": stats.uniform(),
    "lognormal": stats.lognorm(0.5),
}


def test_without_a_failure_the_bound_is_the_rule_of_three():
    assert failure_bound(0, 3000) == pytest.approx(1 - 0.05 ** (1 / 3000))
    assert failure_bound(0, 3000) == pytest.approx(3 / 3000, rel=0.002)


@pytest.mark.parametrize(("failures", "runs"), [(1, 10), (2, 100), (40, 1000)])
def test_at_the_bound_so_few_failures_come_in_5_of_100_series(failures, runs):
    assert stats.binom.cdf(failures, runs, failure_bound(failures, runs)) == pytest.approx(0.05, abs=1e-6)


def test_nothing_is_known_without_runs_or_when_all_fail():
    assert failure_bound(0, 0) == failure_bound(7, 7) == 1.0


@pytest.mark.parametrize("rate", [0.001, 0.01, 0.2])
def test_the_bound_by_counting_holds_in_95_of_100_series(rate):
    print(f"seed {SEED}")
    failures = np.random.default_rng(SEED).binomial(400, rate, size=2000)
    assert np.mean([failure_bound(int(k), 400) >= rate for k in failures]) >= 0.94


@pytest.mark.parametrize("rate", [1e-3, 1e-5])
@pytest.mark.parametrize("name", KNOWN)
def test_the_bound_by_a_fitted_tail_holds_in_most_series(name, rate):
    print(f"seed {SEED}")
    known, rng = KNOWN[name], np.random.default_rng(SEED)
    tails = [fitted_tail(known.rvs(600, random_state=rng), known.isf(rate), upper=True) for _ in range(12)]
    assert sum(tail is not None and tail.at_most >= rate for tail in tails) >= 9


def test_a_fitted_tail_says_more_than_counting_where_the_bound_is_far():
    values = np.random.default_rng(SEED).normal(size=1000)
    tail = fitted_tail(values, 7.0, upper=True)
    assert tail is not None
    assert 0 <= tail.rate <= tail.at_most < 1e-5 < failure_bound(0, 1000)


def test_a_lower_bound_is_the_mirror_of_an_upper_one():
    values = np.random.default_rng(SEED).normal(size=1000)
    assert fitted_tail(values, 4.0, upper=True) == fitted_tail(-values, -4.0, upper=False)


@pytest.mark.parametrize(
    ("values", "bound"),
    [
        (np.arange(50.0), 60.0),  # too few
        (np.ones(3000), 2.0),  # all alike
        (np.repeat([0.0, 1.0], 1500), 2.0),  # two values
        (np.append(np.arange(3000.0), np.inf), 4000.0),
        (np.arange(3000.0), 2000.0),  # a third lies beyond: no tail is needed to see it
    ],
)
def test_where_values_say_nothing_about_a_tail_there_is_none(values, bound):
    assert fitted_tail(values, bound, upper=True) is None
