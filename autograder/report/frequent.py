"""Who made which mistake: known ones by name, others by what happened with the numbers left out."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from urllib.parse import quote

from autograder.assignment import Mistake
from autograder.grading.store import packing
from autograder.grading.store.database import Store
from autograder.grading.store.people import Student
from autograder.grading.store.reading import namesakes

_NUMBER = re.compile(r"(?<![A-Za-z_])[-+]?\d+(?:\.\d+)?(?:e[-+]?\d+)?")
_QUOTED = re.compile(r"`[^`\n]{1,400}`")
_LONGEST = 200


@dataclass(frozen=True)
class MistakeRow:
    """A known mistake, and who made it.

    Attributes:
        question: Name of the question.
        mistake: The mistake.
        people: Names, each with a link to what staff read of them.
    """

    question: str
    mistake: Mistake
    people: Sequence[tuple[str, str]]

    @property
    def called(self) -> str:
        """What staff read: the mistake in words, or its name."""
        return self.mistake.note or self.mistake.name


def known_mistakes(store: Store) -> list[MistakeRow]:
    """Mistakes that were recognised in what counts now, the frequent ones first."""
    found: dict[tuple[str, str], list[tuple[str, str]]] = {}
    twice = namesakes(store)
    for row in store.query(
        """SELECT g.question, r.mistake, p.* FROM grades g JOIN results r ON r.id = g.result
        JOIN people p ON p.id = g.person
        WHERE g.until IS NULL AND r.mistake != '' AND p.replaced_by IS NULL
        ORDER BY p.place IS NULL, p.place, p.name COLLATE NOCASE, p.id"""
    ):
        link = f"staff/{quote(row['file_name'])}.txt"
        student = Student(*(row[c] for c in ("key", "name", "file_name", "email", "sid")))
        name = student.called(twice)
        found.setdefault((row["question"], row["mistake"]), []).append((name, link))
    rows = []
    for (question, text), people in found.items():
        mistake = packing.known_mistake(text)
        if mistake is not None:
            rows.append(MistakeRow(question, mistake, people))
    return sorted(rows, key=lambda row: (-len(row.people), row.question, row.called))


def happened(message: str) -> str:
    """What happened, the same for all to whom the same happened with other numbers."""
    first = message.strip().partition("\n")[0]
    return _NUMBER.sub("#", _QUOTED.sub("`…`", first))[:_LONGEST]
