"""What the store knows now, and knew after an earlier run: read row by row, never all at once."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache, partial
from typing import Any, NamedTuple

from autograder.assignment import ChaffinchError, QuestionResult
from autograder.grading.record import Record
from autograder.grading.store import packing
from autograder.grading.store.database import Store
from autograder.grading.store.people import Student

NOW = 2**62  # later than any run
_BATCH = 500  # people whose grades are read together


@dataclass(frozen=True)
class Run:
    """One grading.

    Attributes:
        number: Its number, from 1.
        begun: When, ISO 8601.
        ended: When it came to its end; empty when it did not.
        options: How it graded.
        notes: What staff should know of it.
    """

    number: int
    begun: str
    ended: str
    options: Mapping[str, object]
    notes: tuple[str, ...]


class Grade(NamedTuple):
    """What counts for one question of one person; of a large class there are very many.

    Attributes:
        question: Its name.
        points: Points that its checks are worth.
        earned: Points that they gave.
        result: Row of the result.
        check_list: Row of the list of its checks.
        verdicts: A letter per check; see `autograder.grading.store.schema`.
        newest: Whether it is of the attempt that counts, not of an earlier one.
    """

    question: str
    points: float
    earned: float
    result: int
    check_list: int
    verdicts: str
    newest: bool = True

    @property
    def broken(self) -> bool:
        """Whether a check broke: the grader's own fault."""
        return "e" in self.verdicts


@dataclass(frozen=True)
class Standing:
    """One person and what counts for them.

    Attributes:
        id: Row of the person.
        student: Who it is.
        file: What the file that counts is called; empty when nothing was handed in.
        source: Where it lay.
        sha256: Of its bytes.
        submitted: When it was handed in, ISO 8601; empty when nobody knows.
        late: Whether the system calls it late; None when it does not say.
        last_run: The newest run in which this person was there.
        problem: Why the file could not be graded; empty when it could.
        grades: By question, in the order of their names.
    """

    id: int
    student: Student
    file: str = ""
    source: str = ""
    sha256: str = ""
    submitted: str = ""
    late: bool | None = None
    last_run: int = 0
    problem: str = ""
    grades: Mapping[str, Grade] = field(default_factory=dict)


_NEAR = 5  # people whom a message names


def runs(store: Store) -> list[Run]:
    """All gradings, oldest first."""
    return [
        Run(r["id"], r["begun"], r["ended"] or "", json.loads(r["options"]), tuple(json.loads(r["notes"])))
        for r in store.query("SELECT * FROM runs ORDER BY id")
    ]


def last_ended(store: Store, before: int) -> int | None:
    """The newest run before this one that came to its end, or None."""
    value = store.value("SELECT max(id) FROM runs WHERE ended IS NOT NULL AND id < ?", before)
    return None if value is None else int(str(value))


def find_person(store: Store, name: str) -> int:
    """Row of a person, by key, name, email, student id, login or the name of the file.

    Raises:
        ChaffinchError: When there is none, or more than one.
    """
    for column in ("key", "name", "file_name", "email", "sid", "lms"):
        sql = f"SELECT id, key FROM people WHERE {column} = ? AND replaced_by IS NULL"  # noqa: S608 - our own names
        rows = store.query(sql, name).fetchall()
        if len(rows) == 1:
            return int(rows[0]["id"])
        if rows:
            keys = ", ".join(row["key"] for row in rows)
            raise ChaffinchError(f"{name!r} could be one of {len(rows)}: {keys}.", "Give one of these.")
    raise ChaffinchError(f"There is nobody called {name!r}.", _perhaps(store, name))


def _perhaps(store: Store, name: str) -> str:
    """People in whose names or ids the words stand."""
    everybody = store.query(
        "SELECT key, name, email FROM people WHERE replaced_by IS NULL ORDER BY name, key"
    )
    near = [
        f"{row['name']} ({row['key']})" if row["key"] != row["name"] else row["name"]
        for row in everybody
        if name.strip() and name.strip().casefold() in f"{row['name']} {row['key']} {row['email']}".casefold()
    ]
    more = f" and {len(near) - _NEAR} more" if len(near) > _NEAR else ""
    meant = f"Perhaps {', '.join(near[:_NEAR])}{more}? " if near else ""
    return f"{meant}Names stand in the first column of grades.csv."


def namesakes(store: Store) -> frozenset[str]:
    """Names that several people have."""
    rows = store.query("SELECT name FROM people WHERE replaced_by IS NULL GROUP BY name HAVING count(*) > 1")
    return frozenset(name for (name,) in rows)


def check_names(store: Store, row: int) -> list[tuple[str, str, float, bool]]:
    """Name, rule, points and whether it is hidden, of each check of a list."""
    return packing.names(checks_text(store, row))


def questions(store: Store) -> dict[str, float]:
    """Points of each question, by its newest package whose checks are known."""
    rows = store.query(
        """SELECT p.question, c.checks FROM packages p JOIN check_lists c ON c.id = p.check_list
        WHERE p.id IN (SELECT max(id) FROM packages WHERE check_list IS NOT NULL GROUP BY question)"""
    )
    return {r["question"]: sum(points for _, _, points, _ in packing.names(r["checks"])) for r in rows}


def standings(store: Store, after: int = NOW) -> Iterator[Standing]:
    """Everybody, in the order of tables, with what counted after a run.

    Args:
        store: The store.
        after: The run; by default what counts now.

    Yields:
        One person at a time; who handed in nothing has no grades.
    """
    people = store.query(
        """SELECT p.*, a.content, a.file, a.source, a.late, a.problem, c.sha256,
            coalesce((SELECT t.submitted FROM times t
            WHERE t.person = p.id ORDER BY t.id DESC LIMIT 1), a.submitted) AS submitted
        FROM people p LEFT JOIN attempts a ON a.id = (SELECT max(id) FROM attempts WHERE person = p.id AND
        counts)
        LEFT JOIN contents c ON c.id = a.content
        WHERE p.replaced_by IS NULL ORDER BY p.place IS NULL, p.place, p.name COLLATE NOCASE, p.id"""
    )
    while batch := people.fetchmany(_BATCH):
        graded = _grades(store, [row["id"] for row in batch], after)
        for row in batch:
            yield _standing(row, graded.get(row["id"], ()))


def _grades(store: Store, people: Sequence[int], after: int) -> dict[int, list[sqlite3.Row]]:
    """What counted for some people after a run, by person, in the order of questions' names."""
    found: dict[int, list[sqlite3.Row]] = {}
    for row in store.query(
        """SELECT g.person, g.question, g.result, r.points, r.earned, r.check_list, r.verdicts, r.content,
            nullif(s.problem, '') AS problem, CASE s.problem WHEN '' THEN NULL ELSE s.file END AS file
        FROM json_each(?1) wanted JOIN grades g ON g.person = wanted.value
        JOIN results r ON r.id = g.result JOIN sittings s ON s.id = r.sitting
        WHERE g.since <= ?2 AND (g.until IS NULL OR g.until > ?2) ORDER BY g.person, g.question""",
        json.dumps(people), after,
    ):  # fmt: skip
        found.setdefault(row["person"], []).append(row)
    return found


def _standing(row: sqlite3.Row, graded: Iterable[sqlite3.Row]) -> Standing:
    grades: dict[str, Grade] = {}
    problem = row["problem"] or ""
    for g in graded:
        newest = g["content"] == row["content"]
        grades[g["question"]] = Grade(
            g["question"], g["points"], g["earned"], g["result"], g["check_list"], g["verdicts"], newest
        )
        if newest and g["problem"]:
            problem = _renamed(g["problem"], g["file"], row["file"])
    student = Student(row["key"], row["name"], row["file_name"], row["email"], row["sid"], row["lms"])
    late = None if row["late"] is None else bool(row["late"])
    return Standing(
        row["id"], student, row["file"] or "", row["source"] or "", row["sha256"] or "",
        row["submitted"] or "", late, row["last_run"], problem, grades,
    )  # fmt: skip


def result_rows(store: Store, person: Standing, order: Mapping[str, int]) -> list[sqlite3.Row]:
    """The rows of what counts for a person, in the order of questions.

    Args:
        store: The store.
        person: Whose.
        order: Place of each question.
    """
    return result_rows_of(store, [person], order)[0]


def result_rows_of(
    store: Store, people: Sequence[Standing], order: Mapping[str, int]
) -> list[list[sqlite3.Row]]:
    """The same for several people, in one question to the store; in their order."""
    wanted = {grade.result for person in people for grade in person.grades.values()}
    found = {
        row["id"]: row
        for row in store.query(
            """SELECT r.*, s.isolation, s.notes, s.package AS whole, s.seconds AS wall, s.problem, s.file,
                e.device, e.seed, e.versions
            FROM json_each(?) wanted JOIN results r ON r.id = wanted.value
            JOIN sittings s ON s.id = r.sitting JOIN environments e ON e.id = r.environment""",
            json.dumps(sorted(wanted)),
        )
    }
    return [
        sorted(
            (found[grade.result] for grade in person.grades.values() if grade.result in found),
            key=lambda row: order.get(row["question"], len(order)),
        )
        for person in people
    ]


def record_of(store: Store, person: Standing, order: Mapping[str, int], assignment: str) -> Record | None:
    """Everything that is known of what counts for a person; None when nothing was graded.

    Args:
        store: The store.
        person: Whose.
        order: Place of each question.
        assignment: Name of the assignment.
    """
    rows = result_rows(store, person, order)
    if not rows:
        return None
    questions = tuple(_question(row, checks_text(store, row["check_list"]), person.file) for row in rows)
    return replace(shell_of(rows, person, assignment), questions=questions)


def shell_of(rows: Sequence[sqlite3.Row], person: Standing, assignment: str) -> Record:
    """A record of these rows without its questions."""
    newest = max(rows, key=lambda r: r["id"])
    return Record(
        person.student.name, person.sha256, assignment, (), person.problem, newest["whole"], newest["device"],
        newest["seed"], None, tuple(_loaded(newest["isolation"])), _loaded(newest["versions"]),
        newest["wall"], tuple(json.loads(newest["notes"])),
    )  # fmt: skip


@lru_cache(maxsize=64)  # the same for all of a class
def _loaded(text: str) -> Any:
    return json.loads(text)


def question_of(store: Store, row: sqlite3.Row) -> QuestionResult:
    """A question's result from its row, without what is of this one sitting only: times and output."""
    shared = checks_text(store, row["check_list"])
    checks = packing.unpacked(shared, row["verdicts"], row["details"])
    mistake = packing.known_mistake(row["mistake"])
    return QuestionResult(row["question"], packing.title(shared), checks, mistake=mistake)


def checks_text(store: Store, row: int) -> str:
    """A list of checks, as it is kept: too long to stand in every result's row."""
    return str(store.value("SELECT checks FROM check_lists WHERE id = ?", row))


def _question(row: sqlite3.Row, shared: str, file: str) -> QuestionResult:
    own = row["details"]
    if row["problem"] and row["file"] != file:
        mine = partial(_renamed, graded=row["file"], mine=file)
        tables = json.loads(own)
        own = json.dumps([{k: mine(v) if isinstance(v, str) else v for k, v in t.items()} for t in tables])
    checks = packing.timed(packing.unpacked(shared, row["verdicts"], own), row["times"])
    title = packing.title(shared)
    mistake = packing.known_mistake(row["mistake"])
    return QuestionResult(row["question"], title, checks, float(row["seconds"]), row["output"], mistake)


def _renamed(text: str, graded: str, mine: str) -> str:
    """What was said of an equal file, said of this one."""
    return text.replace(graded, mine) if graded and mine and graded != mine else text
