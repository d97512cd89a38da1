"""Runs check files with pytest against one submission, behind the wall or in-process."""

import ast
import contextlib
import itertools
import os
import sys
from collections.abc import Container, Iterator, Sequence
from pathlib import Path

import pytest

from autograder.assignment import (
    Assignment,
    ChaffinchError,
    CheckResult,
    Question,
    Verdict,
    parse_source,
    read_source,
)
from autograder.checks.bench import Bench
from autograder.checks.plugin import CheckPlugin
from autograder.checks.problems import Problems
from autograder.checks.unreported import Unreported
from autograder.process.imports import importable

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
    "no:capture",
    "-p",
    "no:tmpdir",  # would work only while this collects
    "--override-ini=empty_parameter_set_mark=fail_at_collect",  # else it would be skipped, for ever
    "--collect-only",
]
_NO_PLUGINS = "PYTEST_DISABLE_PLUGIN_AUTOLOAD"
_OF_THEIR_OWN = ("PYTEST_ADDOPTS", "PYTEST_PLUGINS", _NO_PLUGINS)


def check_files(assignment: Assignment, questions: Sequence[Question] | None = None) -> list[Path]:
    """The check files of an assignment: question by question, public before hidden.

    From here on they can import what is the course's own.

    Raises:
        ChaffinchError: When a question has no check at all, or a file belongs to no question.
    """
    importable(assignment.root)
    folder = assignment.graders
    files = []
    for question in assignment.graded if questions is None else questions:
        found = [assignment.check_file(question.name, kind) for kind in ("public", "hidden")]
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


class CheckSession:
    """Check files, collected once and run on one submission after the other.

    pytest's items outlive ``pytest.main``, and running one again is what it calls a rerun; starting and
    collecting anew would take longer than most checks. What a check file holds at module level lives as long
    as the session.

    Args:
        files: Check files; a question is told from a file's name, hidden from its folder.

    Raises:
        ChaffinchError: When a file cannot be imported or a check is malformed.
    """

    def __init__(self, files: Sequence[Path]) -> None:
        for path in files:
            text = read_source(path)
            tree = parse_source(text, path)
            _refuse_double_names(tree, path)
            if "picture" in text:
                _refuse_idle_pictures(tree, path)
        self._files = tuple(files)
        self._plugin = _collected(self._files)
        self._broken_off = False

    @property
    def checks(self) -> list[CheckResult]:
        """All checks, in order, each as a result that never ran."""
        return self._plugin.unrun()

    def run(
        self,
        bench: Bench,
        question: str | None = None,
        only: Container[tuple[str, str]] | None = None,
        *,
        brief: bool = False,
    ) -> list[CheckResult]:
        """Runs the checks and returns one result per check, in order.

        Args:
            bench: The submission, the solution, seed and device.
            question: Only this question's checks; None for all.
            only: Only these, by question and name, whatever they come after; None for all.
            brief: Whether to stop at the first check that fails; those after it are left as not run.
        """
        if self._broken_off:  # by Ctrl-C, say: pytest's fixtures are half set up
            self._plugin = _collected(self._files)
        self._broken_off = True
        plugin = self._plugin
        items = plugin.begin(bench, question, only)
        for item, following in itertools.zip_longest(items, items[1:]):
            item.config.hook.pytest_runtest_protocol(item=item, nextitem=following)
            if brief and any(result.verdict is Verdict.FAILED for result in plugin.results):
                return plugin.results  # broken off: the next run collects anew
        self._broken_off = False
        return plugin.results


def run_checks(files: Sequence[Path], bench: Bench) -> list[CheckResult]:
    """Runs check files once and returns one result per check, in order; see `CheckSession`."""
    return CheckSession(files).run(bench)


def list_checks(files: Sequence[Path]) -> list[CheckResult]:
    """All checks in these files, in order, each as a result that never ran; see `CheckSession`."""
    return CheckSession(files).checks


def _refuse_idle_pictures(tree: ast.Module, path: Path) -> None:
    """A picture that stands around nothing would never be shown."""
    for node in ast.walk(tree):
        if not (isinstance(node, ast.Expr) and isinstance(node.value, ast.Call)):
            continue
        called = node.value.func
        if isinstance(called, ast.Attribute) and getattr(called.value, "id", "") == "picture":
            raise ChaffinchError(
                f"{path}, line {node.lineno}: this picture explains nothing.",
                f"Write `with picture.{called.attr}(…):` around what it explains.",
            )


def _refuse_double_names(tree: ast.Module, path: Path) -> None:
    """In one file the second definition would silently replace the first."""
    lines: dict[str, int] = {}
    for node in tree.body:
        if not isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) or not node.name.startswith("test"):
            continue
        first = lines.setdefault(node.name, node.lineno)
        if first != node.lineno:
            where = f"lines {first} and {node.lineno}"
            raise ChaffinchError(f"{path} has two checks named {node.name} ({where}).", "Rename one.")


def _collected(files: Sequence[Path]) -> CheckPlugin:
    plugin = CheckPlugin()
    if not files:
        return plugin
    problems = Problems()
    root = files[0].resolve().anchor  # pytest names modules by their path below it: no two files share a name
    options = [*_OPTIONS, "--noconftest", "-c", "/dev/null", "--rootdir", root]
    with _by_these_options_alone():
        code = pytest.main([*options, *map(str, files)], plugins=[plugin, problems, Unreported(plugin)])
    if problems.any:
        _forget(files)
        problems.raise_first(list(files))
    if code is pytest.ExitCode.NO_TESTS_COLLECTED:
        raise ChaffinchError(
            f"{files[0].name} holds no check.", "Write one: def test_…(student), with @check."
        )
    if code is not pytest.ExitCode.OK:
        raise ChaffinchError(
            f"pytest could not collect the checks (exit code {code}).", "See its message above."
        )
    return plugin


@contextlib.contextmanager
def _by_these_options_alone() -> Iterator[None]:
    """In the `with` pytest knows nothing of what somebody has set or installed for tests of their own."""
    kept = {name: os.environ.pop(name) for name in _OF_THEIR_OWN if name in os.environ}
    os.environ[_NO_PLUGINS] = "1"
    try:
        yield
    finally:
        del os.environ[_NO_PLUGINS]
        os.environ.update(kept)


def _forget(files: Sequence[Path]) -> None:
    """Else pytest would take the half of a file that was run before it failed for the whole, next time."""
    known = {str(path.resolve()) for path in files}
    for name, module in list(sys.modules.items()):
        if getattr(module, "__file__", None) in known:
            del sys.modules[name]
