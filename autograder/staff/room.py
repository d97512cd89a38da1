"""Where the results lie, and a class as it stands, which is read anew only when something changed."""

import contextlib
import threading
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, Course
from autograder.grading.store.database import FILE, Store, open_store, told
from autograder.grading.store.reading import check_names, questions
from autograder.grading.totals import Total, totals
from autograder.report.frequent import MistakeRow, known_mistakes


@dataclass(frozen=True)
class CheckCount:
    """How a check came out in a class.

    Attributes:
        question: Name of the question.
        name: Name of the check.
        rule: What a student reads.
        points: What it is worth.
        hidden: Whether it is a hidden one.
        counts: People by letter: ``p`` passed, ``f`` failed, ``s`` skipped, ``e`` error.
    """

    question: str
    name: str
    rule: str
    points: float
    hidden: bool
    counts: Mapping[str, int]

    @property
    def judged(self) -> int:
        """How many were judged by it."""
        return sum(self.counts.values())


@dataclass(frozen=True)
class Standings:
    """A class as it stands.

    Attributes:
        assignment: What was graded.
        people: Everybody, in the order of tables.
        worth: Points of each question, written ones, too.
        checks: How each check came out, in the order of questions.
        mistakes: Known mistakes that were recognised, the frequent ones first.
    """

    assignment: Assignment
    people: tuple[Total, ...]
    worth: Mapping[str, float]
    checks: tuple[CheckCount, ...]
    mistakes: tuple[MistakeRow, ...] = ()

    @cached_property
    def by_id(self) -> Mapping[int, Total]:
        """People by their number."""
        return {total.standing.id: total for total in self.people}

    def person(self, number: int) -> Total:
        """A person by number.

        Raises:
            ChaffinchError: When there is none.
        """
        if number not in self.by_id:
            raise ChaffinchError("There is no such person.", "Begin at the class page.")
        return self.by_id[number]


class Room:
    """The results of a course.

    Args:
        course: Whose assignments.
        out: The folder that holds a folder of results for each.
    """

    def __init__(self, course: Course, out: Path) -> None:
        self.course, self.out = course, out
        self._known: dict[str, tuple[object, Standings]] = {}
        self._lock = threading.Lock()
        self._touched: set[str] = set()

    @property
    def touched(self) -> frozenset[str]:
        """Assignments of which something was said here."""
        return frozenset(self._touched)

    @property
    def names(self) -> list[str]:
        """Assignments that have grades."""
        return [name for name in self.course.names if (self.out / name / FILE).is_file()]

    def assignment(self, name: str) -> Assignment:
        """An assignment that has grades.

        Raises:
            ChaffinchError: When there is none of that name, or nothing of it was graded.
        """
        if name not in self.names:
            raise ChaffinchError(f"There are no grades of {name!r}.", "Grade it first (`chaffinch grade …`).")
        return self.course.assignment(name)

    @contextlib.contextmanager
    def store(self, name: str) -> Iterator[Store]:
        """Opens an assignment's store."""
        self.assignment(name)
        with told(self.out / name), open_store(self.out / name, make=False) as store:
            yield store

    def standings(self, name: str) -> Standings:
        """A class as it stands now."""
        assignment = self.assignment(name)
        with self._lock:
            state = _state(self.out / name / FILE)
            known = self._known.get(name)
            if known is None or known[0] != state:
                with self.store(name) as store:
                    known = (state, read_standings(store, assignment))
                self._known[name] = known
            return known[1]

    def changed(self, name: str) -> None:
        """Says that something was written: what is known is read anew."""
        with self._lock:
            self._known.pop(name, None)
            self._touched.add(name)


def read_standings(store: Store, assignment: Assignment) -> Standings:
    """Reads a class.

    Args:
        store: Its store.
        assignment: What was graded.
    """
    people = tuple(totals(store, assignment))
    worth = questions(store) | {q.name: q.points for q in assignment.written}
    checks = tuple(_checks(store, assignment, people))
    return Standings(assignment, people, worth, checks, tuple(known_mistakes(store)))


def _checks(store: Store, assignment: Assignment, people: tuple[Total, ...]) -> Iterator[CheckCount]:
    seen: Counter[tuple[str, int, str]] = Counter(
        (grade.question, grade.check_list, grade.verdicts)
        for total in people
        for grade in total.standing.grades.values()
    )
    for question in assignment.graded:
        found: dict[str, tuple[str, float, bool, Counter[str]]] = {}
        for (name, check_list, verdicts), number in seen.items():
            if name != question.name:
                continue
            for (check, rule, points, hidden), letter in zip(
                check_names(store, check_list), verdicts, strict=True
            ):
                found.setdefault(check, (rule, points, hidden, Counter()))[3][letter] += number
        for check, (rule, points, hidden, counts) in found.items():
            yield CheckCount(question.name, check, rule, points, hidden, counts)


def _state(path: Path) -> object:
    """What is another after every write: the file, and its log where there is one."""
    found: list[object] = []
    for place in (path, path.with_name(f"{path.name}-wal")):
        with contextlib.suppress(FileNotFoundError):
            status = place.stat()
            if status.st_size:
                found.append((status.st_mtime_ns, status.st_size))
    return found
