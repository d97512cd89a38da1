"""One person: attempts, code beside verdicts, what was printed, feedback as the student sees it, history."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from autograder.assignment import Picture, Question, QuestionResult
from autograder.cells.cell import Cell
from autograder.grading.store.database import Store
from autograder.grading.store.kept import kept_cells
from autograder.grading.store.reading import record_of
from autograder.grading.totals import Total
from autograder.report.code import CodeLine, Listing, listings
from autograder.report.personal import PersonalFiles
from autograder.report.wording import counted
from autograder.staff.room import Standings

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
        notes: About the cells: which did not run to their end, say.
        history: The newest first.
    """

    total: Total
    attempts: tuple[Attempt, ...]
    questions: tuple[QuestionView, ...]
    other: tuple[Listing, ...]
    kept: bool
    notes: tuple[str, ...]
    history: tuple[Event, ...]


def person_view(store: Store, standings: Standings, number: int) -> PersonView:
    """Everything of one person.

    Raises:
        ChaffinchError: When there is none.
    """
    total, assignment = standings.person(number), standings.assignment
    order = {q.name: place for place, q in enumerate(assignment.graded)}
    record = record_of(store, total.standing, order, assignment.name)
    kept = kept_cells(store, total.standing.sha256)
    cells = kept.cells if kept else ()
    results = {q.name: q for q in record.questions} if record else {}
    views = [_question(q, total, results.get(q.name), cells) for q in assignment.graded]
    used = {listing.cell for view in views for listing in view.code}
    return PersonView(
        total, tuple(_attempts(store, number)), tuple(views), tuple(_others(cells, used)), kept is not None,
        record.notes if record else (), tuple(history(store, number)),
    )  # fmt: skip


def _question(
    question: Question, total: Total, result: QuestionResult | None, cells: Sequence[Cell]
) -> QuestionView:
    code = listings(cells, question, result.checks if result else ())
    printed = result.output[:_LONGEST_OUTPUT] if result else ""
    return QuestionView(question, total.questions[question.name], result, tuple(code), printed)


def feedback_page(store: Store, standings: Standings, number: int) -> str:
    """The page that the student would get now.

    Raises:
        ChaffinchError: When there is no such person.
    """
    return PersonalFiles(store, standings.assignment).page(standings.person(number))


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
        what = f"{counted(row['questions'], 'question')} graded: {counted(row['earned'] or 0.0, 'point')}"
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
        points = "taken back" if row["points"] is None else counted(row["points"], "point")
        note = f": {row['notes']}" if row["notes"] else ""
        yield Event(row["at"], row["author"], f"{row['question']} read: {points}{note}")
    for row in store.query("SELECT * FROM times WHERE person = ?", number):
        yield Event(row["at"], "staff", f"handed in at {row['submitted']}")


def _attempts(store: Store, number: int) -> Iterator[Attempt]:
    for row in store.query("SELECT * FROM attempts WHERE person = ? ORDER BY id DESC", number):
        yield Attempt(row["source"] or row["file"], row["submitted"], bool(row["counts"]), row["problem"])


def _others(cells: Sequence[Cell], used: set[int]) -> Iterator[Listing]:
    """The code cells that are no question's, as far as they are shown."""
    left = _MOST_LINES
    for cell in cells:
        if cell.kind != "code" or cell.number in used or left <= 0:
            continue
        lines = cell.source.split("\n")[:left]
        left -= len(lines)
        yield Listing(
            cell.number, tuple(CodeLine(n, text, named=False) for n, text in enumerate(lines, 1)), cut=False
        )
