"""``pytest`` in a student's folder: hooks that its ``conftest.py`` passes on.

``--submission FILE`` names a notebook or a script; without it the folder's notebook is checked.
"""

import ast
import linecache
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import nbformat
import pytest
from IPython.core.inputtransformer2 import TransformerManager

from autograder.assignment import CheckResult, Verdict
from autograder.cells.cell import Cell, read_percent
from autograder.checks.plugin import Bench, CheckPlugin
from autograder.home.otter_test import told
from autograder.home.subject import HomeSubject

_INERT = {
    "grader",
    "otter",
    "get_ipython",
}  # checking inside a check, and what only a notebook server understands
_NAME = "chaffinch-home"


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
    path = _submission(config)
    namespace, text = load(path)
    subject = HomeSubject(namespace, text)
    config.pluginmanager.register(CheckPlugin(Bench(lambda _question: subject)), _NAME)


def pytest_report_header(config: pytest.Config) -> str:
    """Says what is checked."""
    return f"submission: {_submission(config).name}"


def pytest_terminal_summary(terminalreporter: Any, config: pytest.Config) -> None:
    """Says of every check that does not pass what ``grader.check`` would say."""
    plugin = config.pluginmanager.get_plugin(_NAME)
    results: list[CheckResult] = plugin.results if isinstance(plugin, CheckPlugin) else []
    open_ones = [result for result in results if result.verdict is not Verdict.PASSED]
    if open_ones:
        terminalreporter.section("what to look at next")
    for result in open_ones:
        terminalreporter.line(f"{result.question}: {result.rule}")
        for line in told(result).split("\n"):
            terminalreporter.line(f"    {line}")


def load(path: Path) -> tuple[dict[str, Any], str]:
    """Runs the code cells of a notebook or script in one namespace; a cell that fails stops only itself.

    Args:
        path: An ``.ipynb``, or a ``.py`` with or without ``# %%`` lines.

    Returns:
        What it defines, and its source.
    """
    namespace: dict[str, Any] = {"__name__": "submission", "__file__": str(path)}
    sources = []
    for number, cell in enumerate(_cells(path), start=1):
        if not cell.graded:
            continue
        filename = f"{path.name}, cell {number}"
        try:
            source = TransformerManager().transform_cell(cell.source)  # type: ignore[no-untyped-call]
            tree = ast.parse(source, filename)
            sources.append(source)
            linecache.cache[filename] = (len(source), None, source.splitlines(keepends=True), filename)
            tree.body = [node for node in tree.body if not _INERT & set(_names(node))]
            exec(compile(tree, filename, "exec"), namespace)  # noqa: S102 - the student's own code at home
        except Exception as error:  # noqa: BLE001 - whatever it is, the other cells still count
            print(f"{filename}: {type(error).__name__}: {error}")
    return namespace, "\n\n".join(sources)


def _submission(config: pytest.Config) -> Path:
    chosen = config.getoption("submission")
    found = [Path(chosen)] if chosen else sorted(config.rootpath.glob("*.ipynb"))
    if len(found) != 1 or not found[0].is_file():
        what = (
            f"There is no file {chosen}." if chosen else f"There are {len(found)} notebooks in this folder."
        )
        raise pytest.UsageError(f"{what} Say which file to check: pytest --submission FILE")
    if found[0].suffix not in {".ipynb", ".py"}:
        raise pytest.UsageError(f"{found[0].name} is neither a notebook (.ipynb) nor a script (.py).")
    return found[0]


def _cells(path: Path) -> list[Cell]:
    text = path.read_text(encoding="utf-8")
    if path.suffix == ".py":
        return read_percent(text)
    notebook = nbformat.reads(text, as_version=4)
    return [Cell(c.cell_type, c.source, dict(c.metadata)) for c in notebook.cells]


def _names(node: ast.AST) -> Iterator[str]:
    for inner in ast.walk(node):
        if isinstance(inner, ast.Name):
            yield inner.id
        elif isinstance(inner, ast.Import):
            yield from (alias.name for alias in inner.names)
