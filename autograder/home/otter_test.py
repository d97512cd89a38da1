"""Public checks at a student's home: what ``grader.check("q2_update")`` runs and shows.

Otter executes ``tests/q2_update.py`` of the student package, one test case per check. All checks of the
question run once, in the student's own process, with the same runner and the same files as in grading;
each case then tells its part.
"""

import inspect
import random
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any, cast

import numpy as np
import torch
from otter.test_files.exception_test import ExceptionTestFile

from autograder.assignment import ChaffinchError, CheckResult, Verdict
from autograder.checks.bench import Bench
from autograder.checks.runner import run_checks
from autograder.home.outlook import outlook
from autograder.home.page import Line, page
from autograder.home.subject import HomeSubject
from autograder.home.told import told

_WAITS = "Waits for: "
_PLAIN_MARKS = {"✅": "[ok]", "⏸️": "[waits]", "❌": "[open]"}
_PLAIN_SIGNS = {
    "…": "...", "·": "*", "×": "x", "−": "-", "–": "-", "→": "->", "≥": ">=", "≤": "<=", "²": "^2",
}  # fmt: skip


class NotPassed(Exception):
    """A public check that does not pass yet. Its text is all that a student needs in a terminal.

    Attributes:
        result: What the check came to; None when it could not be run.
    """

    def __init__(self, text: str, result: CheckResult | None = None) -> None:
        super().__init__(text)
        self.result = result


class HomeRun:
    """One run of a question's public checks, made when the first of them is asked for.

    Args:
        question: Its name, e.g. ``"q2_update"``.
    """

    def __init__(self, question: str) -> None:
        self._question = question
        self._results: dict[str, CheckResult] | None = None

    def demand(self, name: str, env: dict[str, Any]) -> None:
        """Passes when a check passes.

        Args:
            name: Name of the check, e.g. ``"test_lr_scales"``.
            env: The notebook's variables.

        Raises:
            NotPassed: When it does not; the text says what happened and where to look.
        """
        shown_by = _calm_display()
        if self._results is None:
            checks = (Path(shown_by.path).resolve().parents[1] if shown_by else Path.cwd()) / "checks"
            try:
                self._results = run_at_home(checks / f"test_{self._question}.py", env)
            except ChaffinchError as error:
                raise NotPassed(f"The checks could not run: {error}") from None
            if shown_by:
                worth = sum(result.points for result in self._results.values())
                shown_by.outlook = outlook(checks, self._question, worth)
        result = self._results.get(name)
        if result is None:
            raise NotPassed("The folder checks/ does not know this check. Unzip the assignment again.")
        if result.verdict is not Verdict.PASSED:
            raise NotPassed(told(result), result)


def run_at_home(path: Path, env: dict[str, Any]) -> dict[str, CheckResult]:
    """Runs one file of public checks on what a notebook has defined.

    The random generators are as before afterwards: checking changes no experiment.

    Args:
        path: For instance ``checks/test_q2_update.py``.
        env: The notebook's variables.

    Returns:
        Results by name of the check.

    Raises:
        ChaffinchError: When the file is missing or cannot be run.
    """
    if not path.is_file():
        raise ChaffinchError(
            f"{path} is missing.", "Unzip the assignment again, and open the notebook in its folder."
        )
    subject = HomeSubject.of_namespace(env)
    with _generators_kept(), _modules_forgotten(path.parent):
        return {result.name: result for result in run_checks([path], Bench(lambda _question: subject))}


class HomeTestFile(ExceptionTestFile):  # type: ignore[misc]  # Otter has no types
    """Otter's test file, shown calmly: no source lines, no class names, one line per check.

    Attributes:
        outlook: What hidden checks will decide; empty when that is not known.
    """

    outlook = ""

    _results: Mapping[str, CheckResult] = {}  # by what is told of them

    def __getstate__(self) -> dict[str, Any]:
        """Without the pictures: Otter's log keeps what every call came to."""
        return {key: value for key, value in self.__dict__.items() if key != "_results"}

    def _generate_error_message(self, excp: Exception, context: int = 0) -> str:
        if not isinstance(excp, NotPassed):
            return str(super()._generate_error_message(excp, context))
        if excp.result is not None:
            self._results = {**self._results, str(excp): excp.result}
        return str(excp)

    def summary(self, public_only: bool = False) -> str:
        """The results as plain text, for scripts and terminals."""
        del public_only  # at home there are no others
        lines = [self._headline()]
        for mark, rule, text in self._told():
            lines += [f"  {mark} {rule}", *(f"       {line}" for line in text.split("\n") if text)]
        if self.outlook:
            lines.append(f"  {self.outlook}")
        return _printable("\n".join(lines))

    def _repr_html_(self) -> str:
        rows: dict[str, list[Line]] = {mark: [] for mark in _PLAIN_MARKS}
        for mark, rule, text in self._told():
            result = self._results.get(text)
            if result is None:
                rows[mark].append(Line(mark, rule, text))
            else:
                rows[mark].append(Line(mark, rule, result.message, result.advice, result.picture))
        return page(self._headline(), rows["❌"], rows["⏸️"], rows["✅"], self.outlook)

    def _headline(self) -> str:
        passed, total = sum(r.passed for r in self.test_case_results), len(self.test_case_results)
        if passed == total:
            return f"{self.name}: all public checks pass ({total} of {total})."
        return f"{self.name}: {passed} of {total} public checks pass."

    def _told(self) -> Iterator[tuple[str, str, str]]:
        """Mark, rule and text of each check."""
        for result in self.test_case_results:
            text = "" if result.passed else result.message.partition("\n")[2]
            mark = "✅" if result.passed else "⏸️" if text.startswith(_WAITS) else "❌"
            yield mark, result.test_case.name, text


def _printable(text: str) -> str:
    """The text as this console can print it: plain marks and signs where it has no others."""
    encoding = getattr(sys.stdout, "encoding", None) or "utf-8"
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        for mark, plain in {**_PLAIN_MARKS, **_PLAIN_SIGNS}.items():
            text = text.replace(mark, plain)
        text = text.encode(encoding, "replace").decode(encoding)
    return text


def _calm_display() -> HomeTestFile | None:
    """Makes the Otter test file that is running a `HomeTestFile`; None when none is running.

    Otter chooses the class of a test file itself, and asks it what to show only after its cases have run.
    """
    frame = inspect.currentframe()
    while frame is not None:
        owner: Any = frame.f_locals.get("self")
        if isinstance(owner, ExceptionTestFile):
            owner.__class__ = HomeTestFile
            return cast("HomeTestFile", owner)
        frame = frame.f_back
    return None


@contextmanager
def _generators_kept() -> Iterator[None]:
    states = random.getstate(), np.random.get_state(), torch.get_rng_state()  # noqa: NPY002 - a student may use it
    try:
        yield
    finally:
        random.setstate(states[0])
        np.random.set_state(states[1])  # noqa: NPY002
        torch.set_rng_state(states[2])


@contextmanager
def _modules_forgotten(folder: Path) -> Iterator[None]:
    """Lets pytest import a folder's files afresh next time: they may be another assignment's."""
    try:
        yield
    finally:
        for name, module in list(sys.modules.items()):
            if Path(getattr(module, "__file__", None) or "/").parent == folder:
                del sys.modules[name]
