"""The written questions of an assignment as its master has them."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from autograder.assignment import Assignment, read_source
from autograder.cells.cell import Cell
from autograder.cells.script import read_percent
from autograder.grading.written.rubric import Rubric, parse_rubric


@dataclass(frozen=True)
class WrittenQuestion:
    """A question that people read.

    Attributes:
        name: Its name.
        title: Its title.
        points: What it can give.
        prompt: What students read, Markdown.
        rubric: How to read the answers.
    """

    name: str
    title: str
    points: float
    prompt: str
    rubric: Rubric


def master_cells(assignment: Assignment) -> list[Cell]:
    """The cells of the master.

    Raises:
        ChaffinchError: When it cannot be read.
    """
    return read_percent(read_source(assignment.master, "Every assignment has a master in percent format."))


def written_questions(assignment: Assignment) -> tuple[WrittenQuestion, ...]:
    """What the master says of each written question, in the assignment's order.

    Raises:
        ChaffinchError: When the master cannot be read.
    """
    return _read(assignment, _changed(assignment.master)) if assignment.written else ()


@lru_cache(maxsize=64)
def _read(assignment: Assignment, changed: int) -> tuple[WrittenQuestion, ...]:
    """A master that was not changed since is not read again: a page asks for it each time."""
    del changed
    cells = master_cells(assignment)
    texts = {
        (kind, str(cell.metadata[kind])): cell.source
        for cell in cells
        for kind in ("written", "rubric")
        if kind in cell.metadata
    }
    return tuple(
        WrittenQuestion(
            q.name, q.title, q.points, texts.get(("written", q.name), ""),
            parse_rubric(texts.get(("rubric", q.name), "")),
        )
        for q in assignment.written
    )  # fmt: skip


def _changed(path: Path) -> int:
    try:
        return path.stat().st_mtime_ns
    except OSError:
        return 0  # whoever reads it says what is wrong
