"""How fast is a class graded? ``python -m tests.benchmarks.bench_class [--quick] [--size 200]``.

For each assignment, or ``--quick`` for the first alone, on the well-behaved submissions of its sample class (an
endless loop costs plain Otter forever):

* ``otter run`` on a plain Otter package: the same checks as exception tests in Otter's kernel;
* ``otter run`` on our package;
* ``chaffinch grade`` on one submission, and on a class (copies) with one and with two processes, start-up
  included; and the grader warm;
* the same checks warm, in one process, with no wall: the limit.

The ways take turns, so that a machine that drifts slows all of them. Prints medians of wall and CPU seconds per
submission with their spread, ratios, and where the CPU behind the wall goes. Nothing is asserted: machines differ.
"""

import argparse
import itertools
import json
import os
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import zipfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, Course, Verdict
from autograder.cells.environment import Environment
from autograder.cells.run import run_cells
from autograder.cells.submission import Submission, SubmissionError, read_submission
from autograder.checks.bench import Bench
from autograder.checks.runner import CheckSession, check_files
from autograder.checks.solution import load_solution
from autograder.checks.subject import LocalSubject
from autograder.grading.grader import Grader, Options
from autograder.grading.intake import take_in
from autograder.packages.build import assemble

_WARM = "behind the wall, warm"
_LIMIT = "in-process, warm, no wall (the limit)"
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
    from autograder.checks.bench import Bench
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
class Way:
    """One way of grading.

    Attributes:
        name: What it is called.
        count: Number of submissions that it grades.
        act: Grades them.
        warm: Whether the grader stays, so that its zygote's CPU must be asked for.
    """

    name: str
    count: int
    act: Callable[[], object]
    warm: bool = False


@dataclass(frozen=True)
class Cost:
    """What one way of grading cost once: wall and CPU seconds per submission, child processes included."""

    wall: float
    cpu: float


def main() -> None:
    """Measures and prints."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0])
    parser.add_argument("--assignment", action="append", help="only this one; may be said again")
    parser.add_argument("--quick", action="store_true", help="only the first assignment")
    parser.add_argument("--size", type=int, default=40, help="submissions of a class")
    parser.add_argument("--repeats", type=int, default=3, help="how often each way is measured")
    parser.add_argument(
        "--otter", type=int, default=2, help="submissions for each `otter run` (they take seconds)"
    )
    arguments = parser.parse_args()
    course = Course.find()
    for name in arguments.assignment or course.names[: 1 if arguments.quick else None]:
        assignment = course.assignment(name)
        with tempfile.TemporaryDirectory() as folder, Grader(assignment, Options()) as grader:
            files = _well_behaved(course, assignment, Path(folder) / "unzipped")
            ways = [*_ways(course, assignment, files, arguments, Path(folder), grader)]
            costs: dict[str, list[Cost]] = {way.name: [] for way in ways}
            for way in ways * arguments.repeats:
                costs[way.name].append(_cost(way, grader))
            _print(name, len(files), costs)
            _print_profile(grader, [read_submission(file, assignment) for file in files])


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


def _ways(
    course: Course, assignment: Assignment, files: list[Path], arguments: argparse.Namespace, folder: Path, grader: Grader
) -> Iterator[Way]:  # fmt: skip
    some, runs = files[: arguments.otter], itertools.count()
    plain, ours = folder / "plain.zip", folder / "ours.zip"
    ours.write_bytes(assemble(assignment).autograder.data)
    _write_plain(course, assignment, ours, plain)

    def graded(chosen: list[Path], jobs: int) -> None:
        _chaffinch(assignment, chosen, jobs, folder / f"out{next(runs)}")

    yield Way("otter run, plain package", len(some), lambda: [_otter_run(plain, file) for file in some])
    yield Way("otter run, our package", len(some), lambda: [_otter_run(ours, file) for file in some])
    yield Way("chaffinch grade, one submission", 1, lambda: graded(files[:1], 1))
    large = _copies(files, folder / "class", arguments.size)
    for jobs in (1, 2):
        name = f"chaffinch grade --jobs {jobs}, a class of {arguments.size}"
        yield Way(name, arguments.size, lambda jobs=jobs: graded(large, jobs))
    submissions = [read_submission(file, assignment) for file in files]
    grader.grade(submissions[0])
    yield Way(_WARM, len(files), lambda: [grader.grade(s) for s in submissions], warm=True)
    local = _in_process(course, assignment)
    local(submissions[0])
    yield Way(_LIMIT, len(files), lambda: [local(s) for s in submissions])


def _cost(way: Way, grader: Grader) -> Cost:
    living = _zygote_cpu(grader)
    cpu, wall = _cpu(), time.perf_counter()
    with _quiet():
        way.act()
    spent = _cpu() - cpu + (_zygote_cpu(grader) - living if way.warm else 0.0)
    return Cost((time.perf_counter() - wall) / way.count, spent / way.count)


def _cpu() -> float:
    mine, children = resource.getrusage(resource.RUSAGE_SELF), resource.getrusage(resource.RUSAGE_CHILDREN)
    return mine.ru_utime + mine.ru_stime + children.ru_utime + children.ru_stime


def _zygote_cpu(grader: Grader) -> float:
    """CPU seconds of a living zygote and of the student processes that it has waited for."""
    return sum(_zygote_ticks(grader)) / os.sysconf("SC_CLK_TCK")


def _zygote_ticks(grader: Grader) -> tuple[int, int]:
    """CPU time of the zygote itself, and of the student processes that it has waited for."""
    fields = Path(f"/proc/{grader.zygote_pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    own_user, own_system, user, system = (int(ticks) for ticks in fields[11:15])
    return own_user + own_system, user + system


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


def _copies(files: list[Path], folder: Path, size: int) -> list[Path]:
    """A class of the usual size: the same files again and again, under other names."""
    folder.mkdir()
    copies = []
    for number, file in zip(range(size), itertools.cycle(files), strict=False):
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
        *(sys.executable, "-m", "autograder"),
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
        folder = Path.cwd()
        subject = LocalSubject(run_cells(submission.cells, Environment(stays=True)).names)
        os.chdir(folder)
        results = session.run(Bench(lambda _question: subject, solution))
        if broken := [result for result in results if result.verdict is Verdict.ERROR]:
            raise SystemExit(f"{submission.name}: {broken[0].name} broke in-process: {broken[0].message}")
        return results

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


def _print(name: str, files: int, costs: dict[str, list[Cost]]) -> None:
    plain = statistics.median(cost.wall for cost in next(iter(costs.values())))
    print(f"\n{name}: {files} well-behaved submissions, each way {len(next(iter(costs.values())))} times")
    print(f"{'':<42}{'wall s':>9}{'spread':>16}{'CPU s':>9}{'a minute':>10}{'× plain':>9}")
    for way, found in costs.items():
        walls, cpu = [cost.wall for cost in found], statistics.median(cost.cpu for cost in found)
        wall, spread = statistics.median(walls), f"{min(walls):.3f}–{max(walls):.3f}"
        print(
            f"{way:<42}{wall:>9.3f}{spread:>16}{cpu:>9.3f}{60 / wall:>10.0f}{plain / wall:>9.1f}", flush=True
        )

    warm, limit = (statistics.median(cost.cpu for cost in costs[way]) for way in (_WARM, _LIMIT))
    print(
        f"the wall costs {1000 * (warm - limit):.0f} ms of CPU a submission over the limit, × {warm / limit:.2f}"
    )


def _print_profile(grader: Grader, submissions: list[Submission]) -> None:
    """Where the CPU of a submission behind the wall goes."""
    before, begun = _zygote_ticks(grader), time.process_time()
    with _quiet():
        for submission in submissions:
            grader.grade(submission)
    mine, tick = time.process_time() - begun, os.sysconf("SC_CLK_TCK")
    zygote, students = ((now - then) / tick for now, then in zip(_zygote_ticks(grader), before, strict=True))
    parts = {
        "grader (checks, its side of calls)": mine,
        "zygote (forks)": zygote,
        "student processes": students,
    }
    for part, seconds in parts.items():
        print(f"  {part:<40}{1e3 * seconds / len(submissions):>9.0f} ms")


if __name__ == "__main__":
    main()
