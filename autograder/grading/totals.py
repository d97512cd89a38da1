"""What a person has in the end: checks, adjustments, written points, and what being late costs."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from autograder.assignment import Assignment
from autograder.assignment.late import LatePolicy
from autograder.grading.late import FreeDays, free_days
from autograder.grading.store.database import Store
from autograder.grading.store.kept import blank_answers
from autograder.grading.store.reading import NOW, Standing, questions, standings
from autograder.grading.store.staff import Adjustment, WrittenPoints, adjustments, written_points

UNOPENED = "unopened"
_DIGITS = 6  # of points and percentages: no .30000000000000004


@dataclass(frozen=True)
class Total:
    """One person's row.

    Attributes:
        standing: The person and what counts.
        questions: Points of each graded question after adjustments; None where nothing was graded.
        written: Points of each written question; None where nobody has read it yet.
        checks: Sum over graded questions.
        checks_possible: What these can give.
        possible: What the assignment can give, written questions included.
        before: Points before what being late costs.
        after: Points that count.
        late_days: Begun days after the due time.
        free_days: Of these, days that cost nothing.
        late_percent: Percent that the others cost.
        status: What staff should know, in words; ``"Completed"`` when there is nothing.
        adjustments: Those that hold.
        readings: The written points with their notes.
        blank: Written questions to which nothing was written and which nobody has read: ``"empty"``,
            ``"untouched"`` or, where the file could not be opened, ``"unopened"``. They have 0 points.
    """

    standing: Standing
    questions: Mapping[str, float | None]
    written: Mapping[str, float | None]
    checks: float
    checks_possible: float
    possible: float
    before: float
    after: float
    late_days: int = 0
    free_days: int = 0
    late_percent: float = 0.0
    status: str = "Completed"
    adjustments: Sequence[Adjustment] = ()
    readings: Mapping[str, WrittenPoints] = field(default_factory=dict)
    blank: Mapping[str, str] = field(default_factory=dict)

    @property
    def counts(self) -> bool:
        """Whether there are points: of what was handed in, or such as staff gave without it."""
        given = any(row.points for row in self.readings.values())
        return bool(self.standing.file or self.adjustments or given)

    @property
    def unread(self) -> list[str]:
        """Written questions that nobody has read yet."""
        return [name for name, points in self.written.items() if points is None]


def totals(store: Store, assignment: Assignment, *, after: int = NOW) -> Iterator[Total]:
    """Everybody's row, in the order of tables.

    Free late days that other assignments have used are read from the stores beside this one.

    Args:
        store: The store.
        assignment: Of which assignment.
        after: After which run; by default now.
    """
    free = free_days(store.folder.parent, assignment)
    possible = {q.name: 0.0 for q in assignment.graded} | questions(store)
    adjusted, read = adjustments(store, after), written_points(store, after)
    blank = blank_answers(store)
    newest = int(str(store.value("SELECT coalesce(max(id), 0) FROM runs")))
    for standing in standings(store, after):
        yield _total(
            standing, assignment, possible, adjusted.get(standing.id, []), read.get(standing.id, {}),
            blank.get(standing.sha256, {}), free, newest,
        )  # fmt: skip


def _total(
    standing: Standing, assignment: Assignment, possible: Mapping[str, float], adjusted: Sequence[Adjustment],
    read: Mapping[str, WrittenPoints], blank: Mapping[str, str], free_days: FreeDays, newest: int,
) -> Total:  # fmt: skip
    graded: dict[str, float | None] = {}
    for question in assignment.graded:
        grade = standing.grades.get(question.name)
        graded[question.name] = _adjusted(grade.earned if grade else None, question.name, adjusted)
    written: dict[str, float | None] = {}
    if standing.problem and not standing.grades:  # nothing in it that anybody could read
        blank = {question.name: UNOPENED for question in assignment.written}
    unsaid = {name: state for name, state in blank.items() if name not in read or read[name].points is None}
    for question in assignment.written:
        points = 0.0 if question.name in unsaid else None
        points = read[question.name].points if question.name in read and points is None else points
        written[question.name] = _adjusted(points, question.name, adjusted)
    checks = _sum(graded.values())
    extra = sum(a.points for a in adjusted if not a.question)
    before = round(checks + _sum(written.values()) + extra, _DIGITS)
    checks_possible = _sum(possible.get(q.name, 0.0) for q in assignment.graded)
    days = _late_days(assignment.late, standing)
    free = min(days, free_days(standing.student)) if days else 0
    percent = assignment.late.percent(days - free) if assignment.late else 0.0
    return Total(
        standing, graded, written, checks, checks_possible,
        round(checks_possible + sum(q.points for q in assignment.written), _DIGITS), before,
        round(before * (1 - percent / 100), _DIGITS), days, free, round(percent, _DIGITS),
        _status(standing, assignment, days, percent, newest), adjusted, read, unsaid,
    )  # fmt: skip


def _adjusted(points: float | None, question: str, rows: Iterable[Adjustment]) -> float | None:
    for row in rows:
        if row.question == question:
            points = row.points if row.kind == "set" else (points or 0.0) + row.points
    return None if points is None else round(points, _DIGITS)


def _sum(values: Iterable[float | None]) -> float:
    return round(sum(value for value in values if value is not None), _DIGITS)


def _late_days(policy: LatePolicy | None, standing: Standing) -> int:
    if policy is None or not standing.submitted:
        return 0
    return policy.days(policy.moment(standing.submitted))


def _status(standing: Standing, assignment: Assignment, days: int, percent: float, newest: int) -> str:
    if not standing.file:
        return "Not handed in"
    said = []
    broken = sorted(g.question for g in standing.grades.values() if g.broken)
    if broken:
        said.append(f"Grader error in {', '.join(broken)}")
    if standing.problem:
        said.append(standing.problem)
    missing = [q.name for q in assignment.graded if q.name not in standing.grades]
    if missing and not standing.problem:
        said.append(f"Not graded yet: {', '.join(missing)}")
    older = [g.question for g in standing.grades.values() if not g.newest]
    if older:
        said.append(f"Of an earlier attempt: {', '.join(older)}")
    if days:
        said.append(f"{days} {'day' if days == 1 else 'days'} late (-{percent:g} %)")
    elif standing.late and not standing.submitted:
        said.append("Late, nobody says by how much")
    if standing.last_run < newest:
        said.append("Not among the files of the last run")
    return "; ".join(said) or "Completed"
