"""Whose answer comes next: everybody once, in an order of the reader's own."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from autograder.grading.store.database import Store
from autograder.grading.store.staff import WrittenPoints, readings
from autograder.grading.written.answers import ANSWERED, ELSEWHERE, EMPTY, MISSING, UNTOUCHED

TURNS = {
    "first": "answers that nobody has read",
    "second": "answers that another reader has read",
    "differ": "answers that readers see differently",
    "all": "all answers",
}
"""Which answers a reader goes through."""
UNKNOWN = "unknown"  # graded before answers were kept


@dataclass(frozen=True)
class Place:
    """An answer in the list of a question.

    Attributes:
        number: Of the person.
        key: Of the person.
        sha256: Of the file.
        state: As in `autograder.grading.written.answers`, or ``"unknown"``.
    """

    number: int
    key: str
    sha256: str
    state: str

    @property
    def blank(self) -> bool:
        """Whether nothing was written."""
        return self.state in {EMPTY, UNTOUCHED}


def places(store: Store, question: str, reader: str) -> list[Place]:
    """Everybody who handed in, in an order that is random, and the same whenever this reader comes back."""
    rows = store.query(
        """SELECT p.id, p.key, c.sha256, w.state FROM people p
        JOIN attempts a ON a.id = (SELECT max(id) FROM attempts WHERE person = p.id AND counts)
        JOIN contents c ON c.id = a.content LEFT JOIN answers w ON w.content = a.content AND w.question = ?
        WHERE p.replaced_by IS NULL AND a.problem = ''""",
        question,
    )
    found = [Place(r["id"], r["key"], r["sha256"], r["state"] or UNKNOWN) for r in rows]
    return sorted(found, key=lambda p: hashlib.sha256(f"{reader}\0{question}\0{p.key}".encode()).digest())


def next_answer(
    store: Store, question: str, reader: str, turn: str = "first", after: int | None = None,
    elsewhere: frozenset[int] | set[int] = frozenset(),
) -> int | None:  # fmt: skip
    """Whose answer comes next.

    Args:
        store: The store.
        question: Which question.
        reader: Who reads.
        turn: One of `TURNS`.
        after: The person before whom the reader is; None at the beginning.
        elsewhere: People whose answer somebody else is reading.

    Returns:
        Number of a person; None when none is left.
    """
    those = places(store, question, reader)
    start = next((i + 1 for i, p in enumerate(those) if p.number == after), 0)
    said = {person: by[question] for person, by in readings(store, question).items()}
    for place in (*those[start:], *those[:start]):
        if place.number != after and place.number not in elsewhere and _is_next(place, said, reader, turn):
            return place.number
    return None


def _is_next(place: Place, said: Mapping[int, Mapping[str, WrittenPoints]], reader: str, turn: str) -> bool:
    mine = valid(said.get(place.number, {}))
    match turn:
        case "second":
            return bool(mine) and reader not in mine
        case "differ":
            return differ(mine)
        case "all":
            return True
    return not mine and place.state in {ANSWERED, ELSEWHERE, MISSING, UNKNOWN}


def valid(said: Mapping[str, WrittenPoints]) -> dict[str, WrittenPoints]:
    """What readers said and did not take back."""
    return {who: r for who, r in said.items() if r.points is not None}


def holds(said: Mapping[str, WrittenPoints]) -> bool:
    """Whether somebody has read it."""
    return bool(valid(said))


def differ(said: Mapping[str, WrittenPoints]) -> bool:
    """Whether readers gave different points."""
    return len({r.points for r in valid(said).values()}) > 1
