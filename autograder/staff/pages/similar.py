"""Pairs of answers that are alike: reckoned beside the pages, since a large class takes a while."""

import re
import threading
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.assignment import Assignment, ChaffinchError, Question
from autograder.cells.cell import Cell
from autograder.cells.solution_blocks import stubbed
from autograder.grading.store.kept import all_kept, kept_cells
from autograder.grading.totals import Total
from autograder.grading.written.questions import master_cells
from autograder.staff.room import Room, Standings
from autograder.staff.similarity import Fingerprint, alike, fingerprint, hashes_of, same_lines, share

LEAST = 0.8  # a pair is listed from here on: see docs/staff.md for how often that misleads
_MOST = 200


@dataclass(frozen=True)
class AlikePair:
    """Two people whose answers are alike.

    Attributes:
        one: A person.
        other: Another.
        share: Part of the shorter answer that stands in the other, too.
        equal: Whether the files are the same, byte for byte.
    """

    one: Total
    other: Total
    share: float
    equal: bool


@dataclass(frozen=True)
class Side:
    """One answer of a pair.

    Attributes:
        total: Whose.
        lines: Each with its number, and whether something of it stands in the other answer, too.
    """

    total: Total
    lines: tuple[tuple[int, str, bool], ...]


class Similarities:
    """Reckons the pairs of a question when somebody asks, once for each state of the class.

    Args:
        room: Whose results.
    """

    def __init__(self, room: Room) -> None:
        self._room = room
        self._found: dict[tuple[str, str], tuple[frozenset[str], list[AlikePair] | None]] = {}
        self._lock = threading.Lock()

    def pairs(self, name: str, question: str) -> list[AlikePair] | None:
        """The pairs of a question; None while they are being reckoned."""
        standings = self._room.standings(name)
        asked = standings.assignment.graded_question(question)
        files = frozenset(t.standing.sha256 for t in standings.people if t.standing.sha256)
        with self._lock:
            known = self._found.get((name, question))
            if known is not None and known[0] == files:
                return known[1]
            self._found[name, question] = (files, None)
        worker = threading.Thread(target=self._reckon, args=(name, asked, standings, files), daemon=True)
        worker.start()
        worker.join(0.1)  # a small class is done at once
        with self._lock:
            return self._found.get((name, question), (files, None))[1]

    def _reckon(self, name: str, question: Question, standings: Standings, files: frozenset[str]) -> None:
        try:
            found = self._all(name, question, standings)
        except BaseException:
            with self._lock:
                self._found.pop((name, question.name), None)
            raise
        with self._lock:
            self._found[name, question.name] = (files, found)

    def _all(self, name: str, question: Question, standings: Standings) -> list[AlikePair]:
        handed_out = handed_out_hashes(standings.assignment)
        with self._room.store(name) as store:
            answers = {sha256: answer_of(kept.cells, question) for sha256, kept in all_kept(store)}
        people = [t for t in standings.people if answers.get(t.standing.sha256)]
        prints: dict[str, Fingerprint] = {}
        for total in people:
            sha256 = total.standing.sha256
            if sha256 not in prints:
                prints[sha256] = fingerprint(answers[sha256], handed_out)
        found = alike([prints[t.standing.sha256] for t in people], LEAST, _MOST)
        return [
            AlikePair(
                people[p.one], people[p.other], p.share,
                people[p.one].standing.sha256 == people[p.other].standing.sha256,
            )
            for p in found
        ]  # fmt: skip


def side_by_side(room: Room, name: str, question: str, one: int, other: int) -> tuple[Side, Side, float]:
    """Two answers, with the lines that both have, and the share of the shorter one.

    Raises:
        ChaffinchError: When one of them is not there.
    """
    standings = room.standings(name)
    asked = standings.assignment.graded_question(question)
    handed_out = handed_out_hashes(standings.assignment)
    given = {line.strip() for text in _handed_out(standings.assignment) for line in text.split("\n")}
    totals = [standings.person(number) for number in (one, other)]
    prints = []
    with room.store(name) as store:
        for total in totals:
            kept = kept_cells(store, total.standing.sha256)
            text = answer_of(kept.cells, asked) if kept else ""
            if not text:
                raise ChaffinchError(
                    "There is no answer of that person.", "Begin at the page of the question."
                )
            prints.append(fingerprint(text, handed_out))
    marked = same_lines(prints[0], prints[1])
    sides = [_side(t, p.text, lines, given) for t, p, lines in zip(totals, prints, marked, strict=True)]
    return sides[0], sides[1], share(prints[0], prints[1])


def answer_of(cells: Sequence[Cell], question: Question) -> str:
    """The code that writes what a question asks for; empty where there is none."""
    names = "|".join(re.escape(name.split(".")[0]) for name in question.defines)
    begins = re.compile(rf"^(?:(?:async +)?def +|class +)?(?:{names})\b\s*(?:[(:=\[]|$)", re.MULTILINE)
    return "\n\n".join(cell.source for cell in cells if cell.kind == "code" and begins.search(cell.source))


def handed_out_hashes(assignment: Assignment) -> frozenset[int]:
    """Hashes of all code that students were given: the stubs, and the cells around them."""
    return hashes_of(_handed_out(assignment))


def _handed_out(assignment: Assignment) -> Iterable[str]:
    for cell in master_cells(assignment):
        if cell.kind == "code":
            yield stubbed(cell).source


def _side(total: Total, text: str, same: frozenset[int], given: set[str]) -> Side:
    lines = enumerate(text.split("\n"), start=1)
    return Side(total, tuple((n, line, n in same and line.strip() not in given) for n, line in lines))
