"""What is mutated: the solution part of each cell of a question, and every wheat."""

import re
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import dataclass

import libcst as cst

from autograder.assignment import Assignment
from autograder.cells.cell import Cell
from autograder.cells.solution_blocks import Part, blocks
from autograder.checks.solution import solution_cells
from autograder.grading.mutate.code import Code, Signature
from autograder.grading.variants import load_variants

Region = tuple[int, int]


@dataclass(frozen=True)
class Target:
    """A cell that a right submission has.

    Attributes:
        question: The question that it is about.
        of: ``"solution"``, or the name of a wheat.
        cells: All cells of the submission.
        cell: Which of them it is.
        signatures: What the docstrings say.
        regions: What a student wrote, in bytes: from, to.
    """

    question: str
    of: str
    cells: tuple[str, ...]
    cell: int
    signatures: Mapping[str, Signature]
    regions: tuple[Region, ...]

    @property
    def source(self) -> str:
        """The cell's text."""
        return self.cells[self.cell]


def targets(assignment: Assignment, question: str) -> Iterator[Target]:
    """Everything of a question that can be mutated, the solution first.

    Raises:
        ChaffinchError: When master or variants are malformed.
    """
    cells = solution_cells(assignment.master)
    sources = tuple(cell.source for cell in cells)
    known: dict[str, Signature] = {}
    given: set[str] = set()
    for place, cell in enumerate(cells):
        if cell.metadata.get("question") == question:
            code, regions = Code(cell.source), tuple(_inside(cell))
            known |= signatures(code)
            given |= set(_given(code, regions))
            if regions:
                yield Target(question, "solution", sources, place, known, regions)
    for variant in load_variants(assignment, question):
        if not variant.is_chaff:
            last = len(variant.cells) - 1
            regions = tuple(_bodies(Code(variant.cells[last]), given))
            yield Target(question, variant.name, variant.cells, last, known, regions)


def _inside(cell: Cell) -> Iterator[Region]:
    place = 0
    for line in blocks(cell):
        end = place + len(line.text.encode()) + 1
        if line.part is Part.BEGIN:
            start = end
        elif line.part is Part.END:
            yield start, place
        place = end


def _given(code: Code, regions: Sequence[Region]) -> Iterator[str]:
    """Functions that students get as they are."""
    for function in code.all(cst.FunctionDef):
        start, end = code.span(function)
        if not any(start <= first and last <= end + 1 for first, last in regions):
            yield code.qualified(function)


def _bodies(code: Code, given: Container[str]) -> Iterator[Region]:
    for function in code.all(cst.FunctionDef):
        if code.function(function) is None and code.qualified(function) not in given:
            first = code.first(function) or function.body
            start, _ = code.span(first)
            end = code.span(function.body)[1]
            yield start - len(code.indent(first)) if code.first(function) else start, end + 1


_NOTE = re.compile(
    r"^    (?:    )*(?P<name>\w+(?:, \w+)*): (?P<note>.+?)(?=^\s*\w+(?:, \w+)*: |^\s*$|\Z)",
    re.MULTILINE | re.DOTALL,
)


def signatures(code: Code) -> dict[str, Signature]:
    """What the docstrings of a cell say about arguments, by the function's qualified name."""
    found = {}
    for function in code.all(cst.FunctionDef):
        text = function.get_docstring(clean=True) or ""
        notes = _notes(text)
        if not notes and function.name.value == "__init__":
            around = next((n for n in code.above(function) if isinstance(n, cst.ClassDef)), None)
            notes = _notes((around.get_docstring(clean=True) or "") if around else "")
        found[code.qualified(function)] = Signature(notes, text)
    return found


def _notes(docstring: str) -> dict[str, str]:
    arguments = docstring.partition("\nArgs:\n")[2].partition("\n\n")[0]
    notes: dict[str, str] = {}
    for found in _NOTE.finditer(arguments):
        note = " ".join(found["note"].split())
        notes |= dict.fromkeys(found["name"].split(", "), note)
    return notes
