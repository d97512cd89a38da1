"""How long do the staff room's pages take? ``python -m tests.benchmarks.bench_staff [1000 10000 …]``.

Makes a class of copies of a right script, graded by a stub that fails a fourth of all checks, and asks the
application for each page, without a network. Prints the median of some repeats in milliseconds, and its CPU time,
which the machine's other work changes less. Nothing is asserted: machines differ.
"""

import asyncio
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path

import httpx

from autograder.assignment import Assignment, Course
from autograder.cells.submission import read_cells
from autograder.grading.file_task import FileTask
from autograder.grading.record import Record
from autograder.grading.written.answers import Places
from autograder.grading.written.kept import packed
from autograder.staff.room import Room
from autograder.staff.web.app import make_app
from autograder.staff.web.sessions import Sessions
from tests.benchmarks.bench_store import HW, StubGrading, make
from tests.benchmarks.store_steps import grade, take

_SIZES = (1_000, 10_000)
_REPEATS = 7
_PORT = 8765
_PAGES = {
    "the first page after something changed": "/{hw}/class",
    "class": "/{hw}/class",
    "class, sorted": "/{hw}/class/rows?sort=points",
    "class, filtered": "/{hw}/class/rows?text=_0099",
    "a check with its groups": "/{hw}/check/q1_predict/test_rule_0",
    "a person": "/{hw}/person/{person}",
    "a person's feedback": "/{hw}/person/{person}/feedback",
    "an answer to read": "/{hw}/written/written_stop/{person}",
    "changes": "/{hw}/changes",
    "publish": "/{hw}/publish",
}


@dataclass(frozen=True)
class KeepingStub(StubGrading):
    """Also keeps what a file holds, as the real grading does.

    Attributes:
        assignment: Whose written questions.
    """

    assignment: Assignment

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        """Nothing is opened."""
        places = Places.of(self.assignment)
        yield lambda task: replace(self.grade(task), kept=packed(read_cells(task.path), places))


def main() -> None:
    """Measures and prints."""
    sizes = [int(a) for a in sys.argv[1:]] or list(_SIZES)
    with tempfile.TemporaryDirectory(prefix="chaffinch-bench-") as folder:
        columns = [asyncio.run(_times(_room(Path(folder) / str(size), size))) for size in sizes]
    print(f"{'median ms (CPU ms)':40}" + "".join(f"{size:>18}" for size in sizes))
    for place, page in enumerate(_PAGES):
        print(
            f"{page:40}" + "".join(f"{wall:9.0f} ({cpu:6.0f})" for wall, cpu in (c[place] for c in columns))
        )


def _room(folder: Path, size: int) -> Room:
    """A graded class."""
    course = Course.find()
    assignment = course.assignment(HW)
    folder.mkdir()
    make(folder / "in", size)
    found = take(folder / "in", folder / "unpacked", assignment)
    work = KeepingStub(tuple(q.name for q in assignment.graded), assignment)
    grade(assignment, found, folder / "out" / HW, work)
    return Room(course, folder / "out")


async def _times(room: Room) -> list[tuple[float, float]]:
    """Wall and CPU milliseconds of each page."""
    sessions = Sessions(["reader"])
    app = make_app(room, sessions, _PORT)
    person = room.standings(HW).people[len(room.standings(HW).people) // 2].standing.id
    transport, base = httpx.ASGITransport(app), f"http://127.0.0.1:{_PORT}"
    found = []
    async with httpx.AsyncClient(transport=transport, base_url=base, follow_redirects=True) as client:
        await client.get("/enter", params={"token": sessions.tokens["reader"]})
        for page, address in _PAGES.items():
            measured = []
            for _ in range(_REPEATS):
                if page.startswith("the first"):
                    room.changed(HW)
                begun = time.perf_counter(), time.process_time()
                answer = await client.get(address.format(hw=HW, person=person))
                measured.append((time.perf_counter() - begun[0], time.process_time() - begun[1]))
                answer.raise_for_status()
            found.append(tuple(1000 * statistics.median(column) for column in zip(*measured, strict=True)))
    return found


if __name__ == "__main__":
    main()
