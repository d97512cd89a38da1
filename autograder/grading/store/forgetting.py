"""Removes all that is known of a person, so that not even freed pages of the file hold it."""

import json
import re
import sqlite3
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import Store
from autograder.grading.store.people import Student
from autograder.grading.store.roster import kept_roster, without_person
from autograder.grading.store.writing import now

_OWNED = ("grades", "adjustments", "written", "times", "lateness", "views", "attempts")  # rows of one person
_CONTENT = ("results", "sittings", "kept", "answers")  # rows of one file
_UNFINISHED = "forgetting"  # the fact that pages are still to be overwritten
_PATIENCE = 2000  # milliseconds that readers have to let go of the log
_SHORTEST = 3  # characters of a name or an id that is looked for in sentences


@dataclass(frozen=True)
class Trace:
    """A person in one store.

    Attributes:
        student: Who.
        people: Rows of theirs: names of before a class list came, and attempts with a row of their own, too.
        shared: Files that others handed in as well.
        own: Files that nobody else handed in.
        words: What sentences and class lists may call them.
    """

    student: Student
    people: tuple[int, ...]
    shared: tuple[int, ...]
    own: tuple[int, ...]
    words: tuple[str, ...]

    def named_in(self, text: str) -> bool:
        """Whether a sentence names the person, or a file of theirs."""
        return any(
            re.search(rf"(?<!\w){re.escape(word)}(?!\w)", text, re.IGNORECASE)
            for word in self.words
            if len(word) >= _SHORTEST
        )


def trace(store: Store, name: str) -> Trace | None:
    """Finds a person and what is of nobody else; None where nobody is called so.

    Raises:
        ChaffinchError: When more than one may be meant.
    """
    row = _called(store, name)
    if row is None:
        return None
    person, key = row["id"], _base(row["key"])
    rows = store.query(
        """WITH RECURSIVE mine(id) AS (
            SELECT id FROM people WHERE id = ?1 OR key = ?2
            OR substr(key, 1, length(?2) + 10) = ?2 || ' (attempt '
            UNION SELECT p.id FROM people p JOIN mine ON p.replaced_by = mine.id)
        SELECT * FROM people WHERE id IN mine""",
        person, key,
    ).fetchall()  # fmt: skip
    people = tuple(r["id"] for r in rows)
    marks = _marks(people)
    contents = store.query(
        f"""SELECT content, max(person NOT IN ({marks})) AS others FROM attempts WHERE content IN (
            SELECT content FROM attempts WHERE person IN ({marks})) GROUP BY content""",  # noqa: S608 - numbers
        *people, *people,
    ).fetchall()  # fmt: skip
    sources = store.query(f"SELECT file, source FROM attempts WHERE person IN ({marks})", *people)  # noqa: S608
    said = [r[c] for r in rows for c in ("key", "name", "file_name", "email", "sid", "lms")]
    said += [value for found in sources for value in found]
    student = Student(row["key"], row["name"], row["file_name"], row["email"], row["sid"], row["lms"])
    return Trace(
        student, people, tuple(r["content"] for r in contents if r["others"]),
        tuple(r["content"] for r in contents if not r["others"]), tuple(dict.fromkeys(w for w in said if w)),
    )  # fmt: skip


def _called(store: Store, name: str) -> sqlite3.Row | None:
    for column in ("key", "name", "file_name", "email", "sid", "lms"):
        sql = f"SELECT * FROM people WHERE {column} = ? AND replaced_by IS NULL ORDER BY id"  # noqa: S608 - ours
        rows: list[sqlite3.Row] = store.query(sql, name).fetchall()
        keys = dict.fromkeys(_base(row["key"]) for row in rows)
        if len(keys) > 1:
            said = f"{name!r} could be one of {len(keys)} in {store.folder}: {', '.join(keys)}."
            raise ChaffinchError(said, "Give one of these.")
        if rows:
            return rows[0]
    return None


def _base(key: str) -> str:
    """Of a row for one attempt, the person's own key."""
    return key.partition(" (attempt ")[0]


def removed_rows(store: Store, found: Trace) -> dict[str, int]:
    """How many rows of each table are of that person alone."""
    people, own = _marks(found.people), _marks(found.own)
    counts = {
        table: store.value(f"SELECT count(*) FROM {table} WHERE person IN ({people})", *found.people)  # noqa: S608
        for table in _OWNED
    }
    counts |= {
        table: store.value(f"SELECT count(*) FROM {table} WHERE content IN ({own})", *found.own)  # noqa: S608
        for table in _CONTENT
    }
    return {table: int(str(number)) for table, number in counts.items() if number}


def erase(store: Store, found: Trace, author: str) -> tuple[str, ...]:
    """Removes it, within a transaction; what remains says that somebody was removed, and not who.

    Args:
        store: The store; `overwrite` it afterwards.
        found: Who and what.
        author: Who says so.

    Returns:
        What staff must look at themselves, as sentences.
    """
    counts = removed_rows(store, found)
    people, own = _marks(found.people), _marks(found.own)
    store.query("INSERT OR REPLACE INTO facts VALUES (?, '')", _UNFINISHED)
    store.query("DELETE FROM facts WHERE name = 'views'")  # what was said of the views names people
    for table in _OWNED:
        store.query(f"DELETE FROM {table} WHERE person IN ({people})", *found.people)  # noqa: S608
    for table in _CONTENT:
        store.query(f"DELETE FROM {table} WHERE content IN ({own})", *found.own)  # noqa: S608
    store.query(f"DELETE FROM contents WHERE id IN ({own})", *found.own)  # noqa: S608
    store.query(f"DELETE FROM people WHERE id IN ({people})", *found.people)  # noqa: S608
    for content in found.shared:
        _give_to_others(store, content)
    _forget_in_runs(store, found)
    problems = _forget_in_roster(store, found)
    store.query(
        "INSERT INTO audit (at, author, what) VALUES (?, ?, ?)",
        now(), author, json.dumps({"forgotten": 1, "rows": counts}),
    )  # fmt: skip
    return problems


def is_unfinished(store: Store) -> bool:
    """Whether rows were removed and their pages are not overwritten yet."""
    return store.value("SELECT 1 FROM facts WHERE name = ?", _UNFINISHED) is not None


def overwrite(store: Store) -> None:
    """Writes the file anew without what was removed, and empties the log beside it.

    Raises:
        ChaffinchError: When another program has the file open, so that the log cannot be emptied.
    """
    store.query("DELETE FROM facts WHERE name = ?", _UNFINISHED)
    store.query("VACUUM")
    store.query(f"PRAGMA busy_timeout = {_PATIENCE}")
    if store.query("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0]:
        store.query("INSERT OR REPLACE INTO facts VALUES (?, '')", _UNFINISHED)
        raise ChaffinchError(
            f"{store.path} is open in another program: its log still holds what was removed.",
            "Stop that (a staff room, say), then run the same command again.",
        )


def _give_to_others(store: Store, content: int) -> None:
    """A file that others handed in, too, is called as it is with them."""
    file = str(store.value("SELECT file FROM attempts WHERE content = ? ORDER BY counts DESC, id", content))
    for row in store.query("SELECT id, file, problem FROM sittings WHERE content = ?", content).fetchall():
        problem = row["problem"].replace(row["file"], file) if row["file"] else row["problem"]
        store.query("UPDATE sittings SET file = ?, problem = ? WHERE id = ?", file, problem, row["id"])
        if row["problem"] and row["file"]:
            store.query(
                "UPDATE results SET details = replace(details, ?, ?) WHERE sitting = ?",
                json.dumps(row["file"])[1:-1], json.dumps(file)[1:-1], row["id"],
            )  # fmt: skip


def _forget_in_runs(store: Store, found: Trace) -> None:
    for row in store.query("SELECT id, options, passed_over, notes FROM runs").fetchall():
        options = json.loads(row["options"])
        if "only" in options:
            options["only"] = [pattern for pattern in options["only"] if not found.named_in(pattern)]
        passed = [p for p in json.loads(row["passed_over"]) if not found.named_in(" ".join(p))]
        notes = [note for note in json.loads(row["notes"]) if not found.named_in(note)]
        store.query(
            "UPDATE runs SET options = ?, passed_over = ?, notes = ? WHERE id = ?",
            json.dumps(options), json.dumps(passed), json.dumps(notes), row["id"],
        )  # fmt: skip


def _forget_in_roster(store: Store, found: Trace) -> tuple[str, ...]:
    kept = kept_roster(store)
    if kept is None:
        return ()
    text, lines = without_person(kept.text, found.student)
    if lines > 1:
        told = f"{kept.name} names {lines} people like that, and keeps them all."
        return (f"{told} Remove the line there, and name it in the next grading with --roster.",)
    store.query("UPDATE facts SET value = ? WHERE name = 'roster'", text)
    return ()


def _marks(values: Iterable[object]) -> str:
    return ",".join("?" for _ in values)


def same_person(found: Mapping[str, Trace]) -> None:
    """Makes sure that those who were found in several assignments are one person.

    Args:
        found: By assignment.

    Raises:
        ChaffinchError: When emails or ids differ.
    """
    for what in ("email", "sid"):
        told = ((name, getattr(t.student, what).casefold()) for name, t in found.items())
        values = {name: value for name, value in told if value}
        if len(set(values.values())) > 1:
            said = ", ".join(f"{value} in {name}" for name, value in values.items())
            raise ChaffinchError(f"These are different people: {said}.", "Name one by email or id.")
