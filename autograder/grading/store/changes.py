"""Whose grade changed between two gradings, in which check, and why."""

import json
import sqlite3
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from autograder.assignment import ChaffinchError
from autograder.grading.store import packing
from autograder.grading.store.database import Store
from autograder.grading.store.people import Student
from autograder.grading.store.reading import NOW, runs
from autograder.grading.store.staff import adjustments, written_points

_WORDS = {"p": "passed", "f": "failed", "s": "skipped", "e": "grader error"}
_PARTS = {
    "checks": "check",
    "solution": "solution",
    "framework": "framework",
    "shared": "shared",
    "settings": "limits",
}


@dataclass(frozen=True)
class CheckChange:
    """A check that came out differently.

    Attributes:
        name: Its name.
        old: Verdict before; empty when there was no such check.
        new: Verdict after; empty when there is no such check any more.
    """

    name: str
    old: str
    new: str


@dataclass(frozen=True)
class Change:
    """A question of a person that came out differently.

    Attributes:
        student: Whose.
        question: Its name; empty for points of the whole assignment.
        old: Points before; None when there were none.
        new: Points after.
        reason: What is different: submission, check, solution, framework, shared, limits, device, seed,
        versions, or
            what a person said.
        checks: Its checks that came out differently.
    """

    student: Student
    question: str
    old: float | None
    new: float | None
    reason: str
    checks: tuple[CheckChange, ...] = ()

    @property
    def moved(self) -> bool:
        """Whether the points are others, and not only a verdict."""
        return self.old != self.new


def last_two(store: Store, since: int | None) -> tuple[int, int]:
    """The two runs to compare: the given one, or the last but one that ended, and the newest.

    Raises:
        ChaffinchError: When there are no two, or there is no such run.
    """
    known = runs(store)
    if not known:
        raise ChaffinchError("Nothing was graded yet.", "Grade first (`chaffinch grade …`).")
    newest = known[-1].number
    if since is None:
        ended = [run.number for run in known if run.ended and run.number != newest]
        if not ended:
            raise ChaffinchError(
                "There is only one grading: nothing to compare it with.", "Grade again, then ask."
            )
        return ended[-1], newest
    if since not in {run.number for run in known}:
        said = ", ".join(f"{run.number} ({run.begun[:16].replace('T', ' ')})" for run in known[-10:])
        raise ChaffinchError(f"There is no run {since}.", f"The last runs: {said}.")
    return since, newest


def changes(store: Store, old: int, new: int = NOW) -> Iterator[Change]:
    """What counted after one run and comes out differently after another.

    Args:
        store: The store.
        old: The earlier run.
        new: The later one; by default now.

    Yields:
        People in the order of tables, question by question; who was not graded before is no change.
    """
    yield from _graded(store, old, new)
    yield from _said(store, old, new)


def _graded(store: Store, old: int, new: int) -> Iterator[Change]:
    for row in store.query(
        """SELECT p.*, a.question, o.id AS old_id, n.id AS new_id, o.earned AS old_earned, n.earned AS
            new_earned,
            o.content AS old_content, n.content AS new_content, o.verdicts AS old_verdicts,
            n.verdicts AS new_verdicts, ol.checks AS old_checks, nl.checks AS new_checks,
            op.parts AS old_parts, np.parts AS new_parts, oe.device AS old_device, ne.device AS new_device,
            oe.seed AS old_seed, ne.seed AS new_seed, oe.versions AS old_versions, ne.versions AS new_versions
        FROM grades a JOIN grades b ON b.person = a.person AND b.question = a.question AND b.since <= ?2
            AND (b.until IS NULL OR b.until > ?2) AND b.result != a.result
        JOIN people p ON p.id = a.person
        JOIN results o ON o.id = a.result JOIN results n ON n.id = b.result
        JOIN check_lists ol ON ol.id = o.check_list JOIN check_lists nl ON nl.id = n.check_list
        JOIN packages op ON op.id = o.package JOIN packages np ON np.id = n.package
        JOIN environments oe ON oe.id = o.environment JOIN environments ne ON ne.id = n.environment
        WHERE a.since <= ?1 AND a.until > ?1 AND p.replaced_by IS NULL
        AND (o.verdicts != n.verdicts OR o.check_list != n.check_list OR o.earned != n.earned)
        ORDER BY p.place IS NULL, p.place, p.name COLLATE NOCASE, p.id, a.question""",
        old, new,
    ):  # fmt: skip
        found = tuple(_checks(row))
        if found or row["old_earned"] != row["new_earned"]:
            yield Change(
                _student(row), row["question"], row["old_earned"], row["new_earned"], _reason(row), found
            )


def _checks(row: sqlite3.Row) -> Iterator[CheckChange]:
    old, new = (
        {
            c[0]: (_WORDS[v], c[2])
            for c, v in zip(packing.names(row[f"{k}_checks"]), row[f"{k}_verdicts"], strict=True)
        }
        for k in ("old", "new")
    )
    for name in dict.fromkeys((*old, *new)):
        was, now = old.get(name, ("", 0.0)), new.get(name, ("", 0.0))
        if was[0] != now[0]:
            yield CheckChange(name, was[0], now[0])
        elif was[1] != now[1] and now[0] == _WORDS["p"]:  # it is worth other points
            yield CheckChange(name, f"{was[0]} (of {was[1]:g})", f"{now[0]} (of {now[1]:g})")


def _reason(row: sqlite3.Row) -> str:
    said = ["submission"] if row["old_content"] != row["new_content"] else []
    old, new = json.loads(row["old_parts"]), json.loads(row["new_parts"])
    if old.keys() != new.keys():
        said.append("an older version of the checks")  # imported from before there was a store
    else:
        said += [word for part, word in _PARTS.items() if old.get(part) != new.get(part)]
    said += [name for name in ("device", "seed") if row[f"old_{name}"] != row[f"new_{name}"]]
    old, new = json.loads(row["old_versions"]), json.loads(row["new_versions"])
    moved = [
        f"{k} {old.get(k)} → {new.get(k)}" for k in dict.fromkeys((*old, *new)) if old.get(k) != new.get(k)
    ]
    said += [f"versions ({', '.join(moved)})"] if moved else []
    return ", ".join(said) or "graded again"


def _said(store: Store, old: int, new: int) -> Iterator[Change]:
    students = {r["id"]: _student(r) for r in store.query("SELECT * FROM people WHERE replaced_by IS NULL")}
    before, now = adjustments(store, old), adjustments(store, new)
    for person in dict.fromkeys((*before, *now)):
        gone = [a for a in before.get(person, []) if a not in now.get(person, [])]
        come = [a for a in now.get(person, []) if a not in before.get(person, [])]
        for row in gone:
            yield Change(students[person], row.question, row.points, None, f"adjustment {row.number} revoked")
        for row in come:
            sign = "+" if row.kind == "add" and row.points > 0 else ""
            how = f"adjusted ({row.kind} {sign}{row.points:g}) by {row.author}: {row.reason}"
            yield Change(students[person], row.question, None, row.points, how)
    read, reads = written_points(store, old), written_points(store, new)
    for person, mine in reads.items():
        for question, points in mine.items():
            earlier: Mapping[str, object] = read.get(person, {})
            if earlier.get(question) != points:
                was = read.get(person, {}).get(question)
                reason = f"read by {points.author}"
                yield Change(students[person], question, was.points if was else None, points.points, reason)


def _student(row: sqlite3.Row) -> Student:
    return Student(row["key"], row["name"], row["file_name"], row["email"], row["sid"], row["lms"])
