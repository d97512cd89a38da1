"""Python out of a notebook's cell: magics and shell lines are no part of it."""

import ast
import re

_MAGIC = re.compile(r"[ \t]*(?=[%!?]|\w[\w.]*\?\??\s*$)")


def parse_cell(source: str, filename: str = "<cell>") -> tuple[str, ast.Module]:
    """Parses a cell; magics and shell lines are dropped when it is not Python without that.

    Args:
        source: The cell's text.
        filename: What messages call it.

    Returns:
        The text that was parsed, with the same line numbers, and its tree.

    Raises:
        SyntaxError: When it is not Python either way.
        ValueError: When it holds what no source may, such as a null byte.
    """
    try:
        return source, ast.parse(source, filename)
    except SyntaxError:
        if source.lstrip().startswith("%%"):
            source = "\n" + source.lstrip().partition("\n")[2]
        plain = "\n".join(_without_magic(line) for line in source.split("\n"))
        return plain, ast.parse(plain, filename)


def _without_magic(line: str) -> str:
    magic = _MAGIC.match(line)
    return f"{magic[0]}pass" if magic else line
