"""What code looks up outside of itself, as its text says."""

import ast
from collections import defaultdict
from collections.abc import Iterator, Sequence

from autograder.cells.statements import bound_names

_SCOPES = (ast.FunctionDef, ast.AsyncFunctionDef, ast.Lambda)


def looked_up(statements: Sequence[ast.stmt], names: Sequence[str]) -> set[str]:
    """Names that the makers of these names look up, and the makers of those, and so on; these names, too.

    Args:
        statements: All that may make a name, by a definition, an assignment or an import.
        names: Where to begin.
    """
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
    return seen


def _looked_up(node: ast.AST, own: frozenset[str]) -> Iterator[str]:
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
