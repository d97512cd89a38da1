"""What a cell changes of what stands above it, as its text says."""

import ast
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.cells.statements import bound_names

_IMPORTS = (ast.Import, ast.ImportFrom)
_INNER = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)  # what stands in them has not happened yet
_TARGETS = (ast.Name, ast.Attribute, ast.Subscript)
_SETS = re.compile("set(_|err|attr)")  # set_default_dtype, seterr, setattr


@dataclass(frozen=True)
class Changes:
    """What a cell changes.

    Attributes:
        names: Names that it binds, removes, or whose objects it changes, in order; each once.
        anything: Whether it may be anything, as by ``%reset``, ``from numpy import *`` or
            ``torch.set_grad_enabled(False)``.
    """

    names: tuple[str, ...]
    anything: bool


def changed(body: Sequence[ast.stmt], above: Sequence[ast.stmt]) -> Changes:
    """Reads a cell's statements.

    Args:
        body: The cell's.
        above: Those of the cells above it. To import the same once more changes nothing.
    """
    imports = [node for node in above if isinstance(node, _IMPORTS)]
    known = {ast.dump(node) for node in imports}
    modules = set(bound_names(imports))
    news = [node for node in body if not (isinstance(node, _IMPORTS) and ast.dump(node) in known)]
    names = dict.fromkeys(bound_names(news))
    anything = "*" in names
    for node in _happening(body):
        if isinstance(node, _TARGETS) and not isinstance(node.ctx, ast.Load):
            names[_root(node)] = None
        elif isinstance(node, ast.Call):
            anything |= _clears(node)
            if _SETS.match(getattr(node.func, "attr", "")):
                names[_root(node.func)] = None
                anything |= _root(node.func) in modules
    return Changes(tuple(names), anything)


def _happening(body: Sequence[ast.stmt]) -> Iterator[ast.AST]:
    """What runs when the cell does."""
    waiting: list[ast.AST] = list(reversed(body))
    while waiting:
        node = waiting.pop()
        if not isinstance(node, _INNER):
            yield node
            waiting += ast.iter_child_nodes(node)


def _clears(call: ast.Call) -> bool:
    """``%reset`` and ``globals()``."""
    magic = getattr(call.func, "attr", "") == "run_line_magic"
    of_all = magic and any(isinstance(word, ast.Constant) and word.value == "reset" for word in call.args)
    return of_all or getattr(call.func, "id", "") == "globals"


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
