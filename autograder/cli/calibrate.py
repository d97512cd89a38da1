"""``chaffinch calibrate``: measure what the thresholds rest on."""

import sys

import click
from rich.table import Table

from autograder.cli.console import plain_console, tracked
from autograder.cli.course import current_course
from autograder.grading.calibrate import Calibration, Run, summarise
from autograder.grading.calibrate import calibrate as run_calibration


@click.command()
@click.argument("name")
@click.option("--seeds", default=200, show_default=True, help="Seeds for the solution and each wheat.")
@click.option("--wrong-seeds", default=10, show_default=True, help="Seeds for each chaff.")
@click.option("--jobs", default=1, show_default=True, type=click.IntRange(1), help="Number of processes.")
@click.option("--question", help="Only this question.")
def calibrate(name: str, seeds: int, wrong_seeds: int, jobs: int, question: str | None) -> None:
    """Run every check that has a threshold on many seeds: worst right, best wrong.

    Exits with 1 when a right variant failed once.
    """
    console, assignment = plain_console(), current_course().assignment(name)
    runs: list[Run] = []
    steps = run_calibration(assignment, range(seeds), range(wrong_seeds), jobs, question)
    for found in tracked(steps, f"calibrate {name}", 0):
        runs += found
    console.print(_table(name, summarise(runs)))
    right = [run for run in runs if run.right]
    failed = [run for run in right if not run.passed]
    for run in failed[:10]:
        console.print(f"✗ {run.question}/{run.check} with {run.variant}: {run.message}", markup=False)
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
            f"{line.right_failures}/{line.right_runs}", f"{line.worst_right:.4g}",
            "–" if line.best_wrong is None else f"{line.best_wrong:.4g}", line.best_wrong_variant,
        )  # fmt: skip
    return table
