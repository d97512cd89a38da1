"""Tables of verification for the terminal."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import islice

from rich.table import Table
from rich.text import Text

from autograder.assignment import Assignment, Verdict
from autograder.cells.text import cleaned
from autograder.grading.claims import first_red
from autograder.grading.recognition.book import Book
from autograder.grading.recognition.measure import measured_all
from autograder.grading.totals import Total
from autograder.grading.verify import Outcome


def kill_matrix(assignment: Assignment, outcomes: Sequence[Outcome]) -> Iterator[Table]:
    """One table per question: each wheat and chaff against each check of its question.

    A cell shows the verdict over all seeds: ``·`` passed, ``✗`` failed, ``–`` skipped as it follows a failed
    one, ``!`` error, ``?`` different on different seeds; the check that a chaff names is in brackets.
    """
    for question in assignment.graded:
        mine = [o for o in outcomes if o.variant.question == question.name and o.results]
        if not mine:
            continue
        checks = [r.name for r in mine[0].results if r.question == question.name]
        table = Table(
            title=f"{question.name}: · passed  ✗ failed  – skipped  [✗] the named check", title_justify="left"
        )
        table.add_column("variant")
        for number, _ in enumerate(checks, start=1):
            table.add_column(str(number), justify="center")
        for name in dict.fromkeys(o.variant.name for o in mine):
            runs = [o for o in mine if o.variant.name == name]
            table.add_row(name, *(_cell(runs, question.name, check) for check in checks))
        table.caption = "  ".join(f"{number} {check}" for number, check in enumerate(checks, start=1))
        table.caption_justify = "left"
        yield table


def _cell(runs: Sequence[Outcome], question: str, check: str) -> Text:
    found = {r.verdict for o in runs for r in o.results if (r.question, r.name) == (question, check)}
    verdict = found.pop() if len(found) == 1 else None
    # what passes is the background: a dot
    sign = "?" if verdict is None else "·" if verdict is Verdict.PASSED else verdict.sign
    return Text(f"[{sign}]" if runs[0].variant.caught_by == check else sign)


def home_table(assignment: Assignment, outcomes: Sequence[Outcome]) -> Table | None:
    """How many of the known mistakes a student sees at home: those whose first red line is a public check's.

    Args:
        assignment: Whose.
        outcomes: What its variants came to; a mistake counts as seen when it is on every seed.

    Returns:
        A line for each question; None where no chaff was graded.
    """
    table = Table(title=f"{assignment.name}: mistakes that public checks catch", title_justify="left")
    for column in ("question", "caught", "of", "share"):
        table.add_column(column, justify="left" if column == "question" else "right")
    sums = [0, 0]
    for question in assignment.graded:
        seen: dict[str, bool] = {}
        for outcome in outcomes:
            if outcome.variant.is_chaff and outcome.variant.question == question.name:
                name = outcome.variant.name
                seen[name] = seen.get(name, True) and _seen_at_home(outcome, question.name)
        if seen:
            caught = sum(seen.values())
            sums = [sums[0] + caught, sums[1] + len(seen)]
            table.add_row(question.name, str(caught), str(len(seen)), f"{caught / len(seen):.0%}")
    if not sums[1]:
        return None
    table.add_section()
    table.add_row("all", str(sums[0]), str(sums[1]), f"{sums[0] / sums[1]:.0%}")
    return table


def _seen_at_home(outcome: Outcome, question: str) -> bool:
    first = first_red([result for result in outcome.results if result.question == question])
    return first is not None and not first.hidden


def times_table(assignment: Assignment, outcomes: Sequence[Outcome]) -> Table:
    """Seconds that each question's checks take for the solution: the median and the largest over seeds."""
    table = Table(title=f"{assignment.name}: seconds for a right submission", title_justify="left")
    for column in ("question", "checks", "median", "largest"):
        table.add_column(column, justify="left" if column == "question" else "right")
    runs = [o for o in outcomes if o.variant.name == "solution"]
    totals = [0.0] * len(runs)
    for question in assignment.graded:
        if not any(r.question == question.name for r in runs[0].results):
            continue
        seconds = [sum(r.seconds for r in o.results if r.question == question.name) for o in runs]
        count = sum(r.question == question.name for r in runs[0].results)
        totals = [total + second for total, second in zip(totals, seconds, strict=True)]
        table.add_row(question.name, str(count), f"{_median(seconds):.3f}", f"{max(seconds):.3f}")
    table.add_section()
    table.add_row("all", "", f"{_median(totals):.3f}", f"{max(totals):.3f}")
    return table


def _median(values: Sequence[float]) -> float:
    return sorted(values)[len(values) // 2]


def recognition_table(assignment: Assignment, book: Book) -> Table:
    """How many known mistakes others of their kind recognise, each left out once."""
    table = Table(title=f"{assignment.name}: recognised when left out", title_justify="left")
    for column in ("question", "known", "lesson", "akin", "right", "wrong", "recall", "precision"):
        table.add_column(column, justify="left" if column == "question" else "right")
    *rows, last = measured_all(book)
    for row in (*rows, last):
        if row is last:
            table.add_section()
        counts = (row.known, row.told, row.akin, row.right, len(row.wrong))
        shares = (f"{value:.0%}" if value == value else "–" for value in (row.recall, row.precision))  # noqa: PLR0124 - NaN
        table.add_row(row.question, *map(str, counts), *shares)
    if last.wrong:
        table.caption = "another one's lesson: " + ", ".join(last.wrong)
    return table


def scores_table(
    assignment: Assignment, possible: Mapping[str, float], rows: Iterable[Total],
    namesakes: frozenset[str] = frozenset(), most: int = 60,
) -> Table:  # fmt: skip
    """Points per question of each person, in the order of tables.

    Args:
        assignment: Whose.
        possible: What each question's checks are worth.
        rows: Everybody.
        namesakes: Names that several people have.
        most: Rows that are shown; a large class is read in the report.
    """
    table = Table(title="scores", title_justify="left")
    table.add_column("person", overflow="fold")
    for question in assignment.graded:
        table.add_column(
            f"{question.name.split('_')[0]}\n/{possible.get(question.name, 0):g}", justify="right"
        )
    table.add_column(f"total\n/{sum(possible.values()):g}", justify="right")
    table.add_column("", overflow="fold")
    for row in islice(rows, most):
        values = (row.questions[question.name] for question in assignment.graded)
        cells = ["–" if value is None else f"{value:g}" for value in values]
        note = "" if row.status == "Completed" else cleaned(row.status)
        table.add_row(
            Text(cleaned(row.standing.student.called(namesakes))), *cells, f"{row.checks:g}", Text(note)
        )
    return table
