"""What people say of grades: adjustments, written points, times. Rows are added, never changed."""

import json
import math
import sqlite3
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import Store, transaction
from autograder.grading.store.reading import NOW, find_person
from autograder.grading.store.writing import now


@dataclass(frozen=True)
class Adjustment:
    """Points that a person set, gave or took.

    Attributes:
        number: Its number, by which it can be revoked.
        person: Row of the person.
        question: The question; empty for the whole assignment.
        kind: ``"set"`` or ``"add"``.
        points: To what, or how many.
        reason: Why.
        author: Who says so.
        at: When, ISO 8601.
    """

    number: int
    person: int
    question: str
    kind: str
    points: float
    reason: str
    author: str
    at: str


@dataclass(frozen=True)
class WrittenPoints:
    """Points that a person gave for a written question.

    Attributes:
        person: Row of the person.
        question: The question.
        points: How many; None when the reader has taken them back.
        notes: What the reader says about it.
        author: Who read it.
        at: When, ISO 8601.
        items: Numbers of the rubric's items that the reader saw in it.
    """

    person: int
    question: str
    points: float | None
    notes: str
    author: str
    at: str
    items: tuple[int, ...] = ()


def adjust(
    store: Store, person: str, question: str, kind: str, points: float, reason: str, author: str
) -> int:
    """Adds an adjustment.

    Args:
        store: The store.
        person: Whose grade, by name, email or id.
        question: Which; empty for the whole assignment.
        kind: ``"set"`` the question's points, or ``"add"`` to them.
        points: To what, or how many.
        reason: Why.
        author: Who says so.

    Returns:
        Its number.

    Raises:
        ChaffinchError: When there is no such person, or a part of it makes no sense.
    """
    row = find_person(store, person)
    if not math.isfinite(points) or (kind == "set" and points < 0):
        raise ChaffinchError(
            f"{points} is no number of points.", "Give 0 or more, or a difference such as +1.5."
        )
    if kind == "set" and not question:
        raise ChaffinchError(
            "The points of a whole assignment cannot be set.", "Name a question, or add with +1.5."
        )
    if not reason.strip():
        raise ChaffinchError("An adjustment needs a reason.", "Say it with --reason.")
    with transaction(store):
        cursor = store.query(
            """INSERT INTO adjustments (person, question, kind, points, reason, author, at, after_run)
            VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM runs))""",
            row, question, kind, points, reason, author, now(),
        )  # fmt: skip
    return int(cursor.lastrowid or 0)


def revoke(store: Store, number: int, reason: str, author: str) -> int:
    """Takes an adjustment back, by another row.

    Raises:
        ChaffinchError: When there is no such one, or it is revoked already.
    """
    row = store.query("SELECT * FROM adjustments WHERE id = ? AND revokes IS NULL", number).fetchone()
    if row is None:
        raise ChaffinchError(
            f"There is no adjustment {number}.", "`chaffinch adjust HW OUT --list` shows them."
        )
    if store.value("SELECT 1 FROM adjustments WHERE revokes = ?", number):
        raise ChaffinchError(f"Adjustment {number} is revoked already.", "Nothing is left to do.")
    with transaction(store):
        cursor = store.query(
            """INSERT INTO adjustments (person, question, kind, points, reason, author, at, after_run,
                revokes)
            VALUES (?, ?, 'revoke', 0, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM runs), ?)""",
            row["person"], row["question"], reason, author, now(), number,
        )  # fmt: skip
    return int(cursor.lastrowid or 0)


def adjustments(store: Store, after: int = NOW) -> dict[int, list[Adjustment]]:
    """Those that hold after a run and are not revoked, by person, oldest first."""
    found: dict[int, list[Adjustment]] = {}
    for r in store.query(
        """SELECT * FROM adjustments a WHERE revokes IS NULL AND after_run < ?1
        AND NOT EXISTS (SELECT 1 FROM adjustments b WHERE b.revokes = a.id AND b.after_run < ?1) ORDER BY
        id""",
        after,
    ):
        found.setdefault(r["person"], []).append(
            Adjustment(
                r["id"], r["person"], r["question"], r["kind"], r["points"], r["reason"], r["author"], r["at"]
            )
        )
    return found


def give_written(
    store: Store, person: str, question: str, points: float | None, author: str, notes: str = "",
    items: Sequence[int] = (),
) -> None:  # fmt: skip
    """Adds the points of a written question, and the numbers of the rubric's items that give them.

    Raises:
        ChaffinchError: When there is no such person, or it is no number of points.
    """
    row = find_person(store, person)
    if points is not None and not (math.isfinite(points) and points >= 0):
        raise ChaffinchError(f"{points} is no number of points.", "Give 0 or more.")
    with transaction(store):
        store.query(
            """INSERT INTO written (person, question, points, notes, author, at, items, after_run)
            VALUES (?, ?, ?, ?, ?, ?, ?, (SELECT coalesce(max(id), 0) FROM runs))""",
            row, question, points, notes, author, now(), json.dumps(list(items)),
        )  # fmt: skip


def written_points(store: Store, after: int = NOW) -> dict[int, dict[str, WrittenPoints]]:
    """The newest points of each written question after a run, by person and question."""
    found: dict[int, dict[str, WrittenPoints]] = {}
    for r in store.query("SELECT * FROM written WHERE after_run < ? ORDER BY id", after):
        found.setdefault(r["person"], {})[r["question"]] = _reading(r)
    return found


def readings(store: Store, question: str | None = None) -> dict[int, dict[str, dict[str, WrittenPoints]]]:
    """What each reader said last, by person, question and reader; the newest of them all is the last one.

    Args:
        store: The store.
        question: Only of this question.
    """
    found: dict[int, dict[str, dict[str, WrittenPoints]]] = {}
    for r in store.query("SELECT * FROM written WHERE ?1 IS NULL OR question = ?1 ORDER BY id", question):
        mine = found.setdefault(r["person"], {}).setdefault(r["question"], {})
        mine.pop(r["author"], None)
        mine[r["author"]] = _reading(r)
    return found


def own_comments(store: Store, question: str, author: str, most: int) -> list[str]:
    """What a reader has said of answers to a question, each once, the newest first."""
    rows = store.query(
        """SELECT notes FROM written WHERE question = ? AND author = ? AND notes != ''
        GROUP BY notes ORDER BY max(id) DESC LIMIT ?""",
        question, author, most,
    )  # fmt: skip
    return [row["notes"] for row in rows]


def _reading(row: sqlite3.Row) -> WrittenPoints:
    return WrittenPoints(
        row["person"], row["question"], row["points"], row["notes"], row["author"], row["at"],
        tuple(json.loads(row["items"])),
    )  # fmt: skip


def _timed(store: Store, name: str) -> int:
    try:
        return find_person(store, name)
    except ChaffinchError as error:
        raise ChaffinchError(f"The table of times: {error.message}", error.tip) from None


def set_times(store: Store, times: Mapping[str, str]) -> None:
    """Says when people handed in: ``{name, email or id: ISO 8601}``.

    Raises:
        ChaffinchError: When somebody is not there.
    """
    rows = [(_timed(store, name), when) for name, when in times.items()]
    with transaction(store):
        store.connection.executemany(
            """INSERT INTO times (person, submitted, at, after_run)
            SELECT ?1, ?2, ?3, (SELECT coalesce(max(id), 0) FROM runs)
            WHERE coalesce((SELECT submitted FROM times WHERE person = ?1 ORDER BY id DESC LIMIT 1), '') !=
            ?2""",
            ((person, when, now()) for person, when in rows),
        )


def all_adjustments(store: Store) -> Iterable[Mapping[str, object]]:
    """Every row, revoked ones and revocations, too, oldest first."""
    rows: Iterator[Mapping[str, object]] = iter(
        store.query(
            """SELECT a.id, p.name, a.question, a.kind, a.points, a.reason, a.author, a.at, a.revokes,
            (SELECT b.id FROM adjustments b WHERE b.revokes = a.id) AS revoked_by
            FROM adjustments a JOIN people p ON p.id = a.person ORDER BY a.id"""
        )
    )
    return rows
