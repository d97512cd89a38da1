"""What a student may see of a result, and what staff see, as plain text."""

from collections.abc import Sequence
from textwrap import indent

from autograder.assignment import CheckResult, QuestionResult, Verdict
from autograder.cells.text import cleaned
from autograder.grading.record import Record
from autograder.grading.totals import UNOPENED, Total
from autograder.report.wording import counted

NOTHING_WRITTEN = {
    "empty": "nothing is written there", "untouched": "it is as it was handed out",
    UNOPENED: "your file could not be opened",
}  # fmt: skip
"""Why an answer has no points that nobody has read."""


def points(value: float) -> str:
    """Points without a needless fraction."""
    return f"{value:g}"


def student_summary(record: Record, *, show_hidden: bool = True) -> str:
    """What the student may see: every rule and hint, messages of public checks only.

    Args:
        record: The result.
        show_hidden: Whether hidden checks are listed at all.
    """
    blocks = [student_question(question, show_hidden=show_hidden) for question in record.questions]
    return student_text(record, record.earned, record.points, blocks)


def student_text(record: Record, earned: float, possible: float, blocks: Sequence[str]) -> str:
    """The same, of questions that are text already; the record may lack them."""
    head = f"{record.assignment}: {points(earned)} of {counted(possible, 'point')}\n"
    if record.problem:
        return "\n".join([head, cleaned(record.problem), ""])
    return "\n".join([head, *map(cleaned, note_lines(record)), *blocks])


def student_question(question: QuestionResult, *, show_hidden: bool = True) -> str:
    """What the student may see of one question."""
    head = f"{question.name}  {question.title}: {points(question.earned)} of {points(question.points)}"
    shown = [c for c in question.checks if show_hidden or not c.hidden]
    said = [line for c in shown for line in check_lines(c, c.shown)]
    if question.mistake and question.mistake.lesson and len(shown) == len(question.checks):
        said.append(f"  Most likely: {question.mistake.lesson}")
    return cleaned("\n".join([head, *said, ""]))


def staff_summary(record: Record) -> str:
    """Everything: full messages, what was printed, how it was run."""
    blocks = [
        staff_question(q.name, q.earned, q.points, q.seconds, q.output, staff_checks(q))
        for q in record.questions
    ]
    return staff_text(record, blocks)


def staff_text(record: Record, blocks: Sequence[str]) -> str:
    """The same, of questions that are text already; the record may lack them."""
    lines = [
        f"{record.submission}: sha256 {record.sha256}",
        f"package {record.package[:12]}  device {record.device}  seed {record.seed}",
        "isolation: " + ("; ".join(record.isolation) or "no student process was started"),
        "",
    ]
    if record.problem:
        lines += [record.problem, ""]
    lines += note_lines(record)
    return "\n".join([cleaned("\n".join(lines)), *blocks])


def note_lines(record: Record) -> list[str]:
    """What there is to say about the cells, such as which did not run to their end; nothing when all did."""
    told = [f"  {note}" for note in record.notes]
    return ["About the cells:", *told, ""] if told else []


def staff_question(
    name: str, earned: float, possible: float, seconds: float, output: str, checks: str
) -> str:
    """One question for staff."""
    lines = [f"{name}: {points(earned)} of {points(possible)} in {seconds:.2f} s", checks]
    if output.strip():
        lines += ["  printed:", cleaned(indent(output.strip()[:4000], "    "))]
    return "\n".join([*lines, ""])


def staff_checks(question: QuestionResult) -> str:
    """A question's checks with their full messages."""
    said = [line for c in question.checks for line in check_lines(c, c.message)]
    if question.mistake:
        how = "as" if question.mistake.exact else "like"
        said.append(f"  {how} {question.mistake.name}: {question.mistake.note}")
    return cleaned("\n".join(said))


def total_lines(total: Total, *, staff: bool) -> list[str]:
    """What people said of the grade, and what being late costs; nothing when there is nothing to say."""
    lines = []
    for row in total.adjustments:
        what = row.question or "whole assignment"
        change = counted(row.points, "point")
        change = f"{'+' * (row.points > 0)}{change}" if row.kind == "add" else f"set to {change}"
        lines.append(cleaned(f"{what}: {change}: {row.reason}"))
    for name, value in total.written.items():
        notes = total.readings[name].notes if name in total.readings else ""
        said = "not read yet" if value is None else counted(value, "point")
        notes = notes or NOTHING_WRITTEN.get(total.blank.get(name, ""), "")
        lines.append(cleaned(f"{name}: {said}{': ' + notes if notes else ''}"))
    if total.late_days:
        lines.append(
            f"Handed in {counted(total.late_days, 'day')} late, {total.free_days} of them free: "
            f"{total.late_percent:g} % less."
        )
    if lines or staff:
        lines.append(f"In all: {points(total.after)} of {counted(total.possible, 'point')}")
    if staff:
        lines += [cleaned(f"{row.at} {row.author}: {row.reason}") for row in total.adjustments]
        lines.append(cleaned(f"{total.standing.source or 'no file'}: {total.status}"))
    return [*lines, ""] if lines else []


def check_lines(check: CheckResult, message: str) -> list[str]:
    """One check: its rule, and what happened when it did not pass."""
    kind = "hidden" if check.hidden else "public"
    lines = [f"  {check.verdict.sign} {check.rule} ({kind}, {points(check.earned)}/{points(check.points)})"]
    if check.verdict is not Verdict.PASSED and message:
        lines.append(indent(message.strip(), "      "))
    if check.advice:
        lines.append(f"      Hint: {check.advice}")
    return lines
