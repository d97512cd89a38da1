"""``chaffinch written``: points of written questions."""

from pathlib import Path

import click
from rich.text import Text

from autograder.assignment import ChaffinchError
from autograder.cli.console import plain_console
from autograder.cli.course import current_course
from autograder.cli.options import author_option, out_argument
from autograder.grading.store.database import open_store
from autograder.grading.store.staff import give_written
from autograder.grading.totals import totals
from autograder.report.renew import renew_views
from autograder.report.wording import counted


@click.command()
@click.argument("name")
@out_argument
@click.option("--person", help="Whose: name, email, id or login; left out: say what is not read yet.")
@click.option("--question", help="Which written question.")
@click.option("--points", type=float, help="How many.")
@click.option("--notes", default="", help="What the student should know.")
@author_option
def written(
    name: str,
    out: Path,
    person: str | None,
    question: str | None,
    points: float | None,
    notes: str,
    author: str,
) -> None:
    """Give the points of a written question, or count what nobody has read yet."""
    console, assignment = plain_console(), current_course().assignment(name)
    with open_store(out / assignment.name, make=False) as store:
        if person is None:
            left = [
                (t.standing.student.name, q)
                for t in totals(store, assignment)
                if t.standing.file
                for q in t.unread
            ]
            for q in assignment.written:
                console.print(Text(f"{q.name}: {sum(name == q.name for _, name in left)} not read yet"))
            return
        if question is None or points is None:
            raise ChaffinchError(
                "--question and --points are needed.", "Or no --person, to see what is left."
            )
        most = assignment.question(question)
        if not most.manual:
            raise ChaffinchError(
                f"{question} is not a written question.", "`chaffinch adjust` changes its points."
            )
        if points > most.points:
            raise ChaffinchError(
                f"{question} has {counted(most.points, 'point')}.", f"Give at most {most.points:g}."
            )
        give_written(store, person, question, points, author, notes)
        console.print(Text(f"{person}, {question}: {points:g} of {counted(most.points, 'point')}."))
        console.print(Text(renew_views(store, assignment)))
