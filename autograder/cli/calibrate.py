"""``chaffinch calibrate``: measure what the thresholds rest on."""

import csv
import sys
from collections.abc import Sequence
from pathlib import Path

import click
from rich.console import Console

from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.options import count_option, jobs_option, question_option
from autograder.grading.calibrate import Run, Seeds
from autograder.grading.calibrate import calibrate as run_calibration
from autograder.grading.calibration import summarise, with_thresholds
from autograder.report.calibration import calibration_text


@click.command()
@click.argument("name")
@count_option("--seeds", 200, "Seeds for the solution.")
@count_option("--wheat-seeds", 20, "Seeds for each wheat.")
@count_option("--wrong-seeds", 10, "Seeds for each chaff.")
@jobs_option
@question_option
@click.option(
    "--values",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write every measured value there, as CSV.",
)
def calibrate(
    name: str, seeds: int, wheat_seeds: int, wrong_seeds: int, jobs: int,
    question: str | None, values: Path | None,
) -> None:  # fmt: skip
    """Run every check that has a threshold on many seeds: worst right, best wrong.

    Says with 95 % confidence how often a right submission fails at most. Exits with 1 when one failed.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    runs: list[Run] = []
    steps = run_calibration(assignment, Seeds(seeds, wheat_seeds, wrong_seeds), jobs, question)
    for found in tracked(steps, f"calibrate {name}", 0):
        runs += found
    runs = with_thresholds(runs)
    if not runs:
        where = f"{name}, {question}" if question else name
        console.print(f"{where}: no check compares with a threshold; there is nothing to calibrate.")
        return
    if values:
        _write(values, runs)
    for line in summarise(runs):
        console.print(calibration_text(line))
    sys.exit(_conclude(console, name, [run for run in runs if run.right]))


def _conclude(console: Console, name: str, right: Sequence[Run]) -> int:
    failed = [run for run in right if not run.passed]
    for run in failed[:10]:
        where = f"{run.question}/{run.check} with {run.variant}, seed {run.seed}"
        console.print(worded("✗", "red", f"{where}: {run.message}"))
    console.print(f"{name}: {len(failed)} of {len(right)} right check runs failed.")
    return 1 if failed else 0


def _write(path: Path, runs: Sequence[Run]) -> None:
    with path.open("w", newline="", encoding="utf-8") as file:
        table = csv.writer(file)
        table.writerow(("question", "check", "variant", "seed", "passed", "measured", "bound", "value"))
        for run in runs:
            for m in run.measured:
                bound = f"{'<=' if m.upper else '>='} {m.bound!r}"
                table.writerow(
                    (run.question, run.check, run.variant, run.seed, run.passed, m.what, bound, repr(m.value))
                )
