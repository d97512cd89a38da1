"""What a submission's text says, read by ``ast`` and never run."""

import ast
import functools

from autograder.cells.dialect import TooMuch
from autograder.cells.parsed import LARGEST, TooLong, parsed_cells
from autograder.checks.failures import StudentError

_BLOCKS = ("body", "handlers", "orelse", "finalbody")


class Source:
    """Definitions and calls in a submission's cells.

    Args:
        cells: The code; a cell that is no Python, even without magics, defines nothing, as when it runs.
    """

    def __init__(self, *cells: str) -> None:
        self._cells = cells

    @functools.cached_property
    def _parsed(self) -> list[tuple[str, ast.Module]]:
        try:
            return [(text, tree) for text, tree in parsed_cells(self._cells) if tree is not None]
        except TooLong:
            raise StudentError(
                "malformed", f"Your code has more than {LARGEST} characters; clear what is not needed."
            ) from None
        except TooMuch:
            raise StudentError(
                "malformed", "Your code has too many magics (lines with `%` or `!`); take some out."
            ) from None

    def _find(self, name: str) -> tuple[str, ast.AST] | None:
        first, *rest = name.split(".")
        for text, tree in reversed(self._parsed):
            found = _defined(tree, first)
            for part in rest:
                found = _defined(found, part) if found is not None else None
            if found is not None:
                return text, found
        return None

    def definition(self, name: str) -> str | None:
        """Text of ``"f"``, ``"Class"`` or ``"Class.method"``; None when it is not defined by name.

        Raises:
            StudentError: When there is too much code to look through.
        """
        found = self._find(name)
        return None if found is None else ast.get_source_segment(*found)

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names called inside a definition, e.g. ``{"torch.log", "probs.sum"}``.

        Raises:
            StudentError: When there is too much code to look through.
        """
        found = self._find(name)
        if found is None:
            return frozenset()
        calls = [node for node in ast.walk(found[1]) if isinstance(node, ast.Call)]
        called = (_dotted(node.func) for node in calls if not _of_ipython(node))
        return frozenset(dotted for dotted in called if dotted)


def _defined(scope: ast.AST, name: str) -> ast.AST | None:
    """The last statement of a scope that defines a name: it wins, as it does when the code runs."""
    found: ast.AST | None = None
    waiting = list(reversed(getattr(scope, "body", ())))
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.Assign | ast.AnnAssign):
            targets = node.targets if isinstance(node, ast.Assign) else [node.target]
            if any(isinstance(target, ast.Name) and target.id == name for target in targets):
                found = node
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef):
            if node.name == name:
                found = node
        else:  # `if`, `try`, `with`, …: what stands in them is defined in the same scope
            inner = [part for field in _BLOCKS for part in getattr(node, field, ())]
            waiting += reversed(inner)
    return found


def _of_ipython(node: ast.Call) -> bool:
    """Whether a magic or a shell line stands for it, which the student wrote in another language."""
    outer = node.func.value if isinstance(node.func, ast.Attribute) else node
    return isinstance(outer, ast.Call) and isinstance(outer.func, ast.Name) and outer.func.id == "get_ipython"


def _dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))
