"""Runs code cells one after the other: from cells to names."""

import ast
from collections.abc import Callable, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass, replace
from functools import partial
from typing import Any

from autograder.cells.cell import Cell
from autograder.cells.environment import Environment, installed, new_module
from autograder.cells.problem import Problem, cause_of, guessed_names
from autograder.cells.shell import ZMQInteractiveShell
from autograder.cells.statements import bound_names

_LONGEST_TEXT = 500
_LONGEST_LINE = 60
_MOST_FAILED = 50  # statements of a cell, after which the others are left


class CutShort(BaseException):
    """Something took too long; not for `except Exception` to catch. The statements that follow still run."""

    told = "it took too long"


@dataclass(frozen=True)
class Loaded:
    """What cells have defined.

    Attributes:
        names: By name.
        problems: What did not run to its end, in order.
    """

    names: dict[str, Any]
    problems: tuple[Problem, ...]

    def cause(self, name: str) -> str:
        """Why a name is missing, as `cause_of` says it."""
        return cause_of(name, self.problems)


def run_cells(
    cells: Sequence[Cell],
    environment: Environment | None = None,
    guard: Callable[[], AbstractContextManager[Any]] = nullcontext,
) -> Loaded:
    """Runs code cells in one fresh namespace, as a kernel does after a restart.

    A cell that fails keeps what it had bound before, and the others still run. Of a script without cells, and
    of a cell that takes too long, a statement that fails costs only itself.

    Args:
        cells: The cells, in order; those that grading does not execute are passed over.
        environment: Where they run.
        guard: Makes what surrounds each cell, e.g. a limit of time. What it raises stops that cell only.

    Returns:
        Names and problems.

    Raises:
        BaseException: The first error, when the environment is not forgiving.
    """
    where = environment or Environment()
    module, shell = new_module(where)
    problems: list[Problem] = []
    alone = bool(where.file) and sum(cell.graded for cell in cells) == 1
    with installed(module, shell, where):
        try:
            for number, cell in enumerate(cells, start=1):
                if cell.graded and cell.source.strip():
                    _run_cell(cell, cell.number or number, shell, where, problems, guard, alone=alone)
        finally:
            shell.close()
    return Loaded(module.__dict__, tuple(problems))


def _run_cell(
    cell: Cell, number: int, shell: ZMQInteractiveShell, where: Environment, problems: list[Problem],
    guard: Callable[[], AbstractContextManager[Any]], *, alone: bool,
) -> None:  # fmt: skip
    blank = Problem(number, cell.first_line, "error", "")
    filename = f"<{where.title} cell [{number}]>" if where.title else f"<cell [{number}]>"
    run: Callable[[], object] = partial(shell.run_numbered, cell.source, filename, blank)
    failed: list[tuple[BaseException, ast.stmt]] = []
    while (raised := _attempt(run, where, guard)) is not None:
        unrun = shell.statements.unrun
        goes_on = (isinstance(raised, CutShort) or alone) and len(failed) < _MOST_FAILED
        if not goes_on or len(unrun) < 2:
            break
        failed.append((raised, unrun[0]))
        run = partial(shell.run_rest, unrun[1:])
    problems += shell.statements.lost
    for error, statement in failed:
        problems.append(_lost(blank, error, statement, shell, problems))
    if raised is not None:
        problem = _problem(blank, raised, cell, shell, problems, filename)
        why = where.explain(raised)
        problems.append(replace(problem, text=f"{problem.text}. {why}".rstrip(".")) if why else problem)


def _attempt(
    run: Callable[[], object], where: Environment, guard: Callable[[], AbstractContextManager[Any]]
) -> BaseException | None:
    """What stops it, if anything does."""
    try:
        with guard():
            run()
    except where.passed_on:
        raise
    except BaseException as error:
        if not where.forgiving:
            raise
        return error
    return None


def _lost(
    blank: Problem, error: BaseException, statement: ast.stmt, shell: ZMQInteractiveShell,
    before: Sequence[Problem],
) -> Problem:  # fmt: skip
    """A statement that failed while the others of its cell still ran."""
    gone = tuple(name for name in bound_names([statement]) if name not in shell.user_ns)
    kind = "error" if isinstance(error, Exception) else "stopped"
    line = ast.unparse(statement).partition("\n")[0][:_LONGEST_LINE]
    return replace(
        blank, kind=kind, text=said(error, before), statement=line, names=gone, line=statement.lineno
    )


def _problem(
    blank: Problem, error: BaseException, cell: Cell, shell: ZMQInteractiveShell, before: list[Problem],
    filename: str,
) -> Problem:  # fmt: skip
    unrun = shell.statements.unrun
    parsed = bool(unrun) or not isinstance(error, SyntaxError | ValueError)
    names = bound_names(unrun) if parsed else list(guessed_names(cell.source))
    lost = tuple(name for name in names if name not in shell.user_ns)
    kind = "syntax" if not parsed else "error" if isinstance(error, Exception) else "stopped"
    line = error.lineno or 0 if isinstance(error, SyntaxError) else _line(error, filename)
    return Problem(blank.cell, blank.first_line, kind, said(error, before), names=lost, line=line)


def _line(error: BaseException, filename: str) -> int:
    """The line of the cell that the error came through last, or 0."""
    trace, line = error.__traceback__, 0
    while trace is not None:
        if trace.tb_frame.f_code.co_filename == filename:
            line = trace.tb_lineno
        trace = trace.tb_next
    return line


def said(error: BaseException, problems: Sequence[Problem] = ()) -> str:
    """What happened, in one line; for a name that is missing the first cause."""
    told = getattr(error, "told", "")
    if isinstance(told, str) and told:
        return told
    if isinstance(error, NameError) and not isinstance(error, UnboundLocalError):
        cause = cause_of(str(error.name), problems)
        if cause:
            return cause
    if isinstance(error, SystemExit):
        return "it ends the program (`exit`)"
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__}: {error.msg}"
    return f"{type(error).__name__}: {_text(error)}".rstrip(": ")[:_LONGEST_TEXT]


def _text(error: BaseException) -> str:
    try:
        return str(error)
    except Exception:  # noqa: BLE001 - a student's exception may fail at this too
        return ""
