"""A submission as people see it later: its cells and its written answers, packed into one text."""

import base64
import json
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from autograder.cells.cell import Cell
from autograder.grading.written.answers import Answer, Places

_LARGEST = 64 * 2**20  # bytes, unpacked: twice what a submission may hold
_LONGEST_CELL = 200_000  # characters of one cell that are kept


@dataclass(frozen=True)
class HandedInCells:
    """What a file holds.

    Attributes:
        cells: Kind, number (0 for prose) and source of each.
        answers: By name of the question.
    """

    cells: tuple[Cell, ...] = ()
    answers: dict[str, Answer] | None = None


def packed(cells: Sequence[Cell], places: Places) -> str:
    """Packs a submission's cells and the answers that are found in them.

    Args:
        cells: All of its cells.
        places: Where answers are.
    """
    answers = places.find(cells)
    table = {
        "cells": [
            [cell.kind, cell.number, cell.source[:_LONGEST_CELL]] for cell in cells if cell.source.strip()
        ],
        "answers": {name: [a.state, a.text, a.pictures] for name, a in answers.items()},
    }
    data = json.dumps(table, separators=(",", ":"))  # ASCII: half a surrogate pair is no UTF-8
    return base64.b64encode(zlib.compress(data.encode())).decode()


def unpacked(data: bytes) -> HandedInCells:
    """What `packed` packed, from its bytes; nothing where it is larger than any submission."""
    reader = zlib.decompressobj()
    text = reader.decompress(data, _LARGEST)
    if reader.unconsumed_tail:
        return HandedInCells()
    table: dict[str, Any] = json.loads(text)
    cells = tuple(Cell(kind, source, {}, number) for kind, number, source in table["cells"])
    return HandedInCells(cells, {name: Answer(*parts) for name, parts in table["answers"].items()})


def as_bytes(text: str) -> bytes:
    """The compressed bytes of what `packed` gave."""
    return base64.b64decode(text)
