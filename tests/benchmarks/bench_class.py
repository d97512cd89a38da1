"""How fast is a class graded? ``python -m tests.benchmarks.bench_class [--assignment HW] [--otter N]``.

On the same machine in the same run, for the well-behaved submissions of a sample class (an endless loop costs plain
Otter forever):

* ``otter run`` on a plain Otter package: the same checks as exception tests in Otter's kernel;
* ``otter run`` on our package;
* ``chaffinch grade`` on the class once, and on a class of 200 (copies) with one and with two processes, start-up
  included; and the grader warm;
* the same checks warm, in one process, with no wall: the limit.

Prints seconds of wall and CPU per submission, and ratios. Nothing is asserted: machines differ.
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, Course
from autograder.cells.submission import Submission, SubmissionError, read_submission
from autograder.checks.plugin import Bench
from autograder.checks.runner import CheckSession, check_files
from autograder.checks.solution import load_solution
from autograder.checks.subject import LocalSubject
from autograder.grading.grader import Grader, Options
from autograder.grading.intake import take_in
from autograder.packages.build import assemble
from autograder.wall.inside.loading import load

_CLASS = 200
_UNRULY = ("hostile", "hangs", "endless", "exit", "loop", "cheat", "steal", "swallow", "patch", "read")
_PLAIN_TEST = """
from otter.test_files import test_case
OK_FORMAT = False
name = "{question}"
points = None
verdicts = {{}}

def run(env):
    from pathlib import Path
    from autograder.assignment import Course
    from autograder.checks.plugin import Bench
    from autograder.checks.runner import run_checks
    from autograder.checks.solution import load_solution
    from autograder.checks.subject import LocalSubject
    course = Course(Path({root!r}))
    files = [p for kind in ("public", "hidden") if (p := course.assignment({hw!r}).graders / kind / "test_{question}.py").is_file()]
    solution = load_solution(course.assignment({hw!r}))
    verdicts.update((r.name, r) for r in run_checks(files, Bench(lambda _q: LocalSubject(env), solution)))
"""
_PLAIN_CASE = """
@test_case(name={check!r}, points={points}, hidden=False)
def {check}(env):
    if not verdicts:
        run(env)
    assert verdicts[{check!r}].verdict == "passed", verdicts[{check!r}].message
"""


@dataclass(frozen=True)
class Row:
    """What one way of grading cost.

    Attributes:
        way: Its name.
        wall: Wall seconds per submission.
        cpu: CPU seconds per submission, child processes included.
        count: Number of submissions.
    """

    way: str
    wall: float
    cpu: float
    count: int


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--assignment", default="hw1_perceptron")
    parser.add_argument(
        "--otter", type=int, default=4, help="submissions for each `otter run` (they take seconds)"
    )
    arguments = parser.parse_args()
    course = Course.find()
    assignment = course.assignment(arguments.assignment)
    with tempfile.TemporaryDirectory() as folder:
        files = _well_behaved(course, assignment, Path(folder) / "unzipped")
        rows = [*_measured(course, assignment, files, arguments.otter, Path(folder))]
    _print(rows, len(files))


def _well_behaved(course: Course, assignment: Assignment, unzipped: Path) -> list[Path]:
    folder = course.root / "tests" / "sample_class" / assignment.name
    found = []
    for attempt in take_in([folder], unzipped, assignment).attempts:
        if any(word in attempt.place for word in _UNRULY):
            continue
        try:
            read_submission(attempt.file, assignment)
        except SubmissionError:
            continue
        found.append(attempt.file)
    return found


def _measured(
    course: Course, assignment: Assignment, files: list[Path], otter: int, folder: Path
) -> Iterator[Row]:
    some = files[:otter]
    plain, ours = folder / "plain.zip", folder / "ours.zip"
    ours.write_bytes(assemble(assignment).autograder.data)
    _write_plain(course, assignment, ours, plain)
    yield _row("otter run, plain package", len(some), lambda: [_otter_run(plain, file) for file in some])
    yield _row("otter run, our package", len(some), lambda: [_otter_run(ours, file) for file in some])
    yield _row(
        "chaffinch grade --jobs 1", len(files), lambda: _chaffinch(assignment, files, 1, folder / "out")
    )
    large = _copies(files, folder / "class")
    for jobs in (1, 2):
        yield _row(
            f"chaffinch grade --jobs {jobs}, a class of {_CLASS}", _CLASS,
            lambda jobs=jobs: _chaffinch(assignment, large, jobs, folder / f"out{jobs}"),
        )  # fmt: skip
    submissions = [read_submission(file, assignment) for file in files]
    with Grader(assignment, Options()) as grader:
        grader.grade(submissions[0])
        yield _row(
            "behind the wall, warm", len(files), lambda: [grader.grade(s) for s in submissions], grader
        )
    local = _in_process(course, assignment)
    local(submissions[0])
    yield _row("in-process, warm, no wall (the limit)", len(files), lambda: [local(s) for s in submissions])


def _row(way: str, count: int, act: Callable[[], object], grader: Grader | None = None) -> Row:
    living = _zygote_cpu(grader)
    cpu, wall = _cpu(), time.perf_counter()
    with _quiet():
        act()
    spent = _cpu() - cpu + _zygote_cpu(grader) - living
    return Row(way, (time.perf_counter() - wall) / count, spent / count, count)


def _cpu() -> float:
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def _zygote_cpu(grader: Grader | None) -> float:
    """CPU seconds of a living zygote and of the student processes that it has waited for."""
    if grader is None:
        return 0.0
    fields = Path(f"/proc/{grader.zygote_pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return sum(int(ticks) for ticks in fields[11:15]) / os.sysconf("SC_CLK_TCK")


@contextmanager
def _quiet() -> Iterator[None]:
    with open(os.devnull, "w") as null:  # noqa: PTH123 - a device, not a path of ours
        kept = os.dup(1)
        os.dup2(null.fileno(), 1)
        try:
            yield
        finally:
            os.dup2(kept, 1)
            os.close(kept)


def _copies(files: list[Path], folder: Path) -> list[Path]:
    """A class of the usual size: the same files again and again, under other names."""
    folder.mkdir()
    copies = []
    for number, file in zip(range(_CLASS), itertools.cycle(files), strict=False):
        copies.append(folder / f"{number:03}_{file.name}")
        copies[-1].write_text(_told_apart(file, number), encoding="utf-8")
    return copies


def _told_apart(file: Path, number: int) -> str:
    """A copy with a comment of its own: equal files are graded once."""
    if file.suffix != ".ipynb":
        return f"{file.read_text(encoding='utf-8')}\n# copy {number}\n"
    notebook = json.loads(file.read_text(encoding="utf-8"))
    code = next(cell for cell in notebook["cells"] if cell["cell_type"] == "code")
    code["source"] = f"{''.join(code['source'])}\n# copy {number}"
    return json.dumps(notebook)


def _otter_run(package: Path, submission: Path) -> None:
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / submission.name
        shutil.copyfile(submission, copy)
        otter = Path(sys.executable).with_name("otter")
        done = subprocess.run(
            [otter, "run", "-a", package, "-o", folder, copy],
            cwd=folder,
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            raise SystemExit(f"otter run failed on {submission.name}:\n{done.stderr[-2000:]}")
        json.loads((Path(folder) / "results.json").read_text())


def _chaffinch(assignment: Assignment, files: list[Path], jobs: int, out: Path) -> None:
    command = [
        Path(sys.executable).with_name("chaffinch"),
        "grade",
        assignment.name,
        *files,
        "--jobs",
        str(jobs),
    ]
    subprocess.run([*command, "--out", out], capture_output=True, check=True)


def _in_process(course: Course, assignment: Assignment) -> Callable[[Submission], object]:
    session = CheckSession(check_files(assignment))
    solution = load_solution(assignment)

    def grade(submission: Submission) -> object:
        namespaces: dict[str, LocalSubject] = {}

        def student_for(question: str) -> LocalSubject:
            if question not in namespaces:
                namespaces[question] = LocalSubject(load(list(submission.cells), 60.0)[0])
            return namespaces[question]

        return session.run(Bench(student_for, solution))

    return grade


def _write_plain(course: Course, assignment: Assignment, ours: Path, plain: Path) -> None:
    """A package without our plugin: Otter's kernel executes the submission and the same checks."""
    from autograder.packages.inventory import inventory

    with zipfile.ZipFile(ours) as source, zipfile.ZipFile(plain, "w") as target:
        for name in source.namelist():
            if not name.startswith(("tests/", "files/")) and name != "otter_config.json":
                target.writestr(name, source.read(name))
        target.writestr("otter_config.json", json.dumps({"lang": "python"}))
        for entry in inventory(assignment):
            text = _PLAIN_TEST.format(question=entry.question.name, root=str(course.root), hw=assignment.name)
            for spec in (*entry.public, *entry.hidden):
                text += _PLAIN_CASE.format(check=spec.name, points=spec.points)
            target.writestr(f"tests/{entry.question.name}.py", text)
        target.writestr("files/nothing.txt", "")


def _print(rows: list[Row], count: int) -> None:
    plain, limit = rows[0], rows[-1]
    print(f"{count} well-behaved submissions; seconds per submission")
    print(f"{'':46} {'n':>3} {'wall':>8} {'CPU':>8} {'per minute':>10} {'× plain':>8}")
    for row in rows:
        ratio = f"{plain.wall / row.wall:.1f}"
        print(f"{row.way:46} {row.count:3} {row.wall:8.3f} {row.cpu:8.3f} {60 / row.wall:10.0f} {ratio:>8}")
    warm = next(row for row in rows if row.way == "behind the wall, warm")
    print(f"the wall costs {1000 * (warm.cpu - limit.cpu):.0f} ms of CPU a submission over the limit")


if __name__ == "__main__":
    main()
