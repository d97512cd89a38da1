"""Cells as trees, within bounds: for who reads what somebody wrote, and never runs it."""

import ast
from collections.abc import Sequence
from functools import lru_cache
from itertools import islice

from autograder.cells.dialect import Budget, TooMuch, parse_cell

LARGEST = 500_000
"""Characters of all cells together; beyond this Python's own parser is an attack surface."""
_MOST_NODES = 20_000  # of their trees: ten times as many as a filled-in notebook has
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


@lru_cache(maxsize=4)
def bodies_of(sources: tuple[str, ...]) -> list[list[ast.stmt]]:
    """The statements of each cell, for who goes through them many times; none of one that is no Python.

    Kept for the other questions of the same submission; there are few enough to keep.

    Raises:
        TooLong: When there are more than anybody writes.
        TooMuch: When the cells have too many magics.
    """
    bodies = [tree.body if tree else [] for _, tree in parsed_cells(sources)]
    nodes = (node for body in bodies for statement in body for node in ast.walk(statement))
    if next(islice(nodes, _MOST_NODES, None), None) is not None:
        raise TooLong(f"more than {_MOST_NODES} nodes")
    return bodies


def _parsed(source: str, budget: Budget) -> tuple[str, ast.Module | None]:
    try:
        return parse_cell(source, budget)
    except TooMuch:
        raise
    except (SyntaxError, ValueError, RecursionError, MemoryError):
        return source, None
