"""The report of a class as one HTML page that needs nothing else."""

import base64
import io
from collections.abc import Sequence

from jinja2 import Environment, PackageLoader, select_autoescape

from autograder.assignment import Assignment, Verdict
from autograder.cells.text import cleaned
from autograder.grading.record import Record
from autograder.report.summaries import points


def class_page(assignment: Assignment, records: Sequence[Record]) -> str:
    """All scores, how hard each check was, and each submission's verdicts.

    Args:
        assignment: What was graded.
        records: Results, sorted by name.
    """
    environment = Environment(
        loader=PackageLoader("autograder.report"),
        autoescape=select_autoescape(default=True),
        trim_blocks=True,
    )
    environment.filters |= {"points": points, "cleaned": cleaned}
    page = environment.get_template("class.html.j2")
    return page.render(
        assignment=assignment,
        records=records,
        checks=_pass_rates(records),
        plot=_histogram(records),
        Verdict=Verdict,
    )


def _pass_rates(records: Sequence[Record]) -> list[dict[str, object]]:
    counted: dict[tuple[str, str], dict[str, object]] = {}
    for record in records:
        for question in record.questions:
            for check in question.checks:
                row = counted.setdefault(
                    (question.name, check.name), {"check": check, "passed": 0, "total": 0}
                )
                row["total"] = int(str(row["total"])) + 1
                row["passed"] = int(str(row["passed"])) + (check.verdict is Verdict.PASSED)
    return list(counted.values())


def _histogram(records: Sequence[Record]) -> str:
    """Scores of the class as a PNG in a data URL."""
    import matplotlib as mpl  # noqa: PLC0415 - half a second that other commands need not pay

    mpl.use("Agg")
    from matplotlib.figure import Figure  # noqa: PLC0415

    figure = Figure(figsize=(6, 2.4), layout="constrained")
    axes = figure.subplots()
    top = max((r.points for r in records), default=1.0) or 1.0
    axes.hist([r.earned for r in records], bins=20, range=(0, top), color="#0072B2", edgecolor="white")
    axes.set(xlabel="points", ylabel="submissions", title="Scores")
    buffer = io.BytesIO()
    figure.savefig(buffer, format="png", dpi=120, metadata={"Software": None})
    return "data:image/png;base64," + base64.b64encode(buffer.getvalue()).decode()
