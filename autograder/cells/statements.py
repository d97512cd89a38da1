"""Runs the statements of cells in one namespace, as a kernel does; what ran before one that fails stays."""

import __future__

import ast
import inspect
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from types import CodeType
from typing import Any

from autograder.cells.inert import Inert, is_inert
from autograder.cells.problem import Problem

_AWAIT = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
_FEATURES = [getattr(__future__, name) for name in __future__.all_feature_names]
# lines that only set the stage: nothing that follows depends on them where code is graded
_STAGE = {"os.chdir", "matplotlib.use", "mpl.use", "plt.switch_backend", "pyplot.switch_backend"}
_NOT_ONLY = re.compile(r"^(?:import|from|[%!?]|(?:os|matplotlib|mpl|plt|pyplot)\.)", re.MULTILINE)
_DEFINITIONS = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)


@dataclass
class Statements:
    """Runs one cell's statements after the other.

    Attributes:
        namespace: Where they run.
        place: How messages call where this is, e.g. ``"where this is graded"``.
        forgiving: Whether a line that cannot import costs only itself.
        lost: Lines of the current cell that failed and cost only themselves.
        unrun: What did not run to its end when the last statement failed.
    """

    namespace: dict[str, Any]
    place: str
    forgiving: bool
    lost: list[Problem] = field(default_factory=list)
    unrun: list[ast.stmt] = field(default_factory=list)
    _flags: int = 0

    async def run(self, tree: ast.Module, filename: str, problem: Problem) -> Any:
        """Runs all of a tree.

        Args:
            tree: What to run.
            filename: What tracebacks call it.
            problem: How to tell of a line that fails and costs only itself.

        Returns:
            The value of the last statement, if it is an expression.
        """
        left = list(tree.body)
        value = None
        while left:
            group = _next_group(left)
            self.unrun = left
            value = await self._run_group(group, filename, problem)
            left = left[len(group) :]
        self.unrun = []
        return value

    async def run_whole(self, text: str, filename: str) -> bool:
        """Runs a cell that only defines and assigns: to compile its tree would cost several times as much.

        Args:
            text: The cell.
            filename: What tracebacks call it.

        Returns:
            Whether it ran; False when it must be looked at statement by statement.
        """
        if not _defines_only(text):
            return False
        try:
            code = compile(text, filename, "exec", self._flags | _AWAIT, dont_inherit=True)
        except (SyntaxError, ValueError, RecursionError):
            return False
        try:
            value = eval(code, self.namespace)  # noqa: S307 - this is what the room exists for
            if code.co_flags & inspect.CO_COROUTINE:
                await value
        except BaseException as error:
            self.unrun = ast.parse(text).body
            self._begin_unrun_at(error, code)
            raise
        return True

    async def _run_group(self, group: list[ast.stmt], filename: str, problem: Problem) -> Any:
        first = group[0]
        if isinstance(first, ast.Import | ast.ImportFrom):
            self._import(first, filename, problem)
            return None
        try:
            code = self._compiled(group, filename)
        except (SyntaxError, ValueError, RecursionError):
            if len(group) == 1:
                raise
            for statement in group:  # such as `return` on its own: what stands above it has run in a kernel
                await self._run_group([statement], filename, problem)
                self.unrun = self.unrun[1:]
            return None
        try:
            value = eval(code, self.namespace)  # noqa: S307 - this is what the room exists for
            return await value if code.co_flags & inspect.CO_COROUTINE else value
        except Exception as error:
            if self.forgiving and isinstance(first, ast.Expr) and _called(first.value) in _STAGE:
                self._lose(first, problem, "stage", f"{type(error).__name__}: {error}", ())
                return None
            self._begin_unrun_at(error, code)
            raise
        except BaseException as error:
            self._begin_unrun_at(error, code)
            raise

    def _compiled(self, group: list[ast.stmt], filename: str) -> CodeType:
        """The code of statements; of a single expression it evaluates to its value."""
        tree: ast.Module | ast.Expression = ast.Module(group, [])
        mode = "exec"
        if len(group) == 1 and isinstance(group[0], ast.Expr):
            tree, mode = ast.Expression(group[0].value), "eval"
        code: CodeType = compile(tree, filename, mode, self._flags | _AWAIT, dont_inherit=True)
        return code

    def _import(self, node: ast.Import | ast.ImportFrom, filename: str, problem: Problem) -> None:
        """Imports; what cannot be imported costs its own names only."""
        if isinstance(node, ast.ImportFrom) and node.module == "__future__":
            code = self._compiled([node], filename)
            self._flags |= sum(f.compiler_flag for f in _FEATURES if code.co_flags & f.compiler_flag)
        for part in _one_by_one(node) if isinstance(node, ast.Import) else [node]:
            try:
                exec(self._compiled([part], filename), self.namespace)  # noqa: S102
            except Exception as error:  # a module may fail in any way
                if not self.forgiving:
                    raise
                self._lose_import(part, filename, problem, error)

    def _lose_import(
        self, node: ast.Import | ast.ImportFrom, filename: str, problem: Problem, error: Exception
    ) -> None:
        module = node.module or "" if isinstance(node, ast.ImportFrom) else node.names[0].name
        if is_inert(module) or (module == "google" and node.names[0].name == "colab"):
            self.namespace.update(dict.fromkeys(bound_names([node]), Inert()))
            return
        missing = isinstance(error, ModuleNotFoundError)
        if isinstance(node, ast.ImportFrom) and len(node.names) > 1 and not missing:
            for part in _one_by_one(node):
                try:
                    exec(self._compiled([part], filename), self.namespace)  # noqa: S102
                except Exception as reason:  # noqa: BLE001
                    self._lose_import(part, filename, problem, reason)
            return
        root = module.split(".")[0]
        absent = missing and getattr(error, "name", None) == root
        said = f"it is not installed {self.place}" if absent else f"{type(error).__name__}: {error}"
        self._lose(node, problem, "import", said, tuple(bound_names([node])))

    def _lose(self, node: ast.stmt, problem: Problem, kind: str, text: str, names: tuple[str, ...]) -> None:
        gone = tuple(name for name in names if name not in self.namespace)
        statement = (
            f"import {node.names[0].name}" if isinstance(node, ast.Import) else ast.unparse(node)[:200]
        )
        self.lost.append(
            replace(problem, kind=kind, text=text, statement=statement, names=gone, line=node.lineno)
        )

    def _begin_unrun_at(self, error: BaseException, code: CodeType) -> None:
        """Leaves out of `unrun` the statements of a group that ran before the failing one."""
        trace = error.__traceback__
        while trace is not None and trace.tb_frame.f_code is not code:
            trace = trace.tb_next
        if trace is not None:
            line = trace.tb_lineno
            self.unrun = [s for s in self.unrun if (s.end_lineno or s.lineno) >= line]


def _defines_only(text: str) -> bool:
    """Whether no line at the margin imports or sets the stage, and the last one shows no value."""
    if _NOT_ONLY.search(text) or "__main__" in text:
        return False
    end = text.rstrip()
    return end[end.rfind("\n") + 1 :].startswith((" ", "\t"))


def _next_group(left: list[ast.stmt]) -> list[ast.stmt]:
    """The statements that are compiled together: an import alone, and an expression that ends the cell."""
    for index, statement in enumerate(left):
        alone = isinstance(statement, ast.Import | ast.ImportFrom) or (
            isinstance(statement, ast.Expr) and (index == len(left) - 1 or _called(statement.value) in _STAGE)
        )
        if alone:
            return left[: max(index, 1)]
    return left


def _one_by_one(node: ast.Import | ast.ImportFrom) -> list[Any]:
    """The same import, one name at a time."""
    made = []
    for alias in node.names:
        part = (
            ast.Import([alias])
            if isinstance(node, ast.Import)
            else ast.ImportFrom(node.module, [alias], node.level)
        )
        made.append(ast.copy_location(part, node))
    return made


def _called(node: ast.expr) -> str:
    """Dotted name of what an expression calls, or ``""``."""
    if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
        return ast.unparse(node.func)
    return ""


def bound_names(statements: Sequence[ast.stmt]) -> list[str]:
    """Names that statements bind in the scope in which they stand."""
    return list(dict.fromkeys(name for statement in statements for name in _bound(statement)))


def _bound(node: ast.AST) -> Iterator[str]:
    if isinstance(node, _DEFINITIONS):
        yield node.name
        return
    if isinstance(node, ast.Import):
        yield from (alias.asname or alias.name.split(".")[0] for alias in node.names)
    elif isinstance(node, ast.ImportFrom):
        yield from (alias.asname or alias.name for alias in node.names)
    elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
        yield node.id
    elif isinstance(node, ast.ExceptHandler):
        pass  # its name is gone at its end
    if isinstance(node, ast.Lambda | ast.ListComp | ast.SetComp | ast.DictComp | ast.GeneratorExp):
        return
    for child in ast.iter_child_nodes(node):
        yield from _bound(child)
