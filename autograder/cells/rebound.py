"""Whether a later cell changes what a name means that an answer uses.

In a notebook each check runs below its answer. A cell further down that counts with ``sum = 0``, has a helper
of the same name as an earlier one, or calls ``torch.set_grad_enabled(False)`` changes nothing there; for who
looks at the end of the notebook it does.
"""

import ast
import builtins
import re
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.cells.cell import Cell
from autograder.cells.changes import Known, changed
from autograder.cells.lookups import Lookups
from autograder.cells.parsed import bodies_of
from autograder.cells.statements import bound_names

_DEFINES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.ClassDef)
_CHECKS = re.compile(r"grader\.check\(")


@dataclass(frozen=True)
class Rebound:
    """What an answer uses is not what it was.

    Attributes:
        names: Names that a later cell binds anew, or whose objects it changes; none where it may be any.
        by: The first cell that does so.
        until: The cells up to and including the one that checks the answer.
    """

    names: tuple[str, ...]
    by: Cell
    until: tuple[Cell, ...]

    @property
    def told(self) -> str:
        """In words, e.g. ``cell [31] changes `sum```."""
        names = ", ".join(f"`{name}`" for name in self.names[:3])
        return f"cell [{self.by.number}] changes {names or 'what stands above it'}"


def rebound(cells: Sequence[Cell], question: str, defines: Sequence[str]) -> Rebound | None:
    """Looks for a cell below a question's check that rebinds or changes what the answer uses.

    Below the check an answer may be bound anew, too: whoever asks here has judged the whole notebook already.

    Args:
        cells: All code cells that are executed, in order.
        question: Its name, as its check cell has it.
        defines: The names that the answer binds.

    Returns:
        What was found, or None: also for code that is too much to look through.
    """
    try:
        return _rebound(cells, bodies_of(tuple(cell.source for cell in cells)), question, defines)
    except (SyntaxError, RecursionError):
        return None


def _rebound(
    cells: Sequence[Cell], bodies: Sequence[list[ast.stmt]], question: str, defines: Sequence[str]
) -> Rebound | None:
    end = check_end(cells, bodies, question, defines)
    if not end:
        return None
    above, below = [[node for body in part for node in body] for part in (bodies[:end], bodies[end:])]
    if _is_apart(above, below):
        return None
    known = Known.of(above, below)
    bound = set(changed(above, Known.of(())).names)
    used = {name for name in Lookups(above).of(defines) if name in bound or hasattr(builtins, name)}
    for index in range(end, len(cells)):
        found = changed(bodies[index], known)
        names = tuple(name for name in found.names if name in used)
        if names or found.anything:
            return Rebound(names, cells[index], tuple(cells[:end]))
    return None


def _is_apart(above: Sequence[ast.stmt], below: Sequence[ast.stmt]) -> bool:
    """Whether what is below only checks and defines names of which there is no word above: most notebooks."""
    defines = [node for node in below if isinstance(node, _DEFINES) and not node.decorator_list]
    checks = [node for node in below if isinstance(node, ast.Expr) and _CHECKS.match(ast.unparse(node))]
    if len(defines) + len(checks) < len(below):
        return False
    names = {node.name for node in defines}
    words = {node.id for statement in above for node in ast.walk(statement) if isinstance(node, ast.Name)}
    return names.isdisjoint(words | set(bound_names(above)))


def check_end(
    cells: Sequence[Cell], bodies: Sequence[Sequence[ast.stmt]], question: str, defines: Sequence[str]
) -> int:
    """How many cells have run when a question's check has.

    Args:
        cells: Code cells in order.
        bodies: Their statements.
        question: Its name, as its check cell has it.
        defines: The names that the answer binds.

    Returns:
        Up to the last check that has an answer above it, or up to the last answer; 0 without an answer.
    """
    answers = [index for index, body in enumerate(bodies) if set(bound_names(body)) & set(defines)]
    if not answers:
        return 0
    check = re.compile(rf"""\bgrader\s*\.\s*check\s*\(\s*["']{re.escape(question)}["']""")
    checked = [index for index in range(answers[0], len(cells)) if check.search(cells[index].source)]
    return (checked or answers)[-1] + 1
