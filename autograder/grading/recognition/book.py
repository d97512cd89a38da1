"""``signatures.json``: what each known mistake of an assignment does. Never in anything that students get."""

import json
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field
from functools import lru_cache
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.recognition.place import path_of
from autograder.grading.recognition.signature import Failure, Signature

SEED = 0
"""The seed that signatures are of: the one that `grade` uses unless it is told otherwise. On another one only
what does not hang on random data looks the same."""


@dataclass(frozen=True)
class Known:
    """One known mistake.

    Attributes:
        name: Of the variant that makes it, e.g. ``"chaff_bias_stays"``.
        lesson: What a student with this mistake reads; empty when nobody wrote it.
        note: What it is, for staff.
        signature: What fails, and how.
        said: What a student reads of the first check that fails, before hint and lesson.
    """

    name: str
    lesson: str
    note: str
    signature: Signature
    said: str


@dataclass(frozen=True)
class Book:
    """All known mistakes of an assignment, by question, in the order of their names."""

    known: Mapping[str, tuple[Known, ...]] = field(default_factory=dict)

    def to_json(self) -> str:
        """As JSON text, the same for the same mistakes; a line for each."""
        questions = []
        for question in sorted(self.known):
            rows = [json.dumps(asdict(k), ensure_ascii=False) for k in self.known[question]]
            questions.append(f"{json.dumps(question)}: [\n" + ",\n".join(rows) + "\n]")
        return "{\n" + ",\n".join(questions) + "\n}\n"

    @classmethod
    def from_json(cls, text: str) -> "Book":
        """Reads what `to_json` wrote.

        Raises:
            ValueError: When it is something else.
        """
        try:
            table: dict[str, list[dict[str, Any]]] = json.loads(text)
            return cls({question: tuple(_known(row) for row in rows) for question, rows in table.items()})
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"no signatures: {error}") from error


def _known(row: dict[str, Any]) -> Known:
    return Known(**(row | {"signature": tuple(Failure(**failure) for failure in row["signature"])}))


def book_of(assignment: Assignment) -> Book:
    """An assignment's known mistakes; none when `verify` has not written them yet.

    Raises:
        ChaffinchError: When the file is no such thing.
    """
    path = path_of(assignment)
    if not path.is_file():
        return Book()
    return _read(path, path.stat().st_mtime_ns)


@lru_cache(maxsize=8)
def _read(path: Path, _changed: int) -> Book:
    try:
        return Book.from_json(path.read_text(encoding="utf-8"))
    except ValueError as error:
        tip = f"Write it anew: chaffinch verify {path.parent.name}."
        raise ChaffinchError(f"{path} cannot be read ({error}).", tip) from None
