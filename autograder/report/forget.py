"""Removes a person from the grades of a course: the stores, and everything that was written from them."""

import contextlib
import shutil
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError, Course
from autograder.grading.files import write_private
from autograder.grading.store.database import FILE, Store, open_store, told, transaction
from autograder.grading.store.forgetting import (
    Trace,
    erase,
    is_unfinished,
    overwrite,
    removed_rows,
    same_person,
    trace,
)
from autograder.grading.store.lock import grading_lock
from autograder.report.gradebook import gradebook
from autograder.report.spreadsheet import csv_text
from autograder.report.views import write_views

_PERSONAL = ("feedback", "summaries", "staff", "results")
_SUFFIXES = (".html", ".txt", ".json")
_TABLES = ("final_grades.csv", "grades.csv", "report.html", "run.json", "changes.csv", "changes.html")
_FOLDERS = ("report", "export")
_BOOK = "gradebook.csv"


@dataclass(frozen=True)
class Found:
    """What is known of a person in one assignment.

    Attributes:
        assignment: Its name.
        trace: Who, and which rows are theirs.
        rows: How many of each table.
        files: Files that are theirs alone, below the assignment's folder.
    """

    assignment: str
    trace: Trace
    rows: Mapping[str, int]
    files: tuple[str, ...]


@contextlib.contextmanager
def held_stores(course: Course, out: Path, only: str | None = None) -> Iterator[dict[str, Store]]:
    """Opens the stores of all assignments, or of one, each of which nobody else may grade meanwhile.

    Raises:
        ChaffinchError: When there are none, or one is being graded.
    """
    names = [name for name in course.names if (out / name / FILE).is_file() and only in {None, name}]
    if not names:
        raise ChaffinchError(
            f"There are no grades in {out}.", "Name the folder that `chaffinch grade --out` was given."
        )
    with told(out), contextlib.ExitStack() as held:
        for name in names:
            held.enter_context(grading_lock(out / name))
        yield {name: held.enter_context(open_store(out / name, make=False)) for name in names}


def find(stores: Mapping[str, Store], person: str) -> list[Found]:
    """Where a person is known.

    Raises:
        ChaffinchError: When nobody is called so, or several people may be meant.
    """
    traces = {name: found for name, store in stores.items() if (found := trace(store, person)) is not None}
    if not traces and not any(is_unfinished(store) for store in stores.values()):
        raise ChaffinchError(
            f"There is nobody called {person!r}.", "Give a name as in grades.csv, an email or an id."
        )
    same_person(traces)
    return [
        Found(name, found, removed_rows(stores[name], found), tuple(_files(stores[name].folder, found)))
        for name, found in traces.items()
    ]


def forget(
    course: Course, out: Path, stores: Mapping[str, Store], found: Sequence[Found], author: str
) -> list[str]:
    """Removes what was found, and writes all views anew; what was begun earlier is finished.

    Returns:
        What staff must look at themselves, as sentences.
    """
    problems: list[str] = []
    for one in found:
        store = stores[one.assignment]
        store.query("PRAGMA secure_delete = ON")
        with transaction(store):
            problems += erase(store, one.trace, author)
            _remove_views(store.folder, one.files)
    for name, store in stores.items():
        if is_unfinished(store):
            write_views(store, course.assignment(name))
            overwrite(store)
    if (out / _BOOK).is_file():
        book = gradebook(course, out)
        write_private(out / _BOOK, csv_text([book.columns, *book.rows]).encode())
    return problems


def _files(folder: Path, found: Trace) -> Iterator[str]:
    names = sorted({word for word in found.words if "/" not in word})
    for kind in _PERSONAL:
        for place in (f"{kind}/{name}{suffix}" for name in names for suffix in _SUFFIXES):
            if (folder / place).is_file():
                yield place


def _remove_views(folder: Path, files: Sequence[str]) -> None:
    """What may name the person; it is written anew, but for what an export or a comparison wrote."""
    for name in (*files, *_TABLES):
        (folder / name).unlink(missing_ok=True)
    for name in _FOLDERS:
        if (folder / name).is_dir():
            shutil.rmtree(folder / name)
