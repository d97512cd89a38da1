"""Recognises again in results that are there already, when what is known of mistakes has changed."""

import hashlib

from autograder.assignment import QuestionResult
from autograder.grading.recognition.book import Book
from autograder.grading.recognition.recognise import with_mistake
from autograder.grading.store import packing
from autograder.grading.store.database import Store, transaction

_FACT = "signatures"


def book_version(store: Store) -> str:
    """Which book the mistakes in the store are of; empty when they are of none."""
    return str(store.value("SELECT value FROM facts WHERE name = ?", _FACT) or "")


def renew_mistakes(store: Store, book: Book) -> None:
    """Looks through the results that count, once for each book: a new lesson needs no new grading.

    Args:
        store: The store.
        book: What is known of mistakes now.
    """
    version = hashlib.sha256(book.to_json().encode()).hexdigest()
    if book_version(store) == version:
        return
    rows = store.query(
        """SELECT DISTINCT r.id, r.question, r.verdicts, r.details, r.mistake, c.checks FROM results r
        JOIN grades g ON g.result = r.id AND g.until IS NULL JOIN check_lists c ON c.id = r.check_list
        WHERE instr(r.verdicts, 'f')"""
    )
    known: dict[tuple[str, str, str], str] = {}
    changed = []
    for row in rows:
        key = row["checks"], row["verdicts"], row["details"]
        if key not in known:
            plain = QuestionResult(row["question"], "", packing.unpacked(*key))
            known[key] = packing.mistake(with_mistake(plain, book).mistake)
        if known[key] != row["mistake"]:
            changed.append((known[key], row["id"]))
    with transaction(store):
        store.connection.executemany("UPDATE results SET mistake = ? WHERE id = ?", changed)
        store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", _FACT, version)
