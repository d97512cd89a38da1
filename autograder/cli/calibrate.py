"""``chaffinch calibrate``: measure what the thresholds rest on."""

import sys

import click
from rich.table import Table

from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.options import count_option, jobs_option, question_option
from autograder.grading.calibrate import Calibration, Run, summarise, with_thresholds
from autograder.grading.calibrate import calibrate as run_calibration


@click.command()
@click.argument("name")
@count_option("--seeds", 200, "Seeds for the solution and each wheat.")
@count_option("--wrong-seeds", 10, "Seeds for each chaff.")
@jobs_option
@question_option
def calibrate(name: str, seeds: int, wrong_seeds: int, jobs: int, question: str | None) -> None:
    """Run every check that has a threshold on many seeds: worst right, best wrong.

    Exits with 1 when a right variant failed once.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    runs: list[Run] = []
    steps = run_calibration(assignment, range(seeds), range(wrong_seeds), jobs, question)
    for found in tracked(steps, f"calibrate {name}", 0):
        runs += found
    runs = with_thresholds(runs)
    if not runs:
        where = f"{name}, {question}" if question else name
        console.print(f"{where}: no check compares with a threshold; there is nothing to calibrate.")
        return
    console.print(_table(name, summarise(runs)))
    right = [run for run in runs if run.right]
    failed = [run for run in right if not run.passed]
    for run in failed[:10]:
        where = f"{run.question}/{run.check} with {run.variant}"
        console.print(worded("✗", "red", f"{where}: {run.message}"))
    console.print(f"{name}: {len(failed)} of {len(right)} right check runs failed.")
    sys.exit(1 if failed else 0)


def _table(name: str, lines: list[Calibration]) -> Table:
    table = Table(title=f"{name}: thresholds", title_justify="left")
    for column in (
        "question",
        "check",
        "measured",
        "bound",
        "right: fails/runs",
        "worst right",
        "best wrong",
        "of",
    ):
        table.add_column(column, overflow="fold")
    for line in lines:
        table.add_row(
            line.question, line.check, line.what, f"{'≤' if line.upper else '≥'} {line.bound:.4g}",
            f"{line.right_failures}/{line.right_runs}", _number(line.worst_right),
            _number(line.best_wrong), line.best_wrong_variant,
        )  # fmt: skip
    return table


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.4g}"
