"""What the runs of a calibration say of each threshold: who came near, how often a right one fails."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

import numpy as np

from autograder.checks.expect.thresholds import Measured
from autograder.grading.bounds import Tail, failure_bound, fitted_tail
from autograder.grading.calibrate import Run

_BETWEEN = (0.0, 0.25, 0.5, 0.75)  # other bounds: from the worst right value to the best wrong one


@dataclass(frozen=True)
class Elsewhere:
    """What another bound would let through.

    Attributes:
        bound: The other bound.
        right_beyond: Seeds on which a right variant would lie beyond it.
        wrong_inside: Wrong runs that would get past it.
    """

    bound: float
    right_beyond: int
    wrong_inside: int


@dataclass(frozen=True)
class Calibration:
    """What is known of one threshold.

    Right variants on one seed share their data and often their start, so that seeds are counted, not runs: a
    seed fails when any right variant fails on it, and its value is the worst of them.

    Attributes:
        question: Its question.
        check: Its check.
        what: What is measured.
        bound: The threshold.
        upper: Whether it is an upper bound.
        right_runs: Runs of right variants, whether they came as far as the threshold or not.
        seeds: How many seeds they were on.
        failed_seeds: On how many of these one did not pass the check.
        varies: Whether different seeds give different values; where not, one run says all.
        worst_right: The right value nearest to or beyond the bound; None when no right run came to it.
        tail: What a fitted tail says of right values beyond the bound; None where none can be fitted.
        wrong_runs: Runs of the chaff that this check must catch, and that came to this threshold.
        wrong_inside: How many of them got past it.
        best_wrong: The value among them nearest to or inside the bound.
        best_wrong_variant: Which chaff that was.
        elsewhere: What other bounds would let through.
    """

    question: str
    check: str
    what: str
    bound: float
    upper: bool
    right_runs: int
    seeds: int
    failed_seeds: int
    varies: bool
    worst_right: float | None
    tail: Tail | None
    wrong_runs: int
    wrong_inside: int
    best_wrong: float | None
    best_wrong_variant: str
    elsewhere: tuple[Elsewhere, ...]

    @property
    def at_most(self) -> float:
        """The rate at which a right submission fails, at most, with 95 % confidence, from counting alone."""
        return failure_bound(self.failed_seeds, self.seeds)


@dataclass(frozen=True)
class _Threshold:
    what: str
    bound: float
    upper: bool

    def value_of(self, measured: Iterable[Measured]) -> float | None:
        """The value of a run that decides: where several were compared, the worst."""
        values = [
            m.value for m in measured if (m.what, m.bound, m.upper) == (self.what, self.bound, self.upper)
        ]
        return self.worst(values)

    def worst(self, values: Iterable[float]) -> float | None:
        return (max if self.upper else min)(values, default=None)

    def best(self, values: Iterable[float]) -> float | None:
        return (min if self.upper else max)(values, default=None)

    def inside(self, value: float, bound: float) -> bool:
        return value <= bound if self.upper else value >= bound


def with_thresholds(runs: Sequence[Run]) -> list[Run]:
    """The runs of checks that compared with a threshold at least once, those that failed before it, too."""
    known = {(run.question, run.check) for run in runs if run.measured}
    return [run for run in runs if (run.question, run.check) in known]


def summarise(runs: Sequence[Run]) -> list[Calibration]:
    """One line per threshold."""
    keys = dict.fromkeys((r.question, r.check, m.what, m.bound, m.upper) for r in runs for m in r.measured)
    return [
        _summary(
            _Threshold(what, bound, upper), [r for r in runs if (r.question, r.check) == (question, check)]
        )
        for question, check, what, bound, upper in keys
    ]


def _summary(threshold: _Threshold, runs: Sequence[Run]) -> Calibration:
    right = [run for run in runs if run.right]
    by_seed = _worst_by_seed(threshold, right)
    values = list(by_seed.values())
    seeds = {run.seed for run in right}
    wrong = [(value, run) for run in runs if run.aimed if (value := _decided(threshold, run)) is not None]
    worst, best = threshold.worst(values), threshold.best(value for value, _ in wrong)
    varies = _varies(threshold, right)
    return Calibration(
        runs[0].question, runs[0].check, threshold.what, threshold.bound, threshold.upper,
        right_runs=len(right),
        seeds=len(seeds),
        failed_seeds=len({run.seed for run in right if not run.passed}),
        varies=varies,
        worst_right=worst,
        tail=fitted_tail(values, threshold.bound, upper=threshold.upper) if varies else None,
        wrong_runs=len(wrong),
        wrong_inside=sum(threshold.inside(value, threshold.bound) for value, _ in wrong),
        best_wrong=best,
        best_wrong_variant=next((run.variant for value, run in wrong if value == best), ""),
        elsewhere=tuple(_elsewhere(threshold, values, [value for value, _ in wrong])) if varies else (),
    )  # fmt: skip


def _varies(threshold: _Threshold, right: Sequence[Run]) -> bool:
    """Whether any variant has different values on different seeds."""
    known: dict[str, set[float | None]] = {}
    for run in right:
        known.setdefault(run.variant, set()).add(threshold.value_of(run.measured))
    return any(len(values) > 1 for values in known.values())


def _worst_by_seed(threshold: _Threshold, right: Sequence[Run]) -> dict[int, float]:
    found: dict[int, float] = {}
    for run in right:
        values = [v for v in (threshold.value_of(run.measured), found.get(run.seed)) if v is not None]
        worst = threshold.worst(values)
        if worst is not None:
            found[run.seed] = worst
    return found


def _decided(threshold: _Threshold, run: Run) -> float | None:
    """The value of a wrong run for which this threshold decides; None where something else failed it."""
    value = threshold.value_of(run.measured)
    if value is None or run.passed:
        return value
    beyond = next((m for m in run.measured if _is_beyond(m)), None)
    this = beyond is not None and threshold == _Threshold(beyond.what, beyond.bound, beyond.upper)
    return value if this else None


def _is_beyond(measured: Measured) -> bool:
    return measured.value > measured.bound if measured.upper else measured.value < measured.bound


def _elsewhere(threshold: _Threshold, right: Sequence[float], wrong: Sequence[float]) -> Iterable[Elsewhere]:
    worst, best = threshold.worst(right), threshold.best(wrong)
    if worst is None or best is None or not np.isfinite([worst, best]).all():
        return
    for share in _BETWEEN if threshold.inside(worst, best) else ():
        bound = worst + share * (best - worst)
        yield Elsewhere(
            bound,
            right_beyond=sum(not threshold.inside(value, bound) for value in right),
            wrong_inside=sum(threshold.inside(value, bound) for value in wrong),
        )
