"""The pytest plugin: fixtures, followers, seeds, and one verdict per check."""

import time
from collections.abc import Container, Generator, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import cloudpickle
import numpy as np
import pytest
import torch

from autograder.assignment import ChaffinchError, CheckResult, Picture, Reason, Verdict
from autograder.checks import calls
from autograder.checks.bench import Bench
from autograder.checks.expect import thresholds
from autograder.checks.failures import StudentError
from autograder.checks.items import (
    key_of,
    place_of,
    require_before,
    require_fixtures,
    spec_of_item,
)
from autograder.checks.judging import judged, judged_further, passed, unrun
from autograder.checks.picture import picture_of, starting
from autograder.checks.subject import Subject
from autograder.process.bounded import Exceeded, bounded
from autograder.process.seeds import seed_here, uncommon

if TYPE_CHECKING:
    from pathlib import Path


_LEAST_SECONDS = 0.05
_TOO_MUCH = "What your code gave is so much that the check could not get through it."


def _nobody(question: str) -> Subject:
    raise ChaffinchError(f"{question} was asked for a submission while checks were only listed.")


class CheckPlugin:
    """Runs of check files, each against one submission.

    Args:
        bench: What the checks of the first run work on; nothing, when they are only collected.
    """

    def __init__(self, bench: Bench | None = None) -> None:
        self._bench = bench or Bench(_nobody)
        self._items: list[pytest.Item] = []
        self._unrun: dict[tuple[str, str], CheckResult] = {}
        self._results: dict[tuple[str, str], CheckResult] = {}
        self._started = 0.0
        self._used: dict[str, float] = {}
        self._question = ""

    def begin(
        self, bench: Bench, question: str | None = None, only: Container[tuple[str, str]] | None = None
    ) -> list[pytest.Item]:
        """Forgets the results so far and returns what to run: all, one question's checks, or named ones.

        All public checks come first, so that nothing of a hidden one can reach a message that students see.
        Of named ones none waits for what is not among them.
        """
        self._bench, self._used = bench, {}
        calls.forgotten()
        self._results = {
            key: result
            for key, result in self._unrun.items()
            if question in {None, key[0]} and (only is None or key in only)
        }
        chosen = [item for item in self._items if key_of(item) in self._results]
        return sorted(chosen, key=lambda item: self._results[key_of(item)].hidden)

    def unrun(self) -> list[CheckResult]:
        """All checks, in order, as if none had run."""
        return list(self._unrun.values())

    @property
    def results(self) -> list[CheckResult]:
        """Results so far, in the order of the checks."""
        return list(self._results.values())

    # --- fixtures -------------------------------------------------------------------------------------------

    @pytest.fixture
    def student(self) -> Subject:
        """The submission."""
        # pytest's `request` would know the question, too, and is made three times a check
        return self._bench.student_for(self._question)

    @pytest.fixture
    def solution(self) -> Subject:
        """The solution, in the grader's own process."""
        if self._bench.solution is None:
            raise ChaffinchError("A public check asks for `solution`.", "Only hidden checks have one.")
        return self._bench.solution

    @pytest.fixture
    def seed(self) -> int:
        """The run's seed: one that no student would set."""
        return uncommon(self._bench.seed)

    @pytest.fixture
    def rng(self) -> np.random.Generator:
        """A fresh generator from the run's seed."""
        return np.random.default_rng(uncommon(self._bench.seed))

    @pytest.fixture
    def device(self) -> torch.device:
        """Where tensors go."""
        return self._bench.device

    # --- hooks ----------------------------------------------------------------------------------------------

    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        """Registers every check before any runs, so that a crash of the run still lists them all."""
        homes: dict[tuple[str, str], Path] = {}
        for module in {getattr(item, "module") for item in items}:  # noqa: B009 - pytest.Item does not declare it
            cloudpickle.register_pickle_by_value(module)  # the student process cannot import it
        for item in items:
            spec, key = spec_of_item(item), key_of(item)
            if homes.setdefault(key, item.path) != item.path:
                where = f"{homes[key].parent.name} and {item.path.parent.name}"
                raise ChaffinchError(f"{key[0]} has two checks named {key[1]} ({where}).", "Rename one.")
            hidden = item.path.parent.name == "hidden"
            self._unrun.setdefault(key, unrun(spec, key[0], hidden=hidden))
            require_fixtures(item)
        self._items, self._results = items, dict(self._unrun)
        order = list(self._unrun)
        for item in items:
            for name in spec_of_item(item).after:
                require_before((key_of(item)[0], name), key_of(item), order, place_of(item))

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skips followers and seeds both sides."""
        question, name = key_of(item)
        self._question, self._started = question, time.perf_counter()
        for earlier in spec_of_item(item).after:
            awaited = self._results.get((question, earlier))
            if awaited and awaited.verdict is not Verdict.PASSED:
                pytest.skip(awaited.rule)
        thresholds.begin(question, name)
        calls.starting()
        starting(hidden=self._results[key_of(item)].hidden)
        seed_here(self._bench.seed)
        self._bench.reseed(question, self._bench.seed)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_call(self, item: pytest.Item) -> Generator[None, object, object]:
        """Lets a check use up no more than it may."""
        try:
            with self._effort_of(key_of(item)[0]):
                return (yield)
        except Exceeded as error:
            raise self._too_long(item).with_traceback(error.__traceback__) from None

    def _too_long(self, item: pytest.Item) -> Exception:
        effort = self._bench.effort
        if effort is None or not effort.is_own:
            return StudentError("limit", _TOO_MUCH)
        return ChaffinchError(
            f"{place_of(item)} has computed for {effort.seconds:g} s and has not come to an end.",
            "See whether its loops end, or give it more `question_seconds` in assignment.toml.",
        )

    @contextmanager
    def _effort_of(self, question: str) -> Iterator[None]:
        """In the `with` no more is used up than what is left for a question.

        Raises:
            Exceeded: When it is not enough.
        """
        effort, begun, used = self._bench.effort, time.process_time(), self._used.get(question, 0.0)
        if effort is None:
            yield
            return
        try:
            with bounded(max(effort.seconds - used, _LEAST_SECONDS), effort.memory):
                yield
        finally:
            self._used[question] = 0.0 if effort.is_own else used + time.process_time() - begun

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Notes what happened, where pytest makes reports."""
        report = yield
        self.happened(item, call)
        return report

    def happened(self, item: pytest.Item, call: pytest.CallInfo[None]) -> None:
        """Turns what happened into a verdict; a parametrized check keeps its first bad one."""
        if call.when == "teardown":
            starting(hidden=False)
            if call.excinfo is None:
                return
        key = key_of(item)
        before = self._results[key]
        seconds = before.seconds + time.perf_counter() - self._started
        self._started = time.perf_counter()
        if call.excinfo is None:
            good = call.when == "call" and before.reason is Reason.NOT_RUN
            verdict = passed(before) if good else before
        elif before.verdict is Verdict.PASSED or before.reason is Reason.NOT_RUN:
            verdict = judged(item, before, call.excinfo.value, self._bench)
            if verdict.verdict is Verdict.FAILED:
                verdict = replace(verdict, picture=self._picture_of(call.excinfo.value, before))
        else:
            verdict = judged_further(item, before, call, self._bench)
        self._results[key] = replace(verdict, seconds=seconds)

    def _picture_of(self, error: BaseException, result: CheckResult) -> Picture | None:
        """What goes along with a failure; None where what is left for the question is too little."""
        try:
            with self._effort_of(result.question):
                return picture_of(error, hidden=result.hidden)
        except (Exceeded, MemoryError):
            return None
