"""Results of before there was a store: ``results/*.json`` are read once, so that no grade is lost."""

from pathlib import Path

from autograder.grading.question_package import QuestionPackage
from autograder.grading.record import Record
from autograder.grading.store.database import Store, transaction
from autograder.grading.store.people import HandedIn, Student
from autograder.grading.store.results import ResultWriter
from autograder.grading.store.writing import (
    add_attempts,
    begin_run,
    choose,
    end_run,
    environment_id,
    now,
    package_ids,
)

_FACT = "results/*.json imported"


def import_old_results(store: Store) -> int:
    """Imports what lies in ``results/``, the first time only; the files stay as they are.

    Old results were made by packages that are not known question by question: they count until the next
    grading of the same question, and are never taken for one of today's.

    Returns:
        How many there were.
    """
    if store.value("SELECT 1 FROM facts WHERE name = ?", _FACT):
        return 0
    records = [
        record for path in sorted((store.folder / "results").glob("*.json")) if (record := _read(path))
    ]
    if records:
        _add(store, records)
    with transaction(store):
        store.query("INSERT INTO facts VALUES (?, ?)", _FACT, now())
    return len(records)


def _add(store: Store, records: list[Record]) -> None:
    run = begin_run(store, {"imported": "results/*.json"})
    people = [
        HandedIn(
            Student(r.submission, r.submission, r.submission), None, _content(r), r.submission, r.submission
        )
        for r in records
    ]
    add_attempts(store, run, people)
    choose(store, run, None)
    for record in records:
        packages = {
            q.name: QuestionPackage(q.name, {"framework": record.package or "unknown"})
            for q in record.questions
        }
        environment = environment_id(store, record.device, record.seed, record.versions)
        with ResultWriter(store, run, package_ids(store, packages), environment) as writer:
            writer.add(record, _content(record))
    end_run(store, run, [f"{len(records)} results of an older version were imported from results/."])


def _content(record: Record) -> str:
    return record.sha256 or f"unknown: {record.submission}"


def _read(path: Path) -> Record | None:
    try:
        return Record.from_json(path.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
