"""``docs/feedback.md``: what a student with each known mistake reads, for those who review our words."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from autograder.assignment import Assignment, CheckResult
from autograder.checks.runner import check_files, list_checks
from autograder.grading.recognition.book import Known, book_of
from autograder.grading.recognition.recognise import recognised

_HEAD = """# What students read

Each known mistake of each question, and what a student who makes it reads: the rule of the check that
fails, what happened, the hint, and the lesson when the mistake is recognised. Written by
`chaffinch verify --feedback docs/feedback.md`; do not edit it. It tells what hidden checks look for, so
it is no page of the site.
"""


@dataclass(frozen=True)
class Told:
    """What a student with one known mistake reads.

    Attributes:
        question: Which question it is about.
        known: The mistake.
        check: The first check that fails.
        lesson: What the mistake is, where it can be told from others; may be empty.
    """

    question: str
    known: Known
    check: CheckResult
    lesson: str

    @property
    def lines(self) -> list[str]:
        """As the student reads it."""
        kind = "hidden" if self.check.hidden else "public"
        lines = [f"✗ {self.check.rule} ({kind})", *(f"  {line}" for line in self.known.said.split("\n"))]
        if self.check.hint:
            lines.append(f"  Hint: {self.check.hint}")
        return [*lines, f"  Most likely: {self.lesson}"] if self.lesson else lines


def told_of(assignment: Assignment) -> list[Told]:
    """What students with the known mistakes of an assignment read, question by question."""
    checks = {(c.question, c.name): c for c in list_checks(check_files(assignment))}
    return [
        told for question in assignment.graded for told in _of_question(assignment, question.name, checks)
    ]


def _of_question(
    assignment: Assignment, question: str, checks: Mapping[tuple[str, str], CheckResult]
) -> Iterator[Told]:
    known = book_of(assignment).known.get(question, ())
    for one in known:
        found = recognised(one.signature, known)
        check = checks.get((question, one.signature[0].check))
        if check is not None:
            yield Told(question, one, check, found.lesson if found else "")


def feedback_page(assignments: Sequence[Assignment]) -> str:
    """The page, in Markdown."""
    parts = [_HEAD]
    for assignment in assignments:
        parts.append(f"## {assignment.name}\n")
        last = ""
        for told in told_of(assignment):
            if told.question != last:
                parts.append(f"### {told.question}\n")
                last = told.question
            text = "\n".join(told.lines).replace("```", "'''")
            parts.append(f"**{told.known.name}**: {told.known.note}\n\n```text\n{text}\n```\n")
    return "\n".join(parts)
