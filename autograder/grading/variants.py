"""Wheat, chaff and the bare stub: submissions whose verdicts are known."""

import ast
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, Course
from autograder.cells.cell import Cell
from autograder.cells.solution_blocks import stubbed
from autograder.checks.solution import solution_cells


@dataclass(frozen=True)
class Variant:
    """A submission with a known verdict.

    Attributes:
        question: The question that it is about.
        name: File name without ending, e.g. ``"chaff_wrong_sign"``; ``"solution"`` or ``"stub"``.
        lesson: First line of its docstring.
        caught_by: The check that must fail; empty unless it is chaff.
        cells: Its code cells, in order.
    """

    question: str
    name: str
    lesson: str
    caught_by: str
    cells: tuple[str, ...]

    @property
    def is_chaff(self) -> bool:
        """Whether a named check must catch it."""
        return self.name.startswith("chaff_")


def solution_variant(course: Course, name: str) -> Variant:
    """The solution itself."""
    cells = tuple(cell.source for cell in solution_cells(course.master(name)))
    return Variant("", "solution", "solution", "", cells)


def stub_variant(course: Course, name: str) -> Variant:
    """What a student gets, unfilled."""
    cells = tuple(stubbed(cell).source for cell in solution_cells(course.master(name)))
    return Variant("", "stub", "bare stub", "", cells)


def load_variants(course: Course, assignment: Assignment, question: str | None = None) -> list[Variant]:
    """All wheat and chaff of an assignment, or of one question, sorted by question and name.

    Raises:
        ChaffinchError: When a file has no docstring, a chaff names no check, or a folder is no question.
    """
    base = solution_variant(course, assignment.name).cells
    folder = course.variants(assignment.name)
    found = []
    for path in sorted(folder.glob("*/*.py")):
        assignment.question(path.parent.name)
        kind = path.stem.split("_")[0]
        if kind not in {"wheat", "chaff", "hostile"}:
            raise ChaffinchError(
                f"{path}: not wheat, chaff or hostile.", "Begin its name with wheat_ or chaff_."
            )
        if kind != "hostile" and question in {None, path.parent.name}:
            found.append(_load(path, base))
    return found


def _load(path: Path, base: tuple[str, ...]) -> Variant:
    text = path.read_text(encoding="utf-8")
    tree = ast.parse(text, filename=str(path))
    lesson = (ast.get_docstring(tree) or "").split("\n")[0]
    if not lesson:
        raise ChaffinchError(f"{path} has no docstring.", "Its first line is the lesson.")
    caught_by = ""
    for node in tree.body:
        if isinstance(node, ast.Assign) and getattr(node.targets[0], "id", "") == "CAUGHT_BY":
            caught_by = str(ast.literal_eval(node.value))
    if path.stem.startswith("chaff_") and not caught_by:
        raise ChaffinchError(f"{path} names no check.", 'Add `CAUGHT_BY = "test_…"`.')
    return Variant(path.parent.name, path.stem, lesson, caught_by, (*base, text))


def as_percent(cells: tuple[Cell, ...] | tuple[str, ...]) -> str:
    """Code cells as one script in percent format."""
    sources = [cell.source if isinstance(cell, Cell) else cell for cell in cells]
    return "\n\n".join(f"# %%\n{source}" for source in sources) + "\n"
