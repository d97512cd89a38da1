"""The rubric of a written question: items with points, and a model answer, from a cell of the master.

A rubric cell is Markdown: a model answer, a line that begins with *Rubric*, and a list of items::

    **Model answer.** It shrinks by the factor 1/2.

    **Rubric.**
    * ½: says that it shrinks.
      * ¼: only that it changes.
    * ½ point: says by how much.

    An answer by picture is fine.

An item begins with its points (``½``, ``0.5``, ``1½ points``). One that is further in stands instead of the
item above it. What follows the list are notes for readers.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from autograder.assignment import ChaffinchError

MOST_ITEMS = 9  # one key each
_PARTS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3}
_ITEM = re.compile(
    r"(?P<indent>\s*)[*+-]\s+(?P<whole>\d+(?:\.\d+)?)?(?P<part>[½¼¾⅓⅔])?(?:\s+points?)?\s*:\s+(?P<text>\S.*)"
)
_LIST = re.compile(r"\s*[*+-]\s+\S")
_HEAD = re.compile(r"[*_#\s]*Rubric\b.*")
_MODEL = re.compile(r"^[*_#\s]*Model answer\.?[*_]*\.?\s*")
_FORM = "Write `* ½: what earns it`, one line for each item; see docs/authoring.md."
_CLOSE = 1e-6


@dataclass(frozen=True)
class Item:
    """One item of a rubric.

    Attributes:
        number: From 1: its key.
        points: What it gives.
        text: What earns it, Markdown.
        instead_of: Number of the item that it replaces, a part of that one; None when it stands by itself.
    """

    number: int
    points: float
    text: str
    instead_of: int | None = None


@dataclass(frozen=True)
class Rubric:
    """How to read the answers to one question.

    Attributes:
        model: A model answer, Markdown.
        items: What gives points.
        notes: What else readers should know, Markdown.
    """

    model: str
    items: tuple[Item, ...]
    notes: str = ""

    @property
    def points(self) -> float:
        """What all items together give."""
        return sum(item.points for item in self.items if item.instead_of is None)

    def points_of(self, numbers: Iterable[int]) -> float:
        """What these items give together; a part counts only where its whole item is not among them."""
        chosen = set(numbers)
        given: dict[int, float] = {}
        for item in self.items:
            if item.number in chosen:
                place = item.instead_of or item.number
                given[place] = max(given.get(place, 0.0), item.points)
        return round(sum(given.values()), 6)


def parse_rubric(text: str) -> Rubric:
    """Reads a rubric cell as it stands; whether it fits its question, `read_rubric` tells."""
    lines = text.split("\n")
    head = next((i for i, line in enumerate(lines) if _HEAD.fullmatch(line)), 0)
    first = next((i for i, line in enumerate(lines) if i >= head and _ITEM.fullmatch(line)), len(lines))
    last = _end_of_list(lines, first)
    model = "\n".join(lines[:head] if head or not _HEAD.fullmatch(lines[0]) else [])
    notes = "\n".join([*lines[head + 1 : first], *lines[last:]]).strip()
    return Rubric(_MODEL.sub("", model).strip(), tuple(_items(lines[first:last])), notes)


def read_rubric(text: str, name: str, points: float, where: str) -> Rubric:
    """Reads a rubric cell.

    Args:
        text: The cell, Markdown.
        name: Of the question.
        points: Of the question.
        where: File and line, for messages.

    Raises:
        ChaffinchError: When an item has no points, the items do not add up to the question's points, or
            a reader would have no key left for one.
    """
    rubric = parse_rubric(text)
    if not rubric.items:
        raise ChaffinchError(f"{where}: the rubric of {name} has no items with points.", _FORM)
    for line in text.split("\n"):
        if _LIST.match(line) and not _ITEM.fullmatch(line):
            raise ChaffinchError(f"{where}: the rubric's {line.strip()[:60]!r} has no points.", _FORM)
    if len(rubric.items) > MOST_ITEMS:
        said = f"{where}: the rubric of {name} has {len(rubric.items)} items."
        raise ChaffinchError(said, f"Readers have the keys 1 to {MOST_ITEMS}: join some.")
    if abs(rubric.points - points) > _CLOSE:
        said = (
            f"{where}: the items of {name} add up to {rubric.points:g} points, the question has {points:g}."
        )
        raise ChaffinchError(
            said, "Mend the items, or `points` in assignment.toml. Parts of an item are set in."
        )
    wholes = {item.number: item.points for item in rubric.items}
    for item in rubric.items:
        if item.instead_of is not None and item.points >= wholes[item.instead_of]:
            said = f"{where}: {item.text[:40]!r} of {name} is no less than the item that it is a part of."
            raise ChaffinchError(said, "Give it fewer points, or do not set it in.")
    return rubric


def _end_of_list(lines: list[str], first: int) -> int:
    end = first
    for index in range(first, len(lines)):
        line = lines[index]
        if _ITEM.fullmatch(line) or (line[:1].isspace() and line.strip()):
            end = index + 1
        elif line.strip():
            break
    return end


def _items(lines: list[str]) -> Iterator[Item]:
    found: list[tuple[float, list[str], bool]] = []
    depth = 0
    for line in lines:
        match = _ITEM.fullmatch(line)
        if match:
            indent = len(match["indent"])
            depth = indent if not found else depth
            points = float(match["whole"] or 0) + _PARTS.get(match["part"] or "", 0.0)
            found.append((points, [match["text"].strip()], indent > depth))
        elif found and line.strip():
            found[-1][1].append(line.strip())
    whole: int | None = None
    for number, (points, text, part) in enumerate(found, start=1):
        whole = whole if part else number
        yield Item(number, points, " ".join(text), whole if part else None)
