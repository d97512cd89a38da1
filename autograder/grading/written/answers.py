"""Finds what a student wrote: by the tag of the question's cell or, where tags are lost, by its text."""

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any, Self

from autograder.assignment import Assignment
from autograder.cells.cell import Cell
from autograder.grading.written.questions import master_cells

ANSWERED, UNTOUCHED, EMPTY, MISSING = "answered", "untouched", "empty", "missing"
ELSEWHERE = "elsewhere"
_PLACEHOLDER = "typeyouranswerherereplacingthistext"
_MARK = re.compile(r"<!--\s*(?:BEGIN|END) QUESTION\s*-->")
_COMMENT = re.compile(r"(?<![ \t])[ \t]*+#+ ?")  # looks at each blank once
_MOST_CELLS = 20  # that one answer may spread over
_LONGEST = 40_000  # characters of an answer that are kept
_CLOSING = "*_.?!:)`$ "  # what may follow the last letter of a question
_TELLING = 24  # characters by which a text that was handed out is recognised
_SHORT = 12  # letters of a line up to which it is kept, though the question has them, too
_WORDS = 40  # letters from which a text of their own may be an answer


@dataclass(frozen=True)
class Answer:
    """What a student wrote to one question.

    Attributes:
        state: ``"answered"``, ``"untouched"`` (as it was handed out), ``"empty"``, ``"missing"`` (the
            question is not in the file), or ``"elsewhere"``: nothing stands below it, and the file has a text
            that belongs to no question.
        text: The answer, Markdown.
        pictures: What was pasted into it, by name: its type and base64, as the notebook has them.
    """

    state: str
    text: str = ""
    pictures: dict[str, dict[str, str]] = field(default_factory=dict)


@dataclass(frozen=True)
class Places:
    """What an assignment's students were given around their answers.

    Attributes:
        prompts: The letters of each question's text, by name.
        others: The letters that all other texts begin with: there an answer ends.
    """

    prompts: dict[str, str]
    others: frozenset[str]

    @classmethod
    def of(cls, assignment: Assignment) -> Self:
        """Reads the master.

        Raises:
            ChaffinchError: When it cannot be read.
        """
        if not assignment.written:
            return cls({}, frozenset())
        cells = master_cells(assignment)
        prompts = {str(c.metadata["written"]): letters(c.source) for c in cells if "written" in c.metadata}
        others = {
            letters(c.source)[:_TELLING]
            for c in cells
            if not c.metadata.keys() & {"written", "rubric", "question"}
        }
        return cls(prompts, frozenset(o for o in others if len(o) == _TELLING))

    def find(self, cells: Sequence[Cell]) -> dict[str, Answer]:
        """The answer to each question.

        Args:
            cells: All cells of a submission.
        """
        found = {name: self._answer(name, cells) for name in self.prompts}
        if not self._has_text_of_their_own(cells, [answer.text for answer in found.values()]):
            return found
        return {
            name: Answer(ELSEWHERE) if answer.state in {UNTOUCHED, EMPTY} else answer
            for name, answer in found.items()
        }

    def _has_text_of_their_own(self, cells: Sequence[Cell], answers: Sequence[str]) -> bool:
        """Whether a cell has a text that was not handed out and answers no question: somebody must look."""
        handed_out = (*self.others, *self.prompts.values())
        first = next((i for i, c in enumerate(cells) if _is_check(c)), 0)
        return any(
            cell.kind != "code"
            and "written" not in cell.metadata
            and len(squeezed := letters(cell.source)) >= _WORDS
            and not any(text in squeezed for text in handed_out)
            and not any(cell.source.strip() in answer for answer in answers)
            for cell in cells[first:]  # above stand names, and how to begin
        )

    def _answer(self, name: str, cells: Sequence[Cell]) -> Answer:
        place = next((i for i, c in enumerate(cells) if c.metadata.get("written") == name), None)
        if place is None:
            wanted = self.prompts[name]
            place = next((i for i, c in enumerate(cells) if wanted and wanted in letters(prose(c))), None)
        if place is None:
            return Answer(MISSING)
        parts = list(self._parts(name, cells, place))
        text = "\n\n".join(part for part, _ in parts if part.strip())
        bare = "\n".join(line for line in text.split("\n") if letters(line) != _PLACEHOLDER).strip()
        pictures: dict[str, dict[str, str]] = {}
        for _, pasted in parts:
            pictures |= pasted
        if not bare:
            return Answer(UNTOUCHED if text.strip() else EMPTY)
        return Answer(ANSWERED, bare[:_LONGEST], pictures)

    def _parts(
        self, name: str, cells: Sequence[Cell], place: int
    ) -> Iterator[tuple[str, dict[str, dict[str, str]]]]:
        """What stands below the question's text in its own cell, and in the cells that follow."""
        begun = self._below_prompt(name, prose(cells[place]))
        own, ended = self._until_next(name, begun)
        yield own, pictures_of(cells[place])
        if ended:
            return
        for cell in cells[place + 1 : place + 1 + _MOST_CELLS]:
            text = prose(cell)
            if self._is_another(name, cell):
                return
            if self.prompts[name] in letters(text):  # once more, as copies and split cells have it
                text = self._below_prompt(name, text)
            mine, ended = self._until_next(name, text)
            code = cell.kind == "code" and mine.strip() and letters(mine) == letters(text)
            shown = f"```python\n{cell.source}\n```" if code and _is_code(cell) else mine
            yield shown, pictures_of(cell)
            if ended:
                return

    @staticmethod
    def _is_another(name: str, cell: Cell) -> bool:
        """Whether a cell belongs to another question; one that was split has its tag in both halves."""
        if cell.kind == "code":
            return "question" in cell.metadata or _is_check(cell)
        return bool(cell.metadata.get("written", name) != name)

    def _below_prompt(self, name: str, text: str) -> str:
        """What a cell has below the question's text; where that was changed, lines that are not of it."""
        squeezed, places = _letters_and_places(text)
        found = squeezed.find(self.prompts[name])
        if found >= 0:
            last, newline, below = text[places[found + len(self.prompts[name]) - 1] + 1 :].partition("\n")
            return below if not letters(last) else f"{last.lstrip(_CLOSING)}{newline}{below}"
        return "\n".join(line for line in text.split("\n") if letters(line) and not self._is_of(name, line))

    def _is_of(self, name: str, line: str) -> bool:
        """Whether a line is one of a question's text; a short one may be an answer."""
        mine = letters(line)
        return len(mine) >= _SHORT and mine in self.prompts[name]

    def _until_next(self, name: str, text: str) -> tuple[str, bool]:
        """The text up to what was handed out below it, and whether there was such a thing."""
        mark = _MARK.search(text)
        if mark:
            return text[: mark.start()], True
        stops, start = tuple(self._stops(name)), 0
        squeezed, places = _letters_and_places(text)
        for line in text.split("\n"):
            if letters(line) and squeezed.startswith(stops, bisect_left(places, start)):
                return text[:start], True
            start += len(line) + 1
        return text, False

    def _stops(self, name: str) -> Iterator[str]:
        yield from self.others
        yield from (text[:_TELLING] for other, text in self.prompts.items() if other != name and text)


def letters(text: str) -> str:
    """A text's letters and digits, in lower case: what reformatting leaves."""
    return "".join(filter(str.isalnum, _MARK.sub("", text).lower()))


def prose(cell: Cell) -> str:
    """A cell as a person reads it; comments without their signs: some tools make them of text cells."""
    if cell.kind != "code":
        return cell.source
    return "\n".join(_COMMENT.sub("", line, count=1) for line in cell.source.split("\n"))


def pictures_of(cell: Cell) -> dict[str, dict[str, str]]:
    """What was pasted into a cell, where it has the form that notebooks give it."""
    pasted: Any = cell.metadata.get("attachments")
    if not isinstance(pasted, dict):
        return {}
    return {
        name: {kind: data for kind, data in by_kind.items() if isinstance(data, str)}
        for name, by_kind in pasted.items()
        if isinstance(by_kind, dict)
    }


def _is_check(cell: Cell) -> bool:
    return cell.kind == "code" and "grader.check(" in cell.source


def _is_code(cell: Cell) -> bool:
    return any(line.strip() and not line.lstrip().startswith("#") for line in cell.source.split("\n"))


def _letters_and_places(text: str) -> tuple[str, list[int]]:
    places = [place for place, sign in enumerate(text) if sign.isalnum() and len(sign.lower()) == 1]
    return "".join(text[place].lower() for place in places), places
