"""Runs a submission's code cells one by one; the student's side of the wall."""

import builtins
import signal
import sys
import time
import traceback
from types import CodeType, FrameType, ModuleType
from typing import Any

from autograder.cells.magics import parse_cell

MODULE = "submission"


class CellTimeout(BaseException):
    """A cell ran longer than it may; not for `except Exception` to catch."""


def load(cells: list[str], seconds: float) -> tuple[dict[str, Any], list[str]]:
    """Executes cells in one namespace; a cell that fails is recorded and the others still run.

    Args:
        cells: Sources, in order.
        seconds: Wall seconds for all of them. A cell that uses up half of what is left is interrupted, or one
            that takes a quarter of it all in CPU seconds, which a busy machine does not stretch.

    Returns:
        The namespace, and one line per failed cell, e.g. ``"cell 7: NameError: name 'np' is not defined"``.
    """
    module = ModuleType(MODULE)
    sys.modules[MODULE] = module  # dataclasses and pickling look their module up
    sys.modules["otter"] = _inert_otter()
    builtins.__dict__.update(get_ipython=_Inert(), display=_Inert())
    ends, problems = time.monotonic() + seconds, []
    signal.signal(signal.SIGALRM, _interrupt)
    signal.signal(signal.SIGPROF, _interrupt)
    for number, source in enumerate(cells, start=1):
        try:
            code = _compiled(source, f"<cell {number}>")
            signal.setitimer(signal.ITIMER_REAL, max((ends - time.monotonic()) / 2, 0.01))
            signal.setitimer(signal.ITIMER_PROF, seconds / 4)
            exec(code, module.__dict__)  # noqa: S102 - this process exists for it
        except BaseException as error:  # noqa: BLE001 - also SystemExit and KeyboardInterrupt: the other cells still run
            problems.append(f"cell {number}: {_said(error)}")
        finally:
            signal.setitimer(signal.ITIMER_REAL, 0)
            signal.setitimer(signal.ITIMER_PROF, 0)
    return module.__dict__, problems


def _compiled(source: str, filename: str) -> CodeType:
    """Compiles a cell; looks for magics only where it is not Python, as a tree costs as much as its code."""
    try:
        return compile(source, filename, "exec")
    except SyntaxError:
        return compile(parse_cell(source, filename)[1], filename, "exec")


def _interrupt(_signum: int, _frame: FrameType | None) -> None:
    raise CellTimeout


def _said(error: BaseException) -> str:
    if isinstance(error, CellTimeout):
        return "it took too long and was stopped"
    if isinstance(error, SyntaxError):
        return f"{type(error).__name__} in line {error.lineno}: {error.msg}"
    return f"{type(error).__name__}: {error}"[:500]


def where(error: BaseException) -> str:
    """The submission's own lines in a traceback, innermost last, at most three."""
    frames = [f for f in traceback.extract_tb(error.__traceback__) if f.filename.startswith("<cell ")]
    return "\n".join(f"  in {f.filename[1:-1]}, line {f.lineno}, in {f.name}" for f in frames[-3:])


class _Inert:
    """Swallows whatever a notebook asks of Otter or IPython."""

    def __call__(self, *_args: Any, **_kwargs: Any) -> "_Inert":
        return self

    def __getattr__(self, name: str) -> "_Inert":
        if name.startswith("__"):
            raise AttributeError(name)
        return self


def _inert_otter() -> ModuleType:
    module = ModuleType("otter")
    module.__dict__.update(Notebook=_Inert(), __version__="0", __getattr__=_Inert().__getattr__)
    return module
