"""One person: attempts, code beside verdicts, what was printed, feedback as the student sees it, history."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Picture, Question, QuestionResult
from autograder.cells.cell import Cell
from autograder.grading.record import Record
from autograder.grading.store.database import Store
from autograder.grading.store.kept import kept_cells
from autograder.grading.store.reading import record_of
from autograder.grading.totals import Total
from autograder.report.summaries import student_summary, total_lines
from autograder.staff.room import Standings

_PLACE = re.compile(r"cell \[(\d+)\][^\n]{0,300}?line (\d+)")
_LONGEST_OUTPUT = 20_000  # characters that are shown
_MOST_LINES = 3_000  # of code that are shown


@dataclass(frozen=True)
class Attempt:
    """A file that somebody handed in.

    Attributes:
        source: Where it lay.
        submitted: When, ISO 8601; empty when nobody knows.
        counts: Whether it is the one that counts.
        problem: Why it could not be graded; empty when it could.
    """

    source: str
    submitted: str
    counts: bool
    problem: str


@dataclass(frozen=True)
class Listing:
    """A cell with its lines.

    Attributes:
        number: Of the cell, as a person counts; 0 for prose.
        kind: ``"code"``, ``"markdown"`` or ``"raw"``.
        lines: Each with its number, and whether a check's message names it.
    """

    number: int
    kind: str
    lines: tuple[tuple[int, str, bool], ...]


@dataclass(frozen=True)
class QuestionView:
    """A question's verdicts and the code that they are about.

    Attributes:
        question: The question.
        points: After adjustments; None where nothing was graded.
        result: Its checks; None where nothing was graded.
        code: The cells that write what the question asks for.
        printed: What was printed meanwhile.
    """

    question: Question
    points: float | None
    result: QuestionResult | None
    code: tuple[Listing, ...]
    printed: str


@dataclass(frozen=True)
class Event:
    """Something that happened to a grade.

    Attributes:
        at: When, ISO 8601.
        who: Who did it; ``"grading 3"`` for the third grading.
        what: What, in words.
    """

    at: str
    who: str
    what: str


@dataclass(frozen=True)
class PersonView:
    """What the page shows.

    Attributes:
        total: The person's row.
        attempts: Files that were handed in, the newest first.
        questions: In order.
        other: Cells that are no question's.
        kept: Whether the code is there; it is not where grading was done before code was kept.
        notes: Cells that did not run to their end.
        feedback: What the student will see.
        history: The newest first.
    """

    total: Total
    attempts: tuple[Attempt, ...]
    questions: tuple[QuestionView, ...]
    other: tuple[Listing, ...]
    kept: bool
    notes: tuple[str, ...]
    feedback: str
    history: tuple[Event, ...]


def person_view(store: Store, standings: Standings, number: int) -> PersonView:
    """Everything of one person.

    Raises:
        ChaffinchError: When there is none.
    """
    total = standings.person(number)
    assignment = standings.assignment
    order = {q.name: place for place, q in enumerate(assignment.graded)}
    record = record_of(store, total.standing, order, assignment.name)
    kept = kept_cells(store, total.standing.sha256)
    cells = kept.cells if kept else ()
    named = _named_lines(record)
    results = {q.name: q for q in record.questions} if record else {}
    used: set[int] = set()
    views = []
    for question in assignment.graded:
        mine = [cell for cell in cells if writes(cell, question)]
        used |= {cell.number for cell in mine}
        result = results.get(question.name)
        views.append(
            QuestionView(
                question, total.questions[question.name], result,
                tuple(_listing(cell, named) for cell in mine),
                result.output[:_LONGEST_OUTPUT] if result else "",
            )
        )  # fmt: skip
    rest = [cell for cell in cells if cell.kind == "code" and cell.number not in used]
    return PersonView(
        total, tuple(_attempts(store, number)), tuple(views),
        tuple(_bounded(_listing(c, named) for c in rest)), kept is not None, record.notes if record else (),
        feedback_text(record, total, show_hidden=assignment.show_hidden),
        tuple(history(store, number)),
    )  # fmt: skip


def feedback_text(record: Record | None, total: Total, *, show_hidden: bool) -> str:
    """What the student will read, as text."""
    said = "\n".join(total_lines(total, staff=False))
    return f"{student_summary(record, show_hidden=show_hidden)}\n{said}" if record else said


def feedback_page(store: Store, standings: Standings, number: int) -> bytes | None:
    """The page that the student will get; None where none was written."""
    student = standings.person(number).standing.student
    try:
        return (store.folder / "feedback" / f"{student.file_name}.html").read_bytes()
    except OSError:
        return None


def check_picture(
    store: Store, standings: Standings, number: int, question: str, check: str
) -> Picture | None:
    """The picture that a check left of a person; None where there is none."""
    total = standings.person(number)
    record = record_of(store, total.standing, {}, standings.assignment.name)
    checks = [c for q in record.questions if q.name == question for c in q.checks] if record else []
    return next((c.picture for c in checks if c.name == check), None)


def history(store: Store, number: int) -> list[Event]:
    """What happened to a person's grade, the newest first."""
    return sorted(_events(store, number), key=lambda event: event.at, reverse=True)


def _events(store: Store, number: int) -> Iterator[Event]:
    for row in store.query(
        """SELECT r.begun, r.id, count(*) AS questions, sum(x.earned) AS earned FROM grades g
        JOIN runs r ON r.id = g.since JOIN results x ON x.id = g.result WHERE g.person = ? GROUP BY r.id""",
        number,
    ):
        what = f"{row['questions']} questions graded: {row['earned']:g} points"
        yield Event(row["begun"], f"grading {row['id']}", what)
    for row in store.query("SELECT * FROM adjustments WHERE person = ?", number):
        where = row["question"] or "whole assignment"
        if row["revokes"]:
            yield Event(row["at"], row["author"], f"adjustment {row['revokes']} revoked: {row['reason']}")
            continue
        sign = "+" if row["kind"] == "add" and row["points"] > 0 else ""
        change = f"{'set to ' if row['kind'] == 'set' else ''}{sign}{row['points']:g}"
        said = f"adjustment {row['id']}: {where} {change}"
        yield Event(row["at"], row["author"], f"{said}: {row['reason']}")
    for row in store.query("SELECT * FROM written WHERE person = ?", number):
        points = "taken back" if row["points"] is None else f"{row['points']:g} points"
        note = f": {row['notes']}" if row["notes"] else ""
        yield Event(row["at"], row["author"], f"{row['question']} read: {points}{note}")
    for row in store.query("SELECT * FROM times WHERE person = ?", number):
        yield Event(row["at"], "staff", f"handed in at {row['submitted']}")


def _attempts(store: Store, number: int) -> Iterator[Attempt]:
    for row in store.query("SELECT * FROM attempts WHERE person = ? ORDER BY id DESC", number):
        yield Attempt(row["source"] or row["file"], row["submitted"], bool(row["counts"]), row["problem"])


def _named_lines(record: Record | None) -> set[tuple[int, int]]:
    """Cell and line of what messages name."""
    checks: Sequence[CheckResult] = [c for q in record.questions for c in q.checks] if record else []
    texts = [c.message for c in checks if c.message] + (list(record.notes) if record else [])
    return {(int(cell), int(line)) for text in texts for cell, line in _PLACE.findall(text[:20_000])}


def writes(cell: Cell, question: Question) -> bool:
    """Whether a cell writes, at its top level, something that a question asks for."""
    if cell.kind != "code":
        return False
    names = "|".join(re.escape(name.split(".")[0]) for name in question.defines)
    return (
        re.search(rf"^(?:(?:async\s+)?def\s+|class\s+)?(?:{names})\b\s*(?:[(:=\[]|$)", cell.source, re.M)
        is not None
    )


def _listing(cell: Cell, named: set[tuple[int, int]]) -> Listing:
    lines = enumerate(cell.source.split("\n")[:_MOST_LINES], start=1)
    return Listing(cell.number, cell.kind, tuple((n, text, (cell.number, n) in named) for n, text in lines))


def _bounded(listings: Iterator[Listing]) -> Iterator[Listing]:
    left = _MOST_LINES
    for listing in listings:
        if left <= 0:
            return
        left -= len(listing.lines)
        yield listing
