"""Is a class of 100 000 linear in time and flat in memory? ``python -m tests.benchmarks.bench_store [1000 10000 …]``.

Makes submissions (a sample with a changed comment each) and runs, in a process of its own per size: intake, grading
with the grading itself replaced by a stub that gives eight questions of five checks, the views, and the same once
more when nothing changed. Prints wall seconds, CPU seconds (what the machine's other work does not change) and the
process's largest resident memory, of which about 530 MiB are PyTorch's. Nothing is asserted:
machines differ.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from autograder.assignment import CheckResult, Course, QuestionResult, Verdict
from autograder.grading.file_task import FileTask
from autograder.grading.record import Record

HW = "hw1_perceptron"
_SIZES = (1_000, 10_000, 100_000)
_CHECKS = 5
_STEPS = ("intake", "grading", "views", "resume")


@dataclass(frozen=True)
class StubGrading:
    """Gives verdicts that depend on the file's hash only.

    Attributes:
        questions: Names of the questions.
    """

    questions: tuple[str, ...]

    @contextmanager
    def __call__(self) -> Iterator[Callable[[FileTask], Record]]:
        """Nothing is opened."""
        yield self.grade

    def grade(self, task: FileTask) -> Record:
        """A record of the usual size."""
        draw = int(task.sha256[:8] or "0", 16)
        questions = tuple(
            _question(name, draw >> number & 1023) for number, name in enumerate(self.questions)
        )
        return Record(
            task.name, task.sha256, HW, questions, isolation=("process", "landlock", "seccomp"), seconds=0.25
        )


@cache
def _question(name: str, draw: int) -> QuestionResult:
    checks = tuple(_check(name, number, failed=draw >> number & 3 == 0) for number in range(_CHECKS))
    return QuestionResult(name, f"Question {name}", checks, 0.02)


def _check(question: str, number: int, *, failed: bool) -> CheckResult:
    message = "w after one update: expected 2.0, got 1.5 (difference 0.5)" if failed else ""
    verdict = Verdict.FAILED if failed else Verdict.PASSED
    return CheckResult(
        question, f"test_rule_{number}", f"Rule {number} of this question holds.", verdict, 0.5,
        hidden=number > 1, message=message, outcome="It does not hold for your code." if failed else "",
        hint="Look at the sign." if failed else "", seconds=0.001,
    )  # fmt: skip


def main() -> None:
    """Measures and prints."""
    if len(sys.argv) > 2 and sys.argv[1] == "--one":
        print(json.dumps(_measure(Path(sys.argv[2]), Path(sys.argv[3]))))
        return
    print(
        f"{'submissions':>11} "
        + " ".join(f"{step:>8}" for step in _STEPS)
        + f" {'together':>9} {'MiB':>6} report.html"
    )
    for size in [int(a) for a in sys.argv[1:]] or _SIZES:
        with tempfile.TemporaryDirectory(prefix="chaffinch-bench-") as folder:
            make(Path(folder) / "in", size)
            command = [
                sys.executable,
                "-m",
                "tests.benchmarks.bench_store",
                "--one",
                f"{folder}/in",
                f"{folder}/out",
            ]
            done = json.loads(subprocess.run(command, check=True, capture_output=True, text=True).stdout)
            seconds = [done[step] for step in _STEPS]
            kib = (Path(folder) / "out" / "report.html").stat().st_size / 1024
        cells = " ".join(f"{value:8.1f}" for value in seconds)
        print(
            f"{size:11} {cells} {sum(seconds):7.1f} s {done['cpu']:6.1f} {done['mib']:6.0f} {kib:7.0f} KiB",
            flush=True,
        )


def make(folder: Path, size: int) -> None:
    text = (Path("tests/sample_class") / HW / "vera_right.py").read_text(encoding="utf-8")
    folder.mkdir()
    for number in range(size):
        (folder / f"student_{number:06}.py").write_text(f"{text}\n# {number}\n", encoding="utf-8")


def _measure(handed_in: Path, out: Path) -> dict[str, float]:
    assignment = Course.find().assignment(HW)
    work = StubGrading(tuple(q.name for q in assignment.graded))
    os.environ["OMP_NUM_THREADS"] = "1"
    seconds = {}
    from tests.benchmarks.store_steps import (  # imports torch, which is no part of what is measured
        grade,
        take,
    )

    clock, cpu = time.perf_counter(), time.process_time()
    found = take(handed_in, out.parent / "unpacked", assignment)
    seconds["intake"] = time.perf_counter() - clock
    for name in ("first", "resume"):
        grading, views = grade(assignment, found, out, work)
        if name == "first":
            seconds |= {"grading": grading, "views": views}
        else:
            seconds["resume"] = grading + views
    seconds["cpu"] = time.process_time() - cpu
    seconds["mib"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return seconds


if __name__ == "__main__":
    main()
