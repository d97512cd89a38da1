"""Written answers as a spreadsheet: the same rubric without a browser."""

import csv
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.store.database import Store
from autograder.grading.store.kept import kept_cells
from autograder.grading.store.roster import lines_of, roster_text, separator_of
from autograder.grading.store.staff import readings
from autograder.grading.written.questions import WrittenQuestion, written_questions
from autograder.report.spreadsheet import Cell
from autograder.staff.pages.turns import places
from autograder.staff.pages.written import check_given, give

_NOT = {"", "0", "-", "no", "n", "false"}
_NEEDED = ("question", "person", "points", "comment")
_TIP = "Write a sheet with `chaffinch written HW OUT --out sheet.csv`, fill it in, and save it as CSV."


@dataclass(frozen=True)
class _Row:
    line: int
    question: str
    person: int
    items: tuple[int, ...]
    points: str
    comment: str


def columns(questions: Sequence[WrittenQuestion]) -> list[str]:
    """The headings: as many items as the longest rubric has."""
    most = max((len(q.rubric.items) for q in questions), default=0)
    items = [f"item {number}" for number in range(1, most + 1)]
    return ["question", "person", "state", "answer", *items, "points", "comment", "read by", "rubric"]


def sheet_rows(store: Store, assignment: Assignment, reader: str) -> Iterator[Sequence[Cell]]:
    """One row per answer, question by question, people by number and in an order of the reader's own.

    Args:
        store: The store.
        assignment: Of which assignment.
        reader: Who reads: what this reader has said is filled in.
    """
    questions = written_questions(assignment)
    heads = columns(questions)
    yield heads
    for question in questions:
        said = readings(store, question.name)
        rubric = "; ".join(f"{i.number}: {i.text} ({i.points:g})" for i in question.rubric.items)
        for place in places(store, question.name, reader):
            kept = kept_cells(store, place.sha256)
            answer = (kept.answers or {}).get(question.name) if kept else None
            by = {
                r.author: r
                for r in said.get(place.number, {}).get(question.name, {}).values()
                if r.points is not None
            }
            mine = by.get(reader)
            chosen = set(mine.items) if mine else set()
            row: dict[str, Cell] = {
                "question": question.name, "person": place.number, "state": place.state,
                "answer": answer.text if answer else "", "points": mine.points if mine else None,
                "comment": mine.notes if mine else "", "read by": ", ".join(by), "rubric": rubric,
            }  # fmt: skip
            row |= {f"item {number}": "x" for number in chosen}
            yield [row.get(head, "") for head in heads]


def import_sheet(store: Store, assignment: Assignment, reader: str, path: Path) -> int:
    """Takes over what a reader wrote into a sheet; a row without items and points is not read yet.

    Args:
        store: The store.
        assignment: Of which assignment.
        reader: Who read.
        path: The sheet, CSV with commas, semicolons or tabs.

    Returns:
        How many answers came out differently than before.

    Raises:
        ChaffinchError: When it is no such sheet, or a row makes no sense: then nothing is taken over.
    """
    rows = list(_rows(path))
    by_name = {question.name: question for question in written_questions(assignment)}
    seen: dict[tuple[str, int], int] = {}
    for row in rows:
        try:
            _check(store, row, by_name, seen.setdefault((row.question, row.person), row.line))
        except ChaffinchError as error:
            raise ChaffinchError(f"{path}, line {row.line}: {error.message}", error.tip) from None
    known = readings(store)
    changed = [
        row
        for row in rows
        if _is_news(known.get(row.person, {}).get(row.question, {}).get(reader), row, by_name)
    ]
    for row in changed:
        give(
            store, assignment, row.question, row.person, reader, items=row.items, points=row.points,
            comment=row.comment,
        )  # fmt: skip
    return len(changed)


def _rows(path: Path) -> Iterator[_Row]:
    text = roster_text(path)
    lines = lines_of(text)
    before = len(text.splitlines()) - len(lines)
    table = csv.DictReader(lines, delimiter=separator_of(lines[0] if lines else ""))
    table.fieldnames = [heading.strip().casefold() for heading in table.fieldnames or ()]
    if missing := [heading for heading in _NEEDED if heading not in table.fieldnames]:
        raise ChaffinchError(
            f"{path} is no sheet of written answers: it has no column {', '.join(missing)}.", _TIP
        )
    for row in table:
        line = before + table.line_num
        marked = [n for n in range(1, 10) if (row.get(f"item {n}") or "").strip().casefold() not in _NOT]
        points = (row["points"] or "").strip()
        person = re.sub(r"[.,]0+$", "", (row["person"] or "").strip())
        if not marked and not points:
            continue
        if not person.isdecimal():
            raise ChaffinchError(f"{path}, line {line}: {person[:40]!r} is no number of a person.", _TIP)
        comment = (row["comment"] or "").strip()
        comment = comment.removeprefix("'") if comment.startswith(("'=", "'+", "'-", "'@")) else comment
        yield _Row(line, (row["question"] or "").strip(), int(person), tuple(marked), points, comment)


def _check(store: Store, row: _Row, questions: dict[str, WrittenQuestion], first: int) -> None:
    if first != row.line:
        raise ChaffinchError(f"this answer stands in line {first}, too.", "Keep one of the two.")
    if row.question not in questions:
        raise ChaffinchError(f"{row.question[:40]!r} is no written question.", _TIP)
    check_given(store, questions[row.question], row.person, row.items, row.points)


def _is_news(known: object, row: _Row, questions: dict[str, WrittenQuestion]) -> bool:
    points = row.points.replace(",", ".") or questions[row.question].rubric.points_of(row.items)
    said = (getattr(known, "points", None), getattr(known, "items", ()), getattr(known, "notes", ""))
    return said != (float(points), row.items, row.comment)
