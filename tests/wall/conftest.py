"""One warm zygote for all tests of a file, and submissions behind the wall or beside it."""

from collections.abc import Iterator
from dataclasses import replace

import pytest

from autograder.assignment import Course, Limits
from autograder.cells.submission import Submission
from autograder.checks.subject import LocalSubject, run_cells
from autograder.wall.outside.launcher import Launcher
from autograder.wall.outside.sitting import Sitting

LIMITS = Limits(
    load_seconds=20, call_seconds=20, question_seconds=120, memory_mb=1024, file_mb=4, reply_mb=64
)


@pytest.fixture(scope="module")
def zygote() -> Iterator[Launcher]:
    """A warm zygote."""
    with Launcher(shared=Course.find().root / "shared") as warm:
        yield warm


@pytest.fixture
def sit(zygote):
    """``sit(*cells, **limits)`` loads a submission; gives its sitting."""
    sittings = []

    def seated(*cells: str, seed: int = 0, **limits: float) -> Sitting:
        sittings.append(Sitting(zygote, Submission.of_sources("s", *cells), replace(LIMITS, **limits), seed))
        return sittings[-1]

    yield seated
    for sitting in sittings:
        sitting.finish()


@pytest.fixture
def behind(sit):
    """``behind(*cells, **limits)`` gives a subject behind the wall."""
    return lambda *cells, **limits: sit(*cells, **limits).student_for("q")


@pytest.fixture(params=["wall", "local"])
def anywhere(request, behind):
    """``anywhere(*cells)`` gives a subject, once behind the wall and once in this process."""
    if request.param == "wall":
        return behind
    return lambda *cells: LocalSubject(run_cells(list(cells), "submission"), "\n\n".join(cells))
