"""``pytest`` in a student's folder: hooks that its ``conftest.py`` passes on.

``--submission FILE`` names a notebook or a script; without it the folder's notebook is checked.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from autograder.assignment import CheckResult, Verdict
from autograder.cells.cell import Cell
from autograder.cells.problem import Problem
from autograder.cells.run import Loaded
from autograder.cells.submission import SubmissionError, read_cells
from autograder.home.inline import passing_inline
from autograder.home.outlook import outlook
from autograder.home.run_here import run_here
from autograder.home.told import told

if TYPE_CHECKING:
    from autograder.checks.plugin import CheckPlugin

_NAME = "chaffinch-home"
_NEVER_RAN = "The check never ran."  # with -k or -x that is as it should be
_PROBLEMS = pytest.StashKey[tuple[Problem, ...]]()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Adds ``--submission``."""
    parser.addoption(
        "--submission", metavar="FILE", help="the notebook or script to check; default: the notebook here"
    )


def pytest_configure(config: pytest.Config) -> None:
    """Runs the submission's cells and gives them to the checks as ``student``.

    Raises:
        pytest.UsageError: When there is no such file, or it is neither a notebook nor a script.
    """
    loaded, cells = load(_submission(config))
    config.stash[_PROBLEMS] = loaded.problems
    config.pluginmanager.register(_checks(loaded, cells), _NAME)


def _checks(loaded: Loaded, cells: Sequence[Cell]) -> "CheckPlugin":
    """What gives the checks their ``student``; imports PyTorch: not for a file that nobody can read."""
    from autograder.checks.bench import Bench  # noqa: PLC0415
    from autograder.checks.plugin import CheckPlugin  # noqa: PLC0415
    from autograder.home.subject import HomeSubject  # noqa: PLC0415

    subject = HomeSubject(loaded.names, [cell.source for cell in cells], loaded.problems)
    return CheckPlugin(Bench(lambda _question: subject))


def pytest_report_header(config: pytest.Config) -> list[str]:
    """Says what is checked, and which cells did not run to their end."""
    problems = config.stash.get(_PROBLEMS, ())
    return [f"submission: {_submission(config).name}", *(f"  {problem.told}" for problem in problems)]


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Says what ``grader.check`` would say of every check that does not pass, and of what is hidden."""
    plugin: CheckPlugin | None = config.pluginmanager.get_plugin(_NAME)
    results: list[CheckResult] = plugin.results if plugin else []
    open_ones = [r for r in results if r.verdict is not Verdict.PASSED and r.message != _NEVER_RAN]
    inline = passing_inline(_submission(config), config.rootpath / "checks", [r.question for r in open_ones])
    open_ones = [result for result in open_ones if result.question not in inline]
    if inline:
        terminalreporter.section("what passes where its check stands in the notebook")
    for sentence in inline.values():
        terminalreporter.line(sentence)
    if open_ones:
        terminalreporter.section("what to look at next")
    for result in open_ones:
        terminalreporter.line(f"{result.question}: {result.rule}")
        for line in told(result).split("\n"):
            terminalreporter.line(f"    {line}")
    known = dict.fromkeys(result.question for result in results if result.message != _NEVER_RAN)
    worth = {name: sum(result.points for result in results if result.question == name) for name in known}
    said = {name: outlook(config.rootpath / "checks", name, points) for name, points in worth.items()}
    if any(said.values()):
        terminalreporter.section("what these checks do not see")
    for name, sentence in said.items():
        if sentence:
            terminalreporter.line(f"{name}: {sentence}")


def load(path: Path) -> tuple[Loaded, list[Cell]]:
    """Runs the code cells of a notebook or script, as grading does.

    Args:
        path: The file.

    Returns:
        What they define, and the cells.

    Raises:
        pytest.UsageError: When the file cannot be read.
    """
    try:
        cells = [cell for cell in read_cells(path) if cell.graded]
    except SubmissionError as error:
        raise pytest.UsageError(str(error)) from None
    return run_here(path, cells), cells


def _submission(config: pytest.Config) -> Path:
    chosen = config.getoption("submission")
    found = [Path(chosen)] if chosen else sorted(config.rootpath.glob("*.ipynb"))
    if len(found) != 1 or not found[0].is_file():
        what = (
            f"There is no file {chosen}." if chosen else f"There are {len(found)} notebooks in this folder."
        )
        raise pytest.UsageError(f"{what} Say which file to check: pytest --submission FILE")
    return found[0]
