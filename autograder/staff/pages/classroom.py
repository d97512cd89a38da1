"""The class: everybody's points, sorted and filtered, and how the checks came out."""

import statistics
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace

from autograder.grading.totals import Total
from autograder.staff.room import Standings

ROWS = 100  # people on a page
SHOWN = {
    "all": "everybody",
    "in": "handed in",
    "missing": "not handed in",
    "unread": "not read yet",
    "late": "late",
    "adjusted": "adjusted",
    "notes": "with a remark",
}
"""What can be shown, and its words."""


@dataclass(frozen=True)
class Asked:
    """What somebody wants to see of a class.

    Attributes:
        sort: A column: ``"person"``, ``"points"``, ``"status"``, or the name of a question; empty for the
            order of tables.
        down: Whether large values come first.
        text: Part of a name, an email or an id.
        shown: One of `SHOWN`.
        page: From 1.
    """

    sort: str = ""
    down: bool = False
    text: str = ""
    shown: str = "all"
    page: int = 1


@dataclass(frozen=True)
class ClassView:
    """What the page shows.

    Attributes:
        asked: What was asked for, with a page that there is.
        rows: People of this page.
        found: How many there are on all pages.
        pages: How many pages.
    """

    asked: Asked
    rows: Sequence[Total]
    found: int
    pages: int


@dataclass(frozen=True)
class Distribution:
    """Points of those who handed in.

    Attributes:
        scores: All of them.
        people: How many are in the class.
        possible: What can be had.
        means: Mean points of each question.
        unread: How many answers nobody has read.
    """

    scores: Sequence[float]
    people: int
    possible: float
    means: dict[str, float]
    unread: int

    @property
    def mean(self) -> float:
        """Of all points."""
        return statistics.fmean(self.scores) if self.scores else 0.0

    @property
    def median(self) -> float:
        """Of all points."""
        return statistics.median(self.scores) if self.scores else 0.0


def class_view(standings: Standings, asked: Asked) -> ClassView:
    """The people that somebody wants to see."""
    kept = [t for t in standings.people if _is_shown(t, asked.shown) and _is_meant(t, asked.text)]
    key = _key(asked.sort)
    if key:
        kept.sort(key=key, reverse=asked.down)
    pages = max(-(-len(kept) // ROWS), 1)
    page = min(max(asked.page, 1), pages)
    return ClassView(replace(asked, page=page), kept[(page - 1) * ROWS : page * ROWS], len(kept), pages)


def distribution(standings: Standings) -> Distribution:
    """Points of those who handed in."""
    handed_in = [t for t in standings.people if t.standing.file]
    means = {
        q.name: sum(points_of(t, q.name) or 0.0 for t in handed_in) / max(len(handed_in), 1)
        for q in standings.assignment.questions
    }
    possible = max((t.possible for t in standings.people), default=0.0)
    unread = sum(len(t.unread) for t in handed_in)
    return Distribution([t.after for t in handed_in], len(standings.people), possible, means, unread)


def points_of(total: Total, question: str) -> float | None:
    """Points of a question, a written one, too; None where there are none yet."""
    return total.written[question] if question in total.written else total.questions.get(question)


def neighbours(standings: Standings, number: int) -> tuple[int | None, int | None]:
    """Who stands before and after a person in tables."""
    ids = [t.standing.id for t in standings.people]
    place = ids.index(number) if number in ids else 0
    return (ids[place - 1] if place else None), (ids[place + 1] if place + 1 < len(ids) else None)


def _is_shown(total: Total, shown: str) -> bool:
    handed_in = bool(total.standing.file)
    holds = {
        "in": handed_in,
        "missing": not handed_in,
        "unread": handed_in and bool(total.unread),
        "late": bool(total.late_days or total.standing.late),
        "adjusted": bool(total.adjustments),
        "notes": handed_in and total.status != "Completed",
    }
    return holds.get(shown, True)


def _is_meant(total: Total, text: str) -> bool:
    wanted = text.strip().casefold()
    return not wanted or any(wanted in word.casefold() for word in _words(total))


def _words(total: Total) -> Iterator[str]:
    student = total.standing.student
    yield from (student.name, student.email, student.sid)


def _key(sort: str) -> Callable[[Total], tuple[float, str]] | None:
    match sort:
        case "":
            return None
        case "person":
            return lambda t: (0.0, t.standing.student.name.casefold())
        case "points":
            return lambda t: (t.after if t.counts else -1.0, "")
        case "status":
            return lambda t: (0.0, "" if t.status == "Completed" else t.status)
    return lambda t: (-1.0 if (value := points_of(t, sort)) is None else value, "")
