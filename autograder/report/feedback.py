"""``feedback/<person>.html``: what a student gets back, as one page that needs nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from jinja2 import Environment, Template
from markupsafe import Markup

from autograder.assignment import Assignment, QuestionResult, Verdict
from autograder.cells.cell import Cell
from autograder.report.code import listings
from autograder.report.pages import environment

_STYLES = {
    "pre": "white-space: pre-wrap; overflow-wrap: anywhere",
    "img": "max-width: 100%; height: auto; background: #fff",
}


@dataclass(frozen=True)
class Part:
    """A question on the page.

    Attributes:
        question: Its result, with the checks that the student may see.
        said: What its checks came to, rendered.
        code: The student's own code, rendered; empty where there is nothing to mend.
    """

    question: QuestionResult
    said: Markup
    code: Markup


class FeedbackPages:
    """Renders them; everything that was not written by us is escaped.

    Args:
        templates: Those of this room.
        assignment: Of which assignment.
    """

    def __init__(self, templates: Environment, assignment: Assignment) -> None:
        self._assignment = assignment
        self._page = templates.get_template("feedback.html.j2")
        self._question = templates.get_template("question.html.j2")
        self._code = templates.get_template("code.html.j2")

    def said(self, question: QuestionResult) -> Markup:
        """What a question's checks came to; the same for equal results."""
        return _said(self._question, question)

    def code(self, question: QuestionResult, cells: Iterable[Cell]) -> Markup:
        """The student's own code of a question; empty when all of its checks passed."""
        if all(check.verdict is Verdict.PASSED for check in question.checks):
            return Markup()
        found = listings(cells, self._assignment.question(question.name), question.checks)
        return Markup(self._code.render(listings=found)) if found else Markup()  # noqa: S704 - likewise

    def page(
        self, name: str, points: tuple[float, float], parts: Sequence[Part], *,
        problem: str = "", notes: Sequence[str] = (), remarks: Sequence[str] = (),
    ) -> str:  # fmt: skip
        """A whole page.

        Args:
            name: The person's name.
            points: What counts, and what can be had.
            parts: The questions.
            problem: Why the file could not be graded; empty when it could.
            notes: Cells that did not run to their end.
            remarks: What people said of the grade, and what being late costs.
        """
        earned, possible = points
        return self._page.render(
            assignment=self._assignment, name=name, earned=earned, possible=possible, parts=parts,
            problem=problem, notes=notes, remarks=remarks,
        )  # fmt: skip


def question_html(question: QuestionResult) -> str:
    """What a question's checks came to, as HTML that needs no style sheet."""
    page = str(_said(environment().get_template("question.html.j2"), question)).strip()
    for tag, style in _STYLES.items():  # all text is escaped: these stand in the templates alone
        page = page.replace(f"<{tag}", f'<{tag} style="{style}"')
    return page


def _said(template: Template, question: QuestionResult) -> Markup:
    kinds = {verdict.value: [c for c in question.checks if c.verdict is verdict] for verdict in Verdict}
    return Markup(template.render(question=question, **kinds))  # noqa: S704 - rendered with autoescape
