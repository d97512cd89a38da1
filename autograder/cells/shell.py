"""What ``get_ipython()`` gives: a kernel's shell as far as notebooks ask for it."""

import ast
import asyncio
import linecache
import re
from collections.abc import Coroutine
from typing import Any

from autograder.cells import cell_magics, line_magics
from autograder.cells.dialect import RUNS_ITS_BODY, CellMagic, cell_magic, parse, without_prompts
from autograder.cells.inert import Inert
from autograder.cells.problem import Problem
from autograder.cells.statements import Statements

_BARE_MAGIC = re.compile(r"\s*(\w+)(?:[ \t]+([^=\n].*)?)?\s*")


class UsageError(Exception):
    """A magic that a kernel does not know, either; the name is IPython's."""


class ZMQInteractiveShell:
    """A shell; it is called as a kernel's is, since code that wants to know where it runs looks at the name.

    Args:
        namespace: The cells' variables.
        place: How messages call where this is.
        forgiving: Whether a line that cannot import costs only itself.
    """

    def __init__(self, namespace: dict[str, Any], place: str, *, forgiving: bool = True) -> None:
        self.user_ns = self.user_global_ns = namespace
        self.config: dict[str, Any] = {}
        self.execution_count = 1
        self.extensions_loaded = False
        self._statements = Statements(namespace, place, forgiving)
        self._registered: dict[tuple[str, str], Any] = {}
        self._loop: asyncio.AbstractEventLoop | None = None
        self._filename, self._wants_loop = "<cell>", False
        self._problem = Problem(0, "", "error", "")
        self._shown: Any = ""

    def __getattr__(self, name: str) -> Any:
        """Whatever else a shell has does nothing here."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Inert()

    # --- what the loader uses -----------------------------------------------------------------------------

    def run_numbered(self, source: str, filename: str, problem: Problem) -> Statements:
        """Runs a whole cell; raises what it raises.

        Returns:
            What became of its statements; also kept in `statements`.
        """
        self.execution_count = problem.cell
        self._filename, self._problem = filename, problem
        self._statements.lost, self._statements.unrun = [], []
        self.user_ns["In"].append(source)
        self._wants_loop = _wants_loop(source)
        self._run(self._cell(source), wants_loop=self._wants_loop)
        return self._statements

    def run_rest(self, left: list[ast.stmt]) -> None:
        """Runs statements of the same cell that follow one that failed; raises what it raises."""
        self._statements.unrun = []
        self._run(
            self._statements.run(ast.Module(left, []), self._filename, self._problem),
            wants_loop=self._wants_loop,
        )

    @property
    def statements(self) -> Statements:
        """What became of the last cell's statements."""
        return self._statements

    def close(self) -> None:
        """Ends the event loop, if some cell needed one."""
        if self._loop is not None:
            for task in asyncio.all_tasks(self._loop):
                task.cancel()
            self._loop.close()
            self._loop = None
            asyncio.set_event_loop(None)

    # --- what notebooks use -------------------------------------------------------------------------------

    def run_cell(self, raw_cell: str, *_args: Any, **_kwargs: Any) -> Any:
        """Runs a cell's text in the notebook's namespace."""
        return self._run(self._cell(raw_cell), wants_loop=False)

    run_code = ex = run_cell

    def ev(self, expression: str) -> Any:
        """Evaluates an expression in the notebook's namespace."""
        return eval(expression, self.user_ns)  # noqa: S307

    def run_cell_magic(self, magic_name: str, line: str, cell: str) -> Any:
        """Does what a cell magic does."""
        return self._run(self._magic(CellMagic(magic_name, line, cell, 0)), wants_loop=False)

    def run_line_magic(self, magic_name: str, line: str = "", *_args: Any, **_kwargs: Any) -> Any:
        """Does what a line magic does in a kernel, or nothing.

        Raises:
            UsageError: When a kernel does not know it, either.
        """
        own = self._registered.get(("line", magic_name))
        if own is not None:
            return own(line)
        if magic_name in line_magics.DO:
            return line_magics.DO[magic_name](self, line)
        self.extensions_loaded |= magic_name == "load_ext"
        if magic_name not in line_magics.NOTHING and not self.extensions_loaded:
            raise UsageError(f"Line magic function `%{magic_name}` not found.")
        return None

    def magic(self, text: str) -> Any:
        """Does what a line magic does; the old way to ask for it."""
        name, _, line = text.partition(" ")
        return self.run_line_magic(name.lstrip("%"), line)

    def register_magic_function(
        self, func: Any, magic_kind: str = "line", magic_name: str | None = None
    ) -> None:
        """Keeps a magic that the notebook defines itself."""
        for kind in ("line", "cell") if magic_kind == "line_cell" else (magic_kind,):
            self._registered[kind, magic_name or func.__name__] = func

    def system(self, command: str) -> None:
        """Runs no shell command, but makes the folders that ``mkdir`` names."""
        line_magics.make_folders(command)
        self.user_ns["_exit_code"] = 0

    system_raw = system_piped = system

    def getoutput(self, command: str, *_args: Any, **_kwargs: Any) -> Any:
        """What a shell command prints: here, nothing."""
        from IPython.utils.text import SList  # noqa: PLC0415 - only for those who ask

        self.system(command)
        return SList()

    def var_expand(self, text: str, *_args: Any, **_kwargs: Any) -> str:
        """A magic's line with ``$name`` and ``{expression}`` filled in."""
        from IPython.utils.text import DollarFormatter  # noqa: PLC0415 - only for those who ask

        try:
            return DollarFormatter().format(text, **self.user_ns)
        except Exception:  # noqa: BLE001 - then it stays as it is, as in IPython
            return text

    # --- how cells run ------------------------------------------------------------------------------------

    async def _cell(self, source: str, above: int = 0) -> Any:
        magic = cell_magic(source)
        if magic is not None:
            return await self._magic(CellMagic(magic.name, magic.line, magic.body, above + magic.above))
        if self._is_bare_magic(source):
            source = f"%{source.strip()}"
        plain = without_prompts(source) if not above else None
        if plain is not None:
            remember(self._filename, plain)
            if await self._statements.run_whole(plain, self._filename):
                return None
        text, tree = parse(source, above, self._filename)
        remember(self._filename, text)
        if self.user_ns["__name__"] != "__main__":
            tree.body = _unguarded(tree.body)
        value = await self._statements.run(tree, self._filename, self._problem)
        if value is not None and not source.rstrip().endswith(";"):
            self._show(value)
        return value

    async def _magic(self, magic: CellMagic) -> Any:
        own = self._registered.get(("cell", magic.name))
        if own is not None:
            return own(magic.line, magic.body)
        if not magic.body:
            raise UsageError(f"%%{magic.name} is a cell magic, but the cell body is empty.")
        if magic.name in RUNS_ITS_BODY:
            return await cell_magics.run_body(self, magic, lambda: self._cell(magic.body, magic.above))
        if magic.name in cell_magics.WRITES:
            return cell_magics.write_file(self, magic)
        if magic.name not in cell_magics.NOTHING and not self.extensions_loaded:
            raise UsageError(f"Cell magic `%%{magic.name}` not found.")
        return cell_magics.no_output(self, magic)

    def _is_bare_magic(self, source: str) -> bool:
        """Whether a cell is one line such as ``pip install x``, which IPython takes for a magic."""
        match = _BARE_MAGIC.fullmatch(source)
        known = match is not None and (match[1] in line_magics.DO or match[1] in line_magics.NOTHING)
        return known and match is not None and match[1] not in self.user_ns

    def _show(self, value: Any) -> None:
        """Keeps a cell's value as a kernel keeps it: in ``_`` and in ``Out``."""
        names = self.user_ns
        if names.get("_") is self._shown:  # otherwise the notebook uses that name itself
            names["___"], names["__"], names["_"] = names.get("__", ""), self._shown, value
            self._shown = value
        if isinstance(names.get("Out"), dict):
            names["Out"][self.execution_count] = value
        names[f"_{self.execution_count}"] = value

    def _run(self, steps: Coroutine[Any, Any, Any], *, wants_loop: bool) -> Any:
        """Runs to the end what only waits where a cell says ``await``."""
        if wants_loop:
            return self._in_loop(steps)
        try:
            steps.send(None)
        except StopIteration as end:
            return end.value
        steps.close()
        raise RuntimeError("this cannot wait for anything here")

    def _in_loop(self, steps: Coroutine[Any, Any, Any]) -> Any:
        if self._loop is None:
            try:
                self._loop = asyncio.new_event_loop()
            except OSError:  # a loop needs sockets of its own; few cells need the loop
                return self._run(steps, wants_loop=False)
            asyncio.set_event_loop(self._loop)
        return self._loop.run_until_complete(steps)


def remember(filename: str, text: str) -> None:
    """Lets tracebacks, ``inspect`` and TorchScript find a cell's text."""
    linecache.cache[filename] = (len(text), None, text.splitlines(keepends=True), filename)


def _unguarded(body: list[ast.stmt]) -> list[ast.stmt]:
    """The statements, and those under ``if __name__ == "__main__":``, for a module called otherwise."""
    return [
        part
        for statement in body
        for part in (
            statement.body if isinstance(statement, ast.If) and _is_guard(statement.test) else [statement]
        )
    ]


def _is_guard(test: ast.expr) -> bool:
    return ast.unparse(test) in {"__name__ == '__main__'", "'__main__' == __name__"}


def _wants_loop(source: str) -> bool:
    """Whether a cell is to run inside an event loop, as all of them do in a kernel."""
    if "await" in source or "async " in source:
        return True
    return "asyncio" in source and not re.search(r"asyncio\.run\(|run_until_complete\(", source)
