"""Cells as trees, within bounds: for who reads what somebody wrote, and never runs it."""

import ast
from collections.abc import Sequence

from autograder.cells.dialect import Budget, TooMuch, parse_cell

LARGEST = 500_000
"""Characters of all cells together; beyond this Python's own parser is an attack surface."""
_MOST_READ = 200_000  # characters of cells with magics, each counted as often as IPython reads it


class TooLong(TooMuch):
    """There is more code than anybody writes."""


def parsed_cells(sources: Sequence[str]) -> list[tuple[str, ast.Module | None]]:
    """The Python text and the tree of each cell; None for one that is no Python, even without magics.

    Raises:
        TooLong: When the cells have more than ``LARGEST`` characters.
        TooMuch: When they have too many magics.
    """
    if sum(map(len, sources)) > LARGEST:
        raise TooLong(f"more than {LARGEST} characters")
    budget = Budget(_MOST_READ)
    return [_parsed(source, budget) for source in sources]


def _parsed(source: str, budget: Budget) -> tuple[str, ast.Module | None]:
    try:
        return parse_cell(source, budget)
    except TooMuch:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source, None
