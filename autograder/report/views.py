"""Writes what people read, from the store: each file only where it changed."""

import json
from collections.abc import Iterable, Iterator
from contextlib import ExitStack
from dataclasses import asdict, dataclass
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.collecting import rarely_collected
from autograder.grading.files import private_text, remove_unfinished, write_private
from autograder.grading.store.database import Store, told
from autograder.grading.store.reading import check_names, namesakes, questions, runs
from autograder.grading.totals import totals
from autograder.report.frequent import known_mistakes
from autograder.report.grades import grade_columns, grade_row, otter_columns, otter_row, points_row
from autograder.report.html import ClassPages, pages_of
from autograder.report.pages import page_name
from autograder.report.personal import PersonalFiles
from autograder.report.spreadsheet import csv_file
from autograder.report.unchanged import Finished, digest_of, finished, note_finished

_TABLES = ("final_grades.csv", "grades.csv")
_ENCODER = json.JSONEncoder(ensure_ascii=False)


@dataclass(frozen=True)
class Written:
    """What was written.

    Attributes:
        people: Number of people in the tables.
        handed_in: How many of them handed in.
        broken: Names of those in whose results a check broke.
        problems: Whose files could not be graded and why, at most a hundred.
        mean: Of the points of those who handed in.
    """

    people: int
    handed_in: int
    broken: tuple[str, ...]
    problems: tuple[str, ...]
    mean: float


def write_views(store: Store, assignment: Assignment) -> Written:
    """Writes the tables, ``report.html``, ``summaries/``, ``staff/`` and ``run.json``.

    Args:
        store: The store.
        assignment: Of which assignment.

    Raises:
        ChaffinchError: When a file cannot be written.
    """
    folder = store.folder
    for place in (folder, folder / "report"):
        remove_unfinished(place)
    digest, before = digest_of(store, assignment), finished(store)
    with told(folder):
        written = _as_before(store, assignment, before) if before.digest == digest else None
        if written is None:
            with rarely_collected():
                written = _write_all(store, assignment)
        with private_text(folder / "run.json") as run_json:
            run_json.writelines(_run_json(store, assignment))
        note_finished(store, digest, asdict(written))
    return written


def _as_before(store: Store, assignment: Assignment, before: Finished) -> Written | None:
    """What was written, where nothing changed and all of it is still there; else None."""
    said = before.summary
    pages = range(1, pages_of(said["people"]) + 1)
    if not before.holds(store.folder / name for name in (*_TABLES, *map(page_name, pages))):
        return None
    with PersonalFiles(store, assignment) as personal:
        if not personal.all_there():
            return None
    broken, problems = tuple(said["broken"]), tuple(said["problems"])
    return Written(said["people"], said["handed_in"], broken, problems, said["mean"])


def _write_all(store: Store, assignment: Assignment) -> Written:
    folder = store.folder
    people, handed_in, points = 0, 0, 0.0
    broken: list[str] = []
    problems: list[str] = []
    count = int(str(store.value("SELECT count(*) FROM people WHERE replaced_by IS NULL")))
    possible = questions(store)
    twice = namesakes(store)
    pages = ClassPages(assignment, possible, count, lambda row: check_names(store, row), twice)
    with ExitStack() as files:
        otter, grades = (files.enter_context(csv_file(folder / name)) for name in _TABLES)
        personal = files.enter_context(PersonalFiles(store, assignment))
        otter(otter_columns(assignment))
        otter(points_row(assignment, possible))
        grades(grade_columns(assignment))
        for total in totals(store, assignment):
            people += 1
            otter(otter_row(assignment, possible, total))
            grades(grade_row(assignment, total))
            personal.write(total)
            record = personal.record(total) if pages.detailed else None
            _write_pages(folder, pages.add(total, record))
            if total.standing.file:
                handed_in, points = handed_in + 1, points + total.after
            if any(grade.broken for grade in total.standing.grades.values()):
                broken.append(total.standing.student.called(twice))
            if total.standing.problem and len(problems) < 100:
                problems.append(f"{total.standing.student.called(twice)}: {total.standing.problem}")
        _write_pages(folder, pages.finish(_passed_over(store), known_mistakes(store)))
    return Written(
        people, handed_in, tuple(broken), tuple(problems), points / handed_in if handed_in else 0.0
    )


def _write_pages(folder: Path, pages: Iterator[tuple[str, str]]) -> None:
    for name, text in pages:
        write_private(folder / name, text.encode())


def _run_json(store: Store, assignment: Assignment) -> Iterator[str]:
    """What the last run did, as JSON: a line for each file and person, of whom there may be very many."""
    last = runs(store)[-1]
    isolation = store.query("SELECT DISTINCT isolation FROM sittings")
    about = {
        "assignment": assignment.name,
        "run": last.number,
        "begun": last.begun,
        "ended": last.ended,
        "package": last.options.get("package", ""),
        "options": {key: last.options.get(key) for key in ("seed", "device", "question", "only", "regrade")},
        "versions": last.options.get("versions", {}),
        "isolation": sorted("; ".join(json.loads(row[0])) for row in isolation if row[0] != "[]"),
        "layout": last.options.get("layout", ""),
        "notes": list(last.notes),
    }
    submissions = store.query(
        """SELECT p.name, c.sha256 FROM attempts a JOIN people p ON p.id = a.person JOIN contents c ON c.id
            = a.content
        WHERE a.counts AND a.problem = '' AND p.replaced_by IS NULL ORDER BY p.name"""
    )
    earlier = store.query(
        "SELECT source FROM attempts WHERE NOT counts AND last_run = ? ORDER BY id", last.number
    )
    yield json.dumps(about, indent=1, ensure_ascii=False).removesuffix("\n}")
    yield from _lines("submissions", "{}", (f"{_json(name)}: {_json(hash_)}" for name, hash_ in submissions))
    for key, present in (("people", True), ("missing", False)):
        yield from _lines(key, "{}", _people(store, last.number, handed_in=present))
    yield from _lines("earlier", "[]", (_json(row[0]) for row in earlier))
    passed_over = ({"place": place, "reason": reason} for place, reason in _passed_over(store))
    yield from _lines("passed_over", "[]", map(_json, passed_over))
    yield "\n}\n"


def _lines(key: str, brackets: str, items: Iterable[str]) -> Iterator[str]:
    yield f",\n {_json(key)}: {brackets[0]}"
    for number, item in enumerate(items):
        yield f"{',' * bool(number)}\n  {item}"
    yield brackets[1]


def _json(value: object) -> str:
    return _ENCODER.encode(value)


def _passed_over(store: Store) -> list[tuple[str, str]]:
    """Files of the last run that are no submission, and why."""
    text = str(store.value("SELECT passed_over FROM runs ORDER BY id DESC LIMIT 1") or "[]")
    return [(place, reason) for place, reason in json.loads(text)]


def _people(store: Store, run: int, *, handed_in: bool) -> Iterator[str]:
    """Who was found in a run, by the name of their files."""
    rows = store.query(
        """SELECT file_name, key, name, email, sid, lms FROM people p
        WHERE last_run = ? AND replaced_by IS NULL
        AND EXISTS (SELECT 1 FROM attempts a WHERE a.person = p.id) = ? ORDER BY file_name""",
        run, handed_in,
    )  # fmt: skip
    for row in rows:
        about = {key: row[key] for key in ("key", "name", "email", "sid", "lms")}
        yield f"{_json(row['file_name'])}: {_json(about)}"
