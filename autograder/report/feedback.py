"""``feedback/<person>.html``: what a student gets back, as one page that needs nothing else."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

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
    """A question on the page, rendered: the same for equal results, of which a class has many.

    Attributes:
        question: Its result, with the checks that the student may see.
        said: What its checks came to.
        row: Its row in the table of points.
        section: All that the page says of it.
    """

    question: QuestionResult
    said: Markup
    row: Markup
    section: Markup


class FeedbackPages:
    """Renders them; everything that was not written by us is escaped.

    Args:
        templates: Those of this room.
        assignment: Of which assignment.
    """

    def __init__(self, templates: Environment, assignment: Assignment) -> None:
        self._assignment, self._templates = assignment, templates
        self._page = templates.get_template("feedback.html.j2")
        self._style = self._render("feedback.css.j2")

    def part(self, question: QuestionResult) -> Part:
        """A question, without the student's own code."""
        said = _said(self._templates.get_template("question.html.j2"), question)
        return Part(
            question, said, self._render("feedback_row.html.j2", question=question),
            self._render("feedback_section.html.j2", question=question, said=said, code=""),
        )  # fmt: skip

    def beside_code(self, part: Part, cells: Iterable[Cell]) -> Part:
        """The same beside the student's own code; as it is when all checks passed, or there is none."""
        question = part.question
        if not is_open(question):
            return part
        found = listings(cells, self._assignment.question(question.name), question.checks)
        if not found:
            return part
        code = self._render("code.html.j2", listings=found)
        section = self._render("feedback_section.html.j2", question=question, said=part.said, code=code)
        return replace(part, section=section)

    def _render(self, name: str, **values: object) -> Markup:
        return Markup(self._templates.get_template(name).render(**values))  # noqa: S704 - with autoescape

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
            notes: About the cells: which did not run to their end, say.
            remarks: What people said of the grade, and what being late costs.
        """
        earned, possible = points
        return self._page.render(
            assignment=self._assignment, name=name, earned=earned, possible=possible,
            rows=Markup("\n".join([part.row for part in parts])),  # noqa: S704 - rendered with autoescape
            sections=Markup("\n".join([part.section for part in parts])),  # noqa: S704 - the same
            style=self._style, problem=problem, notes=notes, remarks=remarks,
        )  # fmt: skip


def is_open(question: QuestionResult) -> bool:
    """Whether there is something to mend, so that the code is wanted beside it."""
    return any(check.verdict is not Verdict.PASSED for check in question.checks)


def question_html(question: QuestionResult) -> str:
    """What a question's checks came to, as HTML that needs no style sheet."""
    page = str(_said(environment().get_template("question.html.j2"), question)).strip()
    for tag, style in _STYLES.items():  # all text is escaped: these stand in the templates alone
        page = page.replace(f"<{tag}", f'<{tag} style="{style}"')
    return page


def _said(template: Template, question: QuestionResult) -> Markup:
    kinds = {verdict.value: [c for c in question.checks if c.verdict is verdict] for verdict in Verdict}
    return Markup(template.render(question=question, **kinds))  # noqa: S704 - rendered with autoescape
