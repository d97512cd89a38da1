"""Runs check files with pytest against one submission, behind the wall or in-process."""

import ast
from collections.abc import Sequence
from pathlib import Path

import pytest

from autograder.assignment import Assignment, ChaffinchError, CheckResult, Course, Question
from autograder.checks.plugin import Bench, CheckPlugin
from autograder.checks.subject import Subject

_OPTIONS = [
    "--strict-markers",
    "--import-mode=importlib",
    "-p",
    "no:terminal",
    "-p",
    "no:cacheprovider",
    "-p",
    "no:logging",
    "-p",
    "no:faulthandler",
    "-p",
    "no:warnings",
    "-p",
    "no:threadexception",
    "-p",
    "no:unraisableexception",
    "-p",
    "no:timeout",
    "-p",
    "no:anyio",
    "--capture=no",
]


def check_files(
    course: Course, assignment: Assignment, questions: Sequence[Question] | None = None
) -> list[Path]:
    """The check files of an assignment: question by question, public before hidden.

    Raises:
        ChaffinchError: When a question has no check at all, or a file belongs to no question.
    """
    folder = course.graders(assignment.name)
    files = []
    for question in assignment.graded if questions is None else questions:
        found = [folder / kind / f"test_{question.name}.py" for kind in ("public", "hidden")]
        present = [path for path in found if path.is_file()]
        if not present:
            raise ChaffinchError(f"{assignment.name}: {question.name} has no checks.", f"Write {found[0]}.")
        files += present
    known = {f"test_{question.name}.py" for question in assignment.questions}
    for path in sorted(folder.glob("*/test_*.py")):
        if path.name not in known:
            raise ChaffinchError(
                f"{path} belongs to no question of {assignment.name}.", "Rename or remove it."
            )
    return files


def run_checks(files: Sequence[Path], bench: Bench) -> list[CheckResult]:
    """Runs check files and returns one result per check, in order.

    Args:
        files: Check files; a question is told from a file's name, hidden from its folder.
        bench: The submission, the solution, seed and device.

    Raises:
        ChaffinchError: When a file cannot be imported or a check is malformed.
    """
    plugin = CheckPlugin(bench)
    _run_pytest(files, plugin)
    return plugin.results


def list_checks(files: Sequence[Path]) -> list[CheckResult]:
    """All checks in these files, in order, without running any: each as a result that never ran.

    Raises:
        ChaffinchError: When a file cannot be imported or a check is malformed.
    """
    for path in files:
        _refuse_double_names(path)
    plugin = CheckPlugin(Bench(_no_student))
    _run_pytest(files, plugin, "--collect-only")
    return plugin.results


def _refuse_double_names(path: Path) -> None:
    """In one file the second definition would silently replace the first."""
    try:
        tree = ast.parse(path.read_text(encoding="utf-8"))
    except (SyntaxError, ValueError):
        return  # pytest says it better
    names = [node.name for node in tree.body if isinstance(node, ast.FunctionDef)]
    for name in names:
        if name.startswith("test") and names.count(name) > 1:
            raise ChaffinchError(f"{path} has two checks named {name}.", "Rename one.")


def _no_student(question: str) -> Subject:
    raise ChaffinchError(f"{question} was asked for a submission while checks were only listed.")


def _run_pytest(files: Sequence[Path], plugin: CheckPlugin, *more: str) -> None:
    if not files:
        return
    problems = _Problems()
    root = files[0].resolve().anchor  # pytest names modules by their path below it: no two files share a name
    options = [*_OPTIONS, *more, "--noconftest", "-c", "/dev/null", "--rootdir", root]
    code = pytest.main([*options, *map(str, files)], plugins=[plugin, problems])
    problems.raise_first()
    if code not in {pytest.ExitCode.OK, pytest.ExitCode.TESTS_FAILED}:
        raise ChaffinchError(f"pytest could not run the checks (exit code {code}).", "See its message above.")


class _Problems:
    """Collects what went wrong outside any check."""

    def __init__(self) -> None:
        self._found: list[BaseException] = []

    def pytest_exception_interact(
        self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[object], report: object
    ) -> None:
        """A file that cannot be collected."""
        del report
        if isinstance(node, pytest.Collector) and call.excinfo is not None:
            self._found.append(call.excinfo.value)

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C: pytest takes it, but whoever pressed it wants the whole run to end."""
        if type(excinfo.value) is KeyboardInterrupt:  # pytest's own subclass only says that collecting failed
            self._found.insert(0, excinfo.value)

    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """A fault in pytest or in our plugin."""
        del excrepr
        self._found.append(excinfo.value)
        return True

    def raise_first(self) -> None:
        for error in self._found:
            if isinstance(error, KeyboardInterrupt):
                raise error
            inner: BaseException | None = error
            while inner is not None and not isinstance(inner, ChaffinchError):
                inner = inner.__cause__ or inner.__context__
            if inner is not None:
                raise inner
            raise ChaffinchError(f"The checks cannot be loaded: {error}", "Mend the check file.") from error
