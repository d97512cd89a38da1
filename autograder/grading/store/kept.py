"""Keeps what a graded file holds, so that people can look at it when the file itself is gone."""

from collections.abc import Iterator

from autograder.grading.store.database import Store
from autograder.grading.written.answers import EMPTY, UNTOUCHED
from autograder.grading.written.kept import HandedInCells, as_bytes, unpacked


def keep(store: Store, content: int, text: str) -> None:
    """Keeps a submission as its record brought it; within a transaction."""
    data = as_bytes(text)
    store.query("INSERT OR REPLACE INTO kept VALUES (?, ?)", content, data)
    answers = unpacked(data).answers or {}
    store.connection.executemany(
        "INSERT OR REPLACE INTO answers VALUES (?, ?, ?)",
        ((content, name, answer.state) for name, answer in answers.items()),
    )


def kept_cells(store: Store, sha256: str) -> HandedInCells | None:
    """What a file holds; None when it was graded before such things were kept, or could not be read.

    Args:
        store: The store.
        sha256: Of the file.
    """
    data = store.value(
        "SELECT k.handed_in FROM kept k JOIN contents c ON c.id = k.content WHERE c.sha256 = ?", sha256
    )
    return unpacked(bytes(data)) if isinstance(data, bytes) else None


def all_kept(store: Store) -> Iterator[tuple[str, HandedInCells]]:
    """Every kept file that counts for somebody: its hash, and what it holds."""
    for row in store.query(
        """SELECT c.sha256, k.handed_in FROM kept k JOIN contents c ON c.id = k.content
        WHERE EXISTS (SELECT 1 FROM attempts a WHERE a.content = k.content AND a.counts)"""
    ):
        yield row["sha256"], unpacked(row["handed_in"])


def blank_answers(store: Store) -> dict[str, dict[str, str]]:
    """Answers in which nothing is written: their state, by hash of the file and question."""
    found: dict[str, dict[str, str]] = {}
    for row in store.query(
        """SELECT c.sha256, a.question, a.state FROM answers a JOIN contents c ON c.id = a.content
        WHERE a.state IN (?, ?)""",
        EMPTY, UNTOUCHED,
    ):  # fmt: skip
        found.setdefault(row["sha256"], {})[row["question"]] = row["state"]
    return found
