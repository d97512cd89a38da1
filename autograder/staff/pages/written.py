"""Reading written answers: one question at a time, in an order of the reader's own, names hidden."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.store.database import Store
from autograder.grading.store.kept import kept_cells
from autograder.grading.store.staff import WrittenPoints, give_written, own_comments, readings
from autograder.grading.written.answers import ELSEWHERE, EMPTY, MISSING, UNTOUCHED, Answer
from autograder.grading.written.questions import WrittenQuestion, written_questions
from autograder.report.wording import counted
from autograder.staff.pages.turns import UNKNOWN, Place, differ, holds, next_answer, places, valid

_COMMENTS = 9


@dataclass(frozen=True)
class Progress:
    """How far a question is read.

    Attributes:
        question: The question.
        answers: How many there are to read.
        read: How many somebody has read.
        mine: How many this reader has read.
        differ: How many readers see differently.
        blank: In how many nothing is written: 0 points.
        missing: In how many files the question or its answer was not found, so that somebody must look.
    """

    question: WrittenQuestion
    answers: int
    read: int
    mine: int
    differ: int
    blank: int
    missing: int


@dataclass(frozen=True)
class Reading:
    """One answer as a reader sees it.

    Attributes:
        question: The question with its rubric.
        place: Whose, and in which state.
        answer: What was written; None where it was not kept.
        mine: What this reader has said of it; None when nothing.
        others: What other readers have said, shown once this reader has, or in turns where all is shown.
        hidden: How many others have read it whose points are not shown yet.
        comments: This reader's own comments on other answers, the newest first.
        position: Which it is in the reader's order, from 1.
        count: How many there are.
        back: Number of the person before; None at the beginning.
        forth: Number of the person whose answer comes next in this turn; None when all are read.
    """

    question: WrittenQuestion
    place: Place
    answer: Answer | None
    mine: WrittenPoints | None
    others: tuple[WrittenPoints, ...]
    hidden: int
    comments: tuple[str, ...]
    position: int
    count: int
    back: int | None
    forth: int | None

    @property
    def differ(self) -> bool:
        """Whether readers see it differently."""
        said = {r.points for r in self.others} | ({self.mine.points} if self.mine else set())
        return len(said) > 1


def find_question(assignment: Assignment, name: str) -> WrittenQuestion:
    """A written question with its rubric.

    Raises:
        ChaffinchError: When there is none of that name.
    """
    found = next((q for q in written_questions(assignment) if q.name == name), None)
    if found is None:
        raise ChaffinchError(
            f"{assignment.name} has no written question {name!r}.", "See the page of the class."
        )
    return found


def progress(store: Store, assignment: Assignment, reader: str) -> list[Progress]:
    """How far each written question is read."""
    found = []
    for question in written_questions(assignment):
        said = {person: by[question.name] for person, by in readings(store, question.name).items()}
        those = places(store, question.name, reader)
        to_read = [p for p in those if not p.blank or holds(said.get(p.number, {}))]
        found.append(
            Progress(
                question, len(to_read), sum(holds(said.get(p.number, {})) for p in to_read),
                sum(reader in valid(said.get(p.number, {})) for p in to_read),
                sum(differ(said.get(p.number, {})) for p in to_read),
                len(those) - len(to_read), sum(p.state in {ELSEWHERE, MISSING} for p in to_read),
            )
        )  # fmt: skip
    return found


def reading(
    store: Store, assignment: Assignment, name: str, number: int, reader: str, turn: str = "first",
    elsewhere: frozenset[int] | set[int] = frozenset(),
) -> Reading:  # fmt: skip
    """One answer for a reader.

    Raises:
        ChaffinchError: When there is no such question, or this person has handed in nothing that can be read.
    """
    question, those = find_question(assignment, name), places(store, name, reader)
    position = next((i for i, place in enumerate(those) if place.number == number), None)
    if position is None:
        raise ChaffinchError("There is no answer of that person.", "Begin at the page of the question.")
    place, kept = those[position], kept_cells(store, those[position].sha256)
    said = valid(readings(store, name).get(number, {}).get(name, {}))
    mine = said.get(reader)
    others = tuple(r for who, r in said.items() if who != reader)
    shown = mine is not None or turn in {"differ", "all"}
    return Reading(
        question, place, kept.answers.get(name) if kept and kept.answers else None, mine,
        others if shown else (), 0 if shown else len(others),
        tuple(own_comments(store, name, reader, _COMMENTS)), position + 1, len(those),
        those[position - 1].number if position else None,
        next_answer(store, name, reader, turn, number, elsewhere),
    )  # fmt: skip


def give(
    store: Store, assignment: Assignment, name: str, number: int, reader: str, *, items: Sequence[int] = (),
    points: str = "", comment: str = "",
) -> float:  # fmt: skip
    """Keeps what a reader says of an answer.

    Args:
        store: The store.
        assignment: Of which assignment.
        name: The question.
        number: Whose answer.
        reader: Who says so.
        items: Numbers of the rubric's items that are in it.
        points: Another number of points than that of the items; empty for theirs.
        comment: What the student should know.

    Returns:
        The points.

    Raises:
        ChaffinchError: When there is no such question, person or item, or the points are none.
    """
    question = find_question(assignment, name)
    given = check_given(store, question, number, items, points)
    give_written(store, _key(store, number), name, given, reader, comment.strip(), sorted(set(items)))
    return given


def check_given(
    store: Store, question: WrittenQuestion, number: int, items: Sequence[int], points: str
) -> float:
    """The points that a reader gives, if they make sense.

    Raises:
        ChaffinchError: When there is no such person or item, or the points are none.
    """
    _key(store, number)
    unknown = set(items) - {item.number for item in question.rubric.items}
    if unknown:
        said = f"The rubric of {question.name} has no item {min(unknown)}."
        raise ChaffinchError(said, "It was changed meanwhile: begin again with today's.")
    return _points(points, question) if points.strip() else question.rubric.points_of(items)


def take_back(store: Store, name: str, number: int, reader: str) -> None:
    """A reader has not read an answer after all."""
    give_written(store, _key(store, number), name, None, reader)


def state_words(place: Place) -> str:
    """What must be said of an answer before it is read; empty when there is nothing."""
    return {
        EMPTY: "Nothing is written there: 0 points, unless you give some.",
        UNTOUCHED: "It is as it was handed out: 0 points, unless you give some.",
        MISSING: "The question was not found in the file: look at all of it.",
        ELSEWHERE: "Nothing is written below it, but the file has a text of its own elsewhere: look at all.",
        UNKNOWN: "The answer was not kept: it was graded before answers were. Grade with --regrade.",
    }.get(place.state, "")


def _points(text: str, question: WrittenQuestion) -> float:
    try:
        value = float(text.strip().replace(",", "."))
    except ValueError:
        value = math.nan
    if not 0 <= value <= question.points:
        said = f"{text.strip()[:40]!r} is no number from 0 to {question.points:g}."
        raise ChaffinchError(said, f"{question.name} has {counted(question.points, 'point')}.")
    return value


def _key(store: Store, number: int) -> str:
    key = store.value("SELECT key FROM people WHERE id = ? AND replaced_by IS NULL", number)
    if key is None:
        raise ChaffinchError("There is no such person.", "Begin at the page of the question.")
    return str(key)
