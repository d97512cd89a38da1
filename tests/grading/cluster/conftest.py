"""A class whose grading is quick, on machines that are real processes."""

import contextlib
import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.grading.classroom import grade_class, plan_class
from autograder.grading.cluster.address import Address
from autograder.grading.cluster.runner import Cluster, Patience
from autograder.grading.grader import Options
from autograder.grading.runners import Here, Runner
from autograder.grading.store.database import open_store
from autograder.grading.store.writing import end_run
from autograder.report.views import write_views
from tests.grading.cluster.machines import Machines, machines
from tests.grading.cluster.stub_work import HarmfulWork
from tests.grading.store.stub import NAME, StubClass

PATIENCE = Patience(connection=20, look=0.3, silent=60, submission=30)


class ClusterClass(StubClass):
    """Who handed in what, graded by a runner into a folder."""

    def run(self, runner: Runner, place: str = "out", device: str = "cpu", **more: object) -> list[str]:
        """Names of the files that were graded, in that order."""
        self.assignment = Course(self.folder / "course").assignment(NAME)
        with open_store(self.folder / place / NAME) as store:
            run = plan_class(self.assignment, store, list(self.handed.values()), Options(device=device))
            work = HarmfulWork(self.assignment, device, **more)
            graded = [r.submission for r in grade_class(run, work=work, runner=runner)]
            end_run(store, run.number, [])
            write_views(store, self.assignment)
        return graded

    def tables(self, place: str = "out") -> list[bytes]:
        return [(self.folder / place / NAME / t).read_bytes() for t in ("final_grades.csv", "grades.csv")]

    def rows_of(self, query: str, place: str = "out") -> list[tuple[object, ...]]:
        with open_store(self.folder / place / NAME) as store:
            return [tuple(row) for row in store.query(query)]

    def verdicts(self, place: str = "out") -> dict[str, str]:
        """All verdicts that count, by person."""
        rows = self.rows_of(
            """SELECT p.name, group_concat(r.verdicts, '') FROM grades g JOIN people p ON p.id = g.person
            JOIN results r ON r.id = g.result WHERE g.until IS NULL GROUP BY p.name""",
            place,
        )
        return {str(name): str(letters) for name, letters in rows}

    def done(self, place: str = "out") -> int:
        """Number of files whose results are on disk, as somebody beside it sees it."""
        path = self.folder / place / NAME / "grades.db"
        try:
            with contextlib.closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as store:
                return int(store.execute("SELECT count(DISTINCT content) FROM results").fetchone()[0])
        except sqlite3.OperationalError:  # there is no file, or no table, yet
            return 0

    def twice(self, place: str = "out") -> list[tuple[object, ...]]:
        """Files that have more than one result of a question without an error."""
        return self.rows_of(
            """SELECT content, question FROM results WHERE instr(verdicts, 'e') = 0
            GROUP BY content, package, environment HAVING count(*) > 1""",
            place,
        )


def cluster(
    address: str, says: list[str] | None = None, patience: Patience = PATIENCE, **more: object
) -> Cluster:
    return Cluster(
        Address.parse(address), say=(says if says is not None else []).append, patience=patience, **more
    )


@pytest.fixture
def klass(tmp_path: Path) -> ClusterClass:
    made = ClusterClass(tmp_path)
    for number in range(24):
        made.hand_in(f"student{number:02}", f"q1={'pf'[number % 2]}p q2={'pfp'[number % 3]}  # {number}")
    return made


@pytest.fixture
def calm(klass: ClusterClass) -> list[bytes]:
    """The tables of the same class, graded here."""
    klass.run(Here(), "calm")
    return klass.tables("calm")


@pytest.fixture
def hall(tmp_path: Path) -> Iterator[Machines]:
    with machines(tmp_path) as made:
        yield made


@pytest.fixture
def grown(klass: ClusterClass) -> Callable[[int, str], ClusterClass]:
    """A larger class, each of whose files takes some time."""

    def grow(count: int, text: str) -> ClusterClass:
        klass.handed.clear()
        for number in range(count):
            klass.hand_in(f"s{number:04}", f"q1={'pf'[number % 2]}p {text} # {number}")
        return klass

    return grow
