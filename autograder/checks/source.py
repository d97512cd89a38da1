"""What a submission's text says, read by ``ast`` and never run."""

import ast
import functools

_LARGEST = 200_000  # characters; beyond this Python's own parser is an attack surface


class Source:
    """Definitions and calls in a Python text.

    Args:
        text: The code; what cannot be parsed defines nothing.
    """

    def __init__(self, text: str) -> None:
        self._text = text

    @functools.cached_property
    def _tree(self) -> ast.Module:
        if len(self._text) > _LARGEST:
            return ast.Module([], [])
        try:
            return ast.parse(self._text)
        except (SyntaxError, ValueError, RecursionError, MemoryError):
            return ast.Module([], [])

    def _find(self, name: str) -> ast.AST | None:
        found: ast.AST | None = self._tree
        for part in name.split("."):
            body = getattr(found, "body", [])
            # the last definition wins, as it does when the cells run
            found = next((node for node in reversed(body) if getattr(node, "name", None) == part), None)
        return found

    def definition(self, name: str) -> str | None:
        """Text of ``"f"``, ``"Class"`` or ``"Class.method"``; None when it is not defined by name."""
        found = self._find(name)
        return None if found is None else ast.get_source_segment(self._text, found)

    def calls(self, name: str) -> frozenset[str]:
        """Dotted names called inside a definition, e.g. ``{"torch.log", "probs.sum"}``."""
        found = self._find(name)
        if found is None:
            return frozenset()
        called = (_dotted(node.func) for node in ast.walk(found) if isinstance(node, ast.Call))
        return frozenset(dotted for dotted in called if dotted)


def _dotted(node: ast.AST) -> str:
    parts: list[str] = []
    while isinstance(node, ast.Attribute):
        parts.append(node.attr)
        node = node.value
    if isinstance(node, ast.Name):
        parts.append(node.id)
    return ".".join(reversed(parts))
