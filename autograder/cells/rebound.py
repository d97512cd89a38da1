"""Whether a later cell changes what a name means that an answer uses.

In a notebook each check runs below its answer. A cell further down that counts with ``sum = 0``, has a helper
of the same name as an earlier one, or calls ``torch.set_grad_enabled(False)`` changes nothing there; for who
looks at the end of the notebook it does.
"""

import ast
import builtins
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.cells.cell import Cell
from autograder.cells.parsed import parsed_cells
from autograder.cells.statements import bound_names

_SETS = re.compile("set(_|err|attr)")  # set_default_dtype, seterr, setattr
_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


@dataclass(frozen=True)
class Rebound:
    """What an answer uses is not what it was.

    Attributes:
        names: The names that a later cell binds anew, or whose objects it changes.
        by: The first cell that does so.
        until: The cells up to and including the one that checks the answer.
    """

    names: tuple[str, ...]
    by: Cell
    until: tuple[Cell, ...]

    @property
    def told(self) -> str:
        """In words, e.g. ``cell [31] changes `sum```."""
        return f"cell [{self.by.number}] changes {', '.join(f'`{name}`' for name in self.names[:3])}"


def rebound(cells: Sequence[Cell], question: str, defines: Sequence[str]) -> Rebound | None:
    """Looks for a cell below a question's check that rebinds or changes what the answer uses.

    The answer is where its names are bound last, so that a better answer further down counts.

    Args:
        cells: All code cells that are executed, in order.
        question: Its name, as its check cell has it.
        defines: The names that the answer binds.

    Returns:
        What was found, or None: also for code that is too much to look through.
    """
    try:
        bodies = [tree.body if tree else [] for _, tree in parsed_cells([cell.source for cell in cells])]
        return _rebound(cells, bodies, question, defines)
    except (SyntaxError, RecursionError):
        return None


def _rebound(
    cells: Sequence[Cell], bodies: Sequence[list[ast.stmt]], question: str, defines: Sequence[str]
) -> Rebound | None:
    answers = [index for index, body in enumerate(bodies) if set(bound_names(body)) & set(defines)]
    if not answers:
        return None
    check = re.compile(rf"""\bgrader\s*\.\s*check\s*\(\s*["']{re.escape(question)}["']""")
    checked = (index for index in range(answers[-1], len(cells)) if check.search(cells[index].source))
    end = next(checked, answers[-1]) + 1
    used = _used([statement for body in bodies[:end] for statement in body], defines)
    for index in range(end, len(cells)):
        changed = dict.fromkeys([*_bound_anew(bodies[index]), *_set_in_place(bodies[index])])
        names = [name for name in changed if name in used]
        if names:
            return Rebound(tuple(names), cells[index], tuple(cells[:end]))
    return None


def _used(statements: Sequence[ast.stmt], names: Sequence[str]) -> set[str]:
    """What the makers of these names look up, and the makers of that: names bound here or builtin."""
    makers: dict[str, list[ast.stmt]] = defaultdict(list)
    for statement in statements:
        for name in bound_names([statement]):
            makers[name].append(statement)
    waiting, seen = list(names), set(names)
    while waiting:
        for statement in makers.pop(waiting.pop(), ()):
            found = set(_looked_up(statement, frozenset())) - seen
            seen |= found
            waiting += found
    bound = set(bound_names(list(statements)))
    return {name for name in seen if name in bound or hasattr(builtins, name)} - set(names)


def _looked_up(node: ast.AST, own: frozenset[str]) -> Iterator[str]:
    """Names that code looks up outside of itself."""
    if isinstance(node, _SCOPES):
        own |= _own_names(node)
    if isinstance(node, ast.Name) and isinstance(node.ctx, ast.Load) and node.id not in own:
        yield node.id
    for child in ast.iter_child_nodes(node):
        yield from _looked_up(child, own)


def _own_names(scope: ast.FunctionDef | ast.AsyncFunctionDef | ast.Lambda) -> frozenset[str]:
    body = scope.body if isinstance(scope.body, list) else []
    shared = {name for node in body if isinstance(node, ast.Global) for name in node.names}
    arguments = {node.arg for node in ast.walk(scope.args) if isinstance(node, ast.arg)}
    return frozenset((arguments | set(bound_names(body))) - shared)


def _bound_anew(body: list[ast.stmt]) -> list[str]:
    """Names that statements bind, but not by an import: who imports twice imports the same."""
    return bound_names([node for node in body if not isinstance(node, ast.Import | ast.ImportFrom)])


def _set_in_place(body: list[ast.stmt]) -> Iterator[str]:
    """Names whose objects statements change: ``options["lr"] = 1``, ``np.seterr(all="raise")``."""
    waiting: list[ast.AST] = list(body)
    while waiting:
        node = waiting.pop()
        if isinstance(node, _SCOPES):
            continue
        waiting += ast.iter_child_nodes(node)
        if isinstance(node, ast.Attribute | ast.Subscript) and isinstance(node.ctx, ast.Store):
            yield _root(node)
        elif isinstance(node, ast.Call) and _SETS.match(getattr(node.func, "attr", "")):
            yield _root(node.func)


def _root(node: ast.AST) -> str:
    while isinstance(node, ast.Attribute | ast.Subscript):
        node = node.value
    return node.id if isinstance(node, ast.Name) else ""
