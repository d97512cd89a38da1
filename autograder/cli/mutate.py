"""``chaffinch mutate``: put mistakes into right answers, and see whether the checks notice."""

import importlib.util
import sys
from collections.abc import Sequence
from typing import TYPE_CHECKING

import click
from rich.console import Console
from rich.table import Table

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.text import cleaned
from autograder.cli.choice import chosen, having
from autograder.cli.console import plain_console, tracked, worded
from autograder.cli.course import current_course
from autograder.cli.options import count_option, jobs_option, question_option

if TYPE_CHECKING:
    from autograder.grading.mutate.operators.operator import Operator
    from autograder.grading.mutate.survey import Findings, Survey


@click.command()
@click.argument("names", nargs=-1)
@question_option
@click.option("--operators", default="", help="Only these operators, with commas between; `list` shows all.")
@click.option("--most", default=0, type=click.IntRange(0), help="At most so many mutants a question; 0: all.")
@count_option("--seeds", 3, "Seeds on which one that survives in-process is graded behind the wall.")
@click.option("--at-least", default=97.0, show_default=True, type=click.FloatRange(0, 100),
              help="Exit with 1 when fewer per cent are killed.")  # fmt: skip
@click.option(
    "--right", is_flag=True, help="Changes after which an answer is still right: none may lose a point."
)
@click.option("--toml", is_flag=True, help="Print survivors as entries of equivalent.toml, to be argued for.")
@jobs_option
def mutate(
    names: tuple[str, ...], question: str | None, operators: str, most: int, seeds: int, at_least: float,
    toml: bool, right: bool, jobs: int,
) -> None:  # fmt: skip
    """Put mistakes into right answers; print those that no check notices."""
    if importlib.util.find_spec("libcst") is None:
        raise ChaffinchError(
            "`chaffinch mutate` needs libcst.", "Install it: pip install 'chaffinch[mutate]'"
        )
    from autograder.grading.mutate import operators as room  # noqa: PLC0415
    from autograder.grading.mutate.survey import Findings, graded  # noqa: PLC0415

    console = plain_console()
    if operators == "list":
        for operator in room.RIGHT if right else room.OPERATORS:
            console.print(f"{operator.name:22} {operator.does}")
        return
    wanted = room.chosen([name.strip() for name in operators.split(",") if name.strip()], right=right)
    low = False
    for assignment in having(chosen(current_course(), names), question):
        for one in assignment.graded:
            if question in {None, one.name}:
                plan = _plan(assignment, one.name, wanted, most, right=right)
                steps = tracked(
                    graded(plan, jobs, tuple(range(seeds))), f"{assignment.name} {one.name}", plan.size,
                    lambda step: step[1].state,
                )  # fmt: skip
                found = Findings(plan, dict(steps))
                _print(console, found, toml=toml)
                low |= bool(found.problems) or (not right and found.score().percent < at_least)
    sys.exit(1 if low else 0)


def _plan(
    assignment: Assignment, question: str, operators: Sequence["Operator"], most: int, *, right: bool
) -> "Survey":
    from autograder.grading.mutate.survey import survey, survey_right  # noqa: PLC0415

    return (survey_right if right else survey)(assignment, question, operators, most)


def _print(console: Console, found: "Findings", *, toml: bool) -> None:
    from autograder.grading.mutate.equivalent import entry_of  # noqa: PLC0415

    question = found.plan.question
    for mutant in found.surprises:
        console.print(cleaned(f"\n{mutant.name}, line {mutant.line}: {mutant.lesson}\n{mutant.diff}"))
        if toml:
            console.print(cleaned(entry_of(mutant)))
    for problem in found.problems:
        console.print(worded("✗", "red", f"{question}: {problem}"))
    if found.plan.right:
        lost, all_ = len(found.surprises), len(found.plan.mutants)
        told = f"{found.plan.assignment.name} {question}: {all_} right variants, {lost} lost points"
        console.print(worded("✗" if lost else "✓", "red" if lost else "green", told))
        return
    console.print(_table(found))
    matrix = found.matrix
    console.print(f"{question}: rank {matrix.rank} of {len(matrix.checks)} checks")
    for label, those in (
        ("checks that nothing needs", matrix.idle),
        ("chaff that adds nothing", matrix.alike),
    ):
        if those:
            console.print(f"{question}: {label}: {', '.join(those)}")
    score = found.score()
    mark, style = ("✗", "red") if score.survived else ("✓", "green")
    told = (f"{found.plan.assignment.name} {question}: {score.mutants} mutants, {score.killed} killed, "
            f"{score.equivalent} equivalent, {score.survived} survived: {score.percent:.1f} %")  # fmt: skip
    console.print(worded(mark, style, told))


def _table(found: "Findings") -> Table:
    table = Table(title=f"{found.plan.question}: mutants", title_justify="left")
    for column in ("operator", "mutants", "killed", "equivalent", "survived", "%"):
        table.add_column(column, justify="left" if column == "operator" else "right")
    for operator in dict.fromkeys(mutant.operator for mutant in found.plan.mutants):
        score = found.score(operator)
        counts = (score.mutants, score.killed, score.equivalent, score.survived)
        table.add_row(operator, *map(str, counts), f"{score.percent:.1f}")
    return table
