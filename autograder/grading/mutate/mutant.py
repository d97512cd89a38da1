"""One mutant, and how to tell it from all others."""

import difflib
import hashlib
from dataclasses import dataclass

from autograder.grading.variants import Variant


@dataclass(frozen=True)
class Mutant:
    """A right answer with one mistake.

    Attributes:
        question: The question that it is about.
        of: What was right: ``"solution"``, or the name of a wheat.
        operator: Name of the operator.
        lesson: What a student who made this mistake should hear.
        function: Where in the code it is, e.g. ``"Net.forward"``; empty outside any function.
        line: Which line of the cell.
        before: The lines that were changed, without what they are all indented by.
        after: What they became; empty for lines that were dropped.
        occurrence: The how manieth of its kind it is, from 1.
        original: The cell as it was.
        source: The cell as it is.
        cell: Which of the cells it is.
        cells: All cells, as they were.
    """

    question: str
    of: str
    operator: str
    lesson: str
    function: str
    line: int
    before: str
    after: str
    occurrence: int
    original: str
    source: str
    cell: int
    cells: tuple[str, ...]

    @property
    def name(self) -> str:
        """The operator and a digest: the same as long as the lines around do not change."""
        parts = (self.question, self.of, self.function, self.before, self.after, str(self.occurrence))
        return f"{self.operator}-{hashlib.sha256(chr(0).join(parts).encode()).hexdigest()[:8]}"

    @property
    def diff(self) -> str:
        """A unified diff of two lines around."""
        lines = difflib.unified_diff(
            self.original.splitlines(), self.source.splitlines(), n=2, lineterm="", fromfile=self.of,
            tofile=self.name,
        )  # fmt: skip
        return "\n".join(lines)

    @property
    def variant(self) -> Variant:
        """As a submission."""
        cells = (*self.cells[: self.cell], self.source, *self.cells[self.cell + 1 :])
        lesson = f"{self.operator}: `{self.before}` is `{self.after}`"
        return Variant(self.question, self.name, lesson, "", cells, self.lesson)


def changed_lines(original: str, source: str) -> tuple[str, str]:
    """Which lines became which, each side without what all of its lines are indented by."""
    old, new = original.splitlines(), source.splitlines()
    moves = [
        m for m in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes() if m[0] != "equal"
    ]
    before = [line for _, i, j, _, _ in moves for line in old[i:j]]
    after = [line for _, _, _, i, j in moves for line in new[i:j]]
    return _dedented(before), _dedented(after)


def _dedented(lines: list[str]) -> str:
    depth = min((len(line) - len(line.lstrip()) for line in lines if line.strip()), default=0)
    return "\n".join(line[depth:].rstrip() for line in lines)
