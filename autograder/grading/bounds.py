"""How often a right submission fails at most, as far as so many runs can tell."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray
from scipy.optimize import brentq
from scipy.stats import beta, chi2, genpareto

CONFIDENCE = 0.95
_TAIL = 0.1  # the share of the runs that a tail is fitted to
_FEWEST = 40  # excesses; with fewer of them the bound is wider than what counting alone gives
_SHAPES = np.linspace(-1.0, 1.0, 41)  # from an end with as many values as before it to tails without a mean
_RAREST = 1e-15


def failure_bound(failures: int, runs: int, confidence: float = CONFIDENCE) -> float:
    """The rate that lies above the true one with a given confidence (Clopper and Pearson 1934).

    Of n independent runs without a failure it is about 3 / n for 95 % ("rule of three").

    Args:
        failures: How many of the runs failed.
        runs: How many there were.
        confidence: Share of such series of runs for which the bound holds.

    Returns:
        A rate from 0 to 1; 1 where there was no run.
    """
    return float(beta.ppf(confidence, failures + 1, runs - failures)) if failures < runs else 1.0


@dataclass(frozen=True)
class Tail:
    """What a fitted tail says of the rate at which values lie beyond a bound.

    The confidence is nominal: on series of known distributions the bound held in .85 to 1 of them, and for
    very heavy tails (Student's t with 4 degrees of freedom) in .68 to .78 only.

    Attributes:
        rate: The most likely rate.
        at_most: The rate that lies above the true one with 95 % confidence, if the tail is of this family.
        excesses: How many of the values the tail was fitted to.
    """

    rate: float
    at_most: float
    excesses: int


def fitted_tail(
    values: Sequence[float], bound: float, *, upper: bool, confidence: float = CONFIDENCE
) -> Tail | None:
    """Fits a generalised Pareto distribution to the tenth of the values nearest to a bound.

    What lies beyond a high threshold is nearly of this family, whatever the values are (Balkema and de Haan
    1974, Pickands 1975); the bound on the rate is that of the profile likelihood (Coles, An Introduction to
    Statistical Modeling of Extreme Values, 2001, section 4.3). It knows nothing of a second kind of run so
    rare that none of the values shows it.

    Args:
        values: Measured values of independent runs.
        bound: What they must not exceed.
        upper: Whether the bound is an upper one.
        confidence: Share of such series for which the bound on the rate holds.

    Returns:
        The tail; None where the values say nothing about one: too few, infinite or NaN, nearly all alike, or
        some beyond the bound by more than a tail is needed for.
    """
    found = np.sort(np.asarray(values, dtype=np.float64) * (1 if upper else -1))
    if len(found) * _TAIL < _FEWEST or not np.isfinite(found).all():
        return None
    threshold = found[-int(len(found) * _TAIL) - 1]
    excess, gap = found[found > threshold] - threshold, (bound if upper else -bound) - threshold
    if len(np.unique(excess)) < _FEWEST / 2 or gap <= np.median(excess):
        return None
    share, scale = len(excess) / len(found), float(excess.mean())
    excess, gap = excess / scale, gap / scale
    shape, _, size = genpareto.fit(excess, floc=0)
    rate = float(genpareto.sf(gap, shape, 0, size))
    at_most = _largest_likely(excess, gap, confidence)
    return Tail(share * rate, share * max(at_most, rate), len(excess))


def _largest_likely(excess: NDArray[np.float64], gap: float, confidence: float) -> float:
    """The largest rate beyond the gap that the excesses do not contradict, by their profile likelihood."""

    def likelihood(log_rate: float) -> float:
        # for every shape the scale at which this rate lies beyond the gap; shape 0 is the exponential
        with np.errstate(divide="ignore", invalid="ignore"):
            scales = np.where(_SHAPES == 0, -gap / log_rate, _SHAPES * gap / np.expm1(-_SHAPES * log_rate))
            density = genpareto.logpdf(excess[:, None], _SHAPES, 0, scales)
        return float(density.sum(axis=0).max())

    grid = np.linspace(np.log(_RAREST), np.log(0.9), 60)
    heights = np.array([likelihood(log_rate) for log_rate in grid])
    best = int(heights.argmax())
    # one-sided: the rate may err on the low side only
    low = heights[best] - chi2.ppf(2 * confidence - 1, 1) / 2
    if heights[-1] >= low:
        return 1.0
    beyond = next(n for n in range(best, len(grid)) if heights[n] < low)
    return float(np.exp(brentq(lambda r: likelihood(r) - low, grid[beyond - 1], grid[beyond], xtol=1e-3)))
