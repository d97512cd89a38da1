"""What went wrong outside any check, as one error that names file and line."""

import ast
import re
import traceback
from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError

_IN = re.compile(r"^In (?:.*::)?(\w+): (.*)$", re.DOTALL)  # how pytest names the function it complains about
_TIP = "Mend the check file."
_CHECK = 'Write `@check(points=1, after="test_…", hint="…")`; only points must be there.'


class Problems:
    """A pytest plugin that keeps what a run of pytest could not do."""

    def __init__(self) -> None:
        self._found: list[tuple[Path | None, BaseException]] = []

    def pytest_exception_interact(
        self, node: pytest.Item | pytest.Collector, call: pytest.CallInfo[object], report: object
    ) -> None:
        """A file that cannot be collected."""
        del report
        if isinstance(node, pytest.Collector) and call.excinfo is not None:
            self._found.append((node.path, call.excinfo.value))

    def pytest_keyboard_interrupt(self, excinfo: pytest.ExceptionInfo[BaseException]) -> None:
        """Ctrl-C: pytest takes it, but whoever pressed it wants the whole run to end."""
        if type(excinfo.value) is KeyboardInterrupt:  # pytest's own subclass only says that collecting failed
            self._found.insert(0, (None, excinfo.value))

    def pytest_internalerror(self, excrepr: object, excinfo: pytest.ExceptionInfo[BaseException]) -> bool:
        """A fault in pytest or in our plugin, or a check file that leaves the program."""
        del excrepr
        self._found.append((None, excinfo.value))
        return True

    @property
    def any(self) -> bool:
        """Whether there is one."""
        return bool(self._found)

    def raise_first(self, files: list[Path]) -> None:
        """Raises the first problem, if there is one.

        Args:
            files: The check files.

        Raises:
            KeyboardInterrupt: When somebody pressed Ctrl-C.
            ChaffinchError: For anything else; names the file and, where it is known, the line.
        """
        for path, error in self._found:
            if isinstance(error, KeyboardInterrupt):
                raise error
            raise _told(path, error, files) from error


def _told(path: Path | None, error: BaseException, files: list[Path]) -> ChaffinchError:
    """Ours as it is; of pytest's own wrappers what is inside."""
    inner: BaseException | None = error
    while inner is not None and not isinstance(inner, ChaffinchError):
        inner = inner.__cause__ or inner.__context__
    if inner is not None:
        return inner
    cause = error.__cause__ if isinstance(error, pytest.Collector.CollectError) else None
    cause = cause or error
    path, line = _place(path, cause, files)
    text = str(cause)
    named = _IN.match(text)
    if named and path is not None:
        line, text = _line_of(path, named[1]), f"{named[1]}: {named[2]}"
    elif not isinstance(cause, pytest.fail.Exception):
        text = f"{type(cause).__name__}: {text}".rstrip(": ")
    where = f"{path}, line {line}" if path and line else str(path or "The checks")
    tip = _CHECK if text.startswith("TypeError: check() ") else _TIP
    return ChaffinchError(f"{where}: this cannot be loaded: {text.strip().rstrip('.')}.", tip)


def _place(path: Path | None, error: BaseException, files: list[Path]) -> tuple[Path | None, int]:
    """The last line of a check file that an error came through."""
    known = {str(file.resolve()): file for file in files}
    for frame in reversed(traceback.extract_tb(error.__traceback__)):
        file = known.get(str(Path(frame.filename).resolve()))
        if file is not None:
            return file, frame.lineno or 0
    return path, 0


def _line_of(path: Path, function: str) -> int:
    for node in ast.walk(ast.parse(path.read_bytes())):
        if isinstance(node, ast.FunctionDef) and node.name == function:
            return node.lineno
    return 0
