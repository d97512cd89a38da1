"""A class of four whose files are read as grading reads them, with verdicts that the files themselves say."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

import pytest

from autograder.assignment import Assignment, Course
from autograder.cells.submission import read_cells
from autograder.grading.record import Record
from autograder.grading.work import FileTask
from autograder.grading.written.answers import Places
from autograder.grading.written.kept import packed
from autograder.staff.room import Room
from tests.grading.store.stub import NAME, PROMPT, StubClass, StubGrading

CODE = "def q1():\n    return helper()\n\n\ndef helper():\n    return 1"


@dataclass(frozen=True)
class KeepingGrading(StubGrading):
    """Also keeps what a file holds, as the real grading does."""

    assignment: Assignment | None = None

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        places = Places.of(self.assignment)
        yield lambda task: replace(self.grade(task), kept=packed(read_cells(task.path), places))


def script(verdicts: str, answer: str, code: str = CODE) -> str:
    """A submission: what it gets, its code, and its answer to the written question."""
    lines = "\n".join(f"# {line}".rstrip() for line in answer.split("\n"))
    return f'# %%\n# {verdicts}\n{code}\n\n# %% [markdown] written="w1"\n# {PROMPT}\n\n# %% [markdown]\n{lines}\n'


class RoomClass(StubClass):
    """A class that can be looked at."""

    def grade(self, *arguments: object, **more: object) -> list[str]:
        work = KeepingGrading(assignment=Course(self.folder / "course").assignment(NAME))
        return super().grade(*arguments, work=work, **more)

    def numbers(self) -> dict[str, int]:
        return {t.standing.student.name: t.standing.id for t in self.room.standings(NAME).people}

    @property
    def room(self) -> Room:
        return Room(Course(self.folder / "course"), self.out.parent)


@pytest.fixture
def group(tmp_path) -> RoomClass:
    made = RoomClass(tmp_path)
    made.hand_in("ada", script("q1=pp q2=p", "It **doubles**, since $2^n$ grows."))
    made.hand_in("ben", script("q1=pf q2=f", "It grows."))
    made.hand_in("cleo", script("q1=pf q2=p", "_Type your answer here, replacing this text._"))
    made.hand_in("dan", script("q1=fs q2=f", ""))
    made.grade()
    return made
