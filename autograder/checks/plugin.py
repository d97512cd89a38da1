"""The pytest plugin: fixtures, followers, seeds, and one verdict per check."""

import time
from collections.abc import Callable, Container, Generator, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path

import cloudpickle
import numpy as np
import pytest
import torch

from autograder.assignment import ChaffinchError, CheckResult, Reason, Verdict
from autograder.checks import calls
from autograder.checks.check import CheckSpec, spec_of
from autograder.checks.expect import thresholds
from autograder.checks.failures import CheckFailure, Kind, StudentError
from autograder.checks.outcomes import message_of_student_error, outcome_of, outcome_of_student_error
from autograder.checks.picture import picture_of, starting
from autograder.checks.subject import Subject
from autograder.process.seeds import seed_here, uncommon

_LONGEST_MESSAGE = 2000
_IN_A_CALL = {Reason.RAISED, Reason.STOPPED}
_MOST_CASES = 4  # of a parametrized check, whose digests are kept
_AND = " & "
_OURS = ("student", "solution", "seed", "rng", "device")


@dataclass(frozen=True)
class Bench:
    """What a run of checks works on.

    Attributes:
        student_for: Gives the subject of a question, e.g. ``"q2_update"``; called at the first check of it.
        solution: The solution, or None where there is none (at a student's home).
        seed: The number of the run; `process.seeds` draws from it what everything random starts from.
        device: Where tensors go.
        reseed: Called with the seed before each check, for generators on the student's side.
        cells: The submission's code cells by number, to show the line that an exception came from.
    """

    student_for: Callable[[str], Subject]
    solution: Subject | None = None
    seed: int = 0
    device: torch.device = field(default_factory=lambda: torch.device("cpu"))
    reseed: Callable[[str, int], None] = lambda _question, _seed: None
    cells: Mapping[int, str] = field(default_factory=dict)


def question_of(path: Path) -> str:
    """Name of the question that a check file belongs to."""
    return path.stem.removeprefix("test_")


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

    def begin(
        self, bench: Bench, question: str | None = None, only: Container[tuple[str, str]] | None = None
    ) -> list[pytest.Item]:
        """Forgets the results so far and returns what to run: all, one question's checks, or named ones.

        All public checks come first, so that nothing of a hidden one can reach a message that students see.
        Of named ones none waits for what is not among them.
        """
        self._bench = bench
        self._results = {
            key: result
            for key, result in self._unrun.items()
            if question in {None, key[0]} and (only is None or key in only)
        }
        chosen = [item for item in self._items if _key(item) in self._results]
        return sorted(chosen, key=lambda item: self._results[_key(item)].hidden)

    def unrun(self) -> list[CheckResult]:
        """All checks, in order, as if none had run."""
        return list(self._unrun.values())

    @property
    def results(self) -> list[CheckResult]:
        """Results so far, in the order of the checks."""
        return list(self._results.values())

    # --- fixtures -------------------------------------------------------------------------------------------

    @pytest.fixture
    def student(self, request: pytest.FixtureRequest) -> Subject:
        """The submission."""
        return self._bench.student_for(question_of(request.path))

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
            spec, key = _spec(item), _key(item)
            if homes.setdefault(key, item.path) != item.path:
                where = f"{homes[key].parent.name} and {item.path.parent.name}"
                raise ChaffinchError(f"{key[0]} has two checks named {key[1]} ({where}).", "Rename one.")
            hidden = item.path.parent.name == "hidden"
            self._unrun.setdefault(key, _unrun(spec, key[0], hidden=hidden))
            _require_fixtures(item)
        self._items, self._results = items, dict(self._unrun)
        order = list(self._unrun)
        for item in items:
            for name in _spec(item).after:
                _require_before((_key(item)[0], name), _key(item), order, item.path.name)

    def pytest_runtest_setup(self, item: pytest.Item) -> None:
        """Skips followers and seeds both sides."""
        question, _ = _key(item)
        self._started = time.perf_counter()
        for name in _spec(item).after:
            awaited = self._results.get((question, name))
            if awaited and awaited.verdict is not Verdict.PASSED:
                pytest.skip(name)
        thresholds.begin(question, _spec(item).name)
        calls.starting()
        starting(hidden=self._results[_key(item)].hidden)
        seed_here(self._bench.seed)
        self._bench.reseed(question, self._bench.seed)

    @pytest.hookimpl(wrapper=True)
    def pytest_runtest_makereport(
        self, item: pytest.Item, call: pytest.CallInfo[None]
    ) -> Generator[None, pytest.TestReport, pytest.TestReport]:
        """Turns what happened into a verdict; a parametrized check keeps its first bad one."""
        report = yield
        if call.when == "teardown":
            starting(hidden=False)
            if call.excinfo is None:
                return report
        key = _key(item)
        before = self._results[key]
        seconds = before.seconds + time.perf_counter() - self._started
        self._started = time.perf_counter()
        if call.excinfo is None:
            good = call.when == "call" and before.reason is Reason.NOT_RUN
            verdict = _passed(before) if good else before
        elif before.verdict is Verdict.PASSED or before.reason is Reason.NOT_RUN:
            verdict = self._judge(item, before, call.excinfo.value)
            if verdict.verdict is Verdict.FAILED:
                verdict = replace(verdict, picture=picture_of(call.excinfo.value, hidden=before.hidden))
        else:
            verdict = self._judge_further(item, before, call)
        self._results[key] = replace(verdict, seconds=seconds)
        return report

    def _judge_further(
        self, item: pytest.Item, before: CheckResult, call: pytest.CallInfo[None]
    ) -> CheckResult:
        """A further case of a check that failed: the first one speaks, all of them tell mistakes apart."""
        if before.verdict is not Verdict.FAILED or call.when != "call" or call.excinfo is None:
            return before
        if before.digest.count(_AND) >= _MOST_CASES - 1 or not isinstance(call.excinfo.value, AssertionError):
            return before
        further = self._judge(item, before, call.excinfo.value)
        return replace(before, digest=f"{before.digest}{_AND}{further.kind} {further.digest}")

    def _judge(self, item: pytest.Item, result: CheckResult, error: BaseException) -> CheckResult:
        if isinstance(error, pytest.skip.Exception):
            waits = f"Waits for: {self._rule(item, str(error.msg))}"
            return _with(result, Verdict.SKIPPED, Reason.WAITS, waits, waits)
        if isinstance(error, NotImplementedError):
            error = StudentError("NotImplementedError", str(error))
        if isinstance(error, StudentError):
            outcome = outcome_of_student_error(error, self._bench.cells)
            message = message_of_student_error(error, self._bench.cells)
            called = calls.told() if error.reason in _IN_A_CALL else ""
            told = _with(result, Verdict.FAILED, error.reason, f"{message}{called}", outcome)
            return replace(told, kind=error.name, digest=_shortened(f"{error.kind}: {error.text}"))
        if isinstance(error, AssertionError | pytest.fail.Exception):
            failure = error if isinstance(error, CheckFailure) else CheckFailure(str(error))
            said = _shortened(f"{error}{calls.told(failure.pair)}")
            told = _with(result, Verdict.FAILED, Reason.WRONG, said, outcome_of(failure, item.path))
            seen = failure.digest or _shortened(str(error))
            return replace(told, kind=failure.kind.value, subject=failure.subject, digest=seen)
        return self._judge_surprise(item, result, error)

    def _judge_surprise(self, item: pytest.Item, result: CheckResult, error: BaseException) -> CheckResult:
        """Neither passed nor failed: the submission's doing if the same check works with the solution."""
        said = _shortened(f"{type(error).__name__}: {error}")
        if isinstance(error, ChaffinchError) or (
            self._bench.solution and not self._works_with_solution(item)
        ):
            return _with(result, Verdict.ERROR, Reason.BROKE, f"The check itself broke: {said}", _BROKE)
        message = f"The check could not work with what your code gave it ({said}).{calls.told()}"
        outcome = "The check could not work with your result."
        told = _with(result, Verdict.FAILED, Reason.WRONG, message, outcome)
        return replace(told, kind=Kind.UNUSABLE.value, digest=said)

    def _works_with_solution(self, item: pytest.Item) -> bool:
        arguments = dict(getattr(item, "funcargs", {}))
        wanted = getattr(item, "_fixtureinfo").argnames  # noqa: B009 - pytest's only way to tell a test's own arguments
        if "student" not in arguments:
            return False
        arguments |= {"student": self._bench.solution}
        if "rng" in arguments:
            arguments["rng"] = np.random.default_rng(uncommon(self._bench.seed))
        seed_here(self._bench.seed)
        try:
            getattr(item, "obj")(**{name: arguments[name] for name in wanted})  # noqa: B009
        except Exception:  # noqa: BLE001 - whatever it is, the check breaks on a right answer too
            return False
        return True

    def _rule(self, item: pytest.Item, name: str) -> str:
        found = self._results.get((_key(item)[0], name))
        return found.rule if found else name


def _shortened(text: str) -> str:
    return text if len(text) <= _LONGEST_MESSAGE else text[: _LONGEST_MESSAGE - 1] + "…"


_BROKE = "The check itself broke; staff will look."


def _with(
    result: CheckResult, verdict: Verdict, reason: Reason | None, message: str, outcome: str
) -> CheckResult:
    return replace(result, verdict=verdict, reason=reason, message=message, outcome=outcome)


def _passed(result: CheckResult) -> CheckResult:
    return replace(result, verdict=Verdict.PASSED, reason=None, message="", outcome="")


def _unrun(spec: CheckSpec, question: str, *, hidden: bool) -> CheckResult:
    return CheckResult(
        question,
        spec.name,
        spec.rule,
        Verdict.ERROR,
        spec.points,
        hidden,
        message="The check never ran.",
        outcome=_BROKE,
        hint=spec.hint,
        reason=Reason.NOT_RUN,
    )


def _require_before(
    first: tuple[str, str], follower: tuple[str, str], order: list[tuple[str, str]], file: str
) -> None:
    where = f"{file}: {follower[1]} comes after {first[1]}"
    if first not in order:
        raise ChaffinchError(f"{where}, which is no check here.", "Mend the name.")
    if order.index(first) > order.index(follower):
        raise ChaffinchError(
            f"{where}, which runs later.", "Swap them; public checks run before hidden ones."
        )


def _require_fixtures(item: pytest.Item) -> None:
    """Else pytest would say so only when the check runs, and every submission would get `error`."""
    known = set(getattr(item, "_fixtureinfo").name2fixturedefs) | {"request"}  # noqa: B009 - pytest's only way
    given = getattr(getattr(item, "callspec", None), "params", {})
    for name in getattr(item, "fixturenames", ()):
        if name not in known and name not in given:
            tip = f"Known: {', '.join(_OURS)}, pytest's own, and the fixtures of this file."
            raise ChaffinchError(f"{_place(item)} asks for {name!r}, which is no fixture.", tip)


def _place(item: pytest.Item) -> str:
    """File, line and name of a check, for messages."""
    code = getattr(getattr(item, "function", None), "__code__", None)
    line = f", line {code.co_firstlineno}" if code else ""
    return f"{item.path}{line}: {getattr(item, 'originalname', item.name)}"


def _spec(item: pytest.Item) -> CheckSpec:
    spec = spec_of(getattr(item, "function", None))
    if spec is None:
        raise ChaffinchError(f"{_place(item)} has no points.", "Put @check(points=…) above it.")
    return spec


def _key(item: pytest.Item) -> tuple[str, str]:
    return question_of(item.path), _spec(item).name
