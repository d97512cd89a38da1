"""What code looks up outside of itself, as its text says."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import replace

from autograder.cells.changes import Known, changed, outside, own_names

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)
_COMPREHENSIONS = (ast.ListComp, ast.SetComp, ast.DictComp, ast.GeneratorExp)


class Lookups:
    """What code looks up, read once and asked for one answer after the other.

    Args:
        statements: All that may make a name, by a definition, an assignment, an import, or a change.
    """

    def __init__(self, statements: Sequence[ast.stmt]) -> None:
        known = replace(Known.of(statements), imported=frozenset())  # an import makes its name each time
        self._makers: dict[str, list[ast.stmt]] = defaultdict(list)
        for statement in statements:
            for name in changed([statement], known).names:
                self._makers[name].append(statement)

    def of(self, names: Sequence[str]) -> set[str]:
        """Names that the makers of these names look up, and the makers of those, and so on; these, too."""
        seen = set(names)
        waiting = list(seen)
        while waiting:
            for statement in self._makers.get(waiting.pop(), ()):
                found = set(_looked_up(statement, frozenset())) - seen
                seen |= found
                waiting += found
        return seen


def _looked_up(node: ast.AST, own: frozenset[str]) -> Iterator[str]:
    if isinstance(node, ast.Name):
        if isinstance(node.ctx, ast.Load) and node.id not in own:
            yield node.id
        return
    inner = own
    if isinstance(node, _SCOPES):
        for part in outside(node):
            yield from _looked_up(part, own)
        inner = own | own_names(node)
    elif isinstance(node, _COMPREHENSIONS):
        targets = (name for each in node.generators for name in ast.walk(each.target))
        inner = own | {name.id for name in targets if isinstance(name, ast.Name)}
    for child in ast.iter_child_nodes(node):
        yield from _looked_up(child, inner)
