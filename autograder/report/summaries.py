"""What a student may see of a result, and what staff see, as plain text."""

from textwrap import indent

from autograder.assignment import CheckResult, QuestionResult, Verdict
from autograder.cells.text import cleaned
from autograder.grading.record import Record


def points(value: float) -> str:
    """Points without a needless fraction."""
    return f"{value:g}"


def student_summary(record: Record, *, show_hidden: bool = True) -> str:
    """What the student may see: every rule and hint, messages of public checks only.

    Args:
        record: The result.
        show_hidden: Whether hidden checks are listed at all.
    """
    lines = [f"{record.assignment}: {points(record.earned)} of {points(record.points)} points", ""]
    if record.problem:
        lines += [record.problem, ""]
        return cleaned("\n".join(lines))
    lines += note_lines(record)
    for question in record.questions:
        lines.append(
            f"{question.name}  {question.title}: {points(question.earned)} of {points(question.points)}"
        )
        shown = [c for c in question.checks if show_hidden or not c.hidden]
        lines += [line for check in shown for line in check_lines(check, check.shown)]
        lines.append("")
    return cleaned("\n".join(lines))


def staff_summary(record: Record) -> str:
    """Everything: full messages, what was printed, how it was run."""
    lines = [f"{record.submission}: {points(record.earned)} of {points(record.points)} points"]
    lines += [
        f"sha256 {record.sha256}  package {record.package[:12]}  device {record.device}  seed {record.seed}"
    ]
    lines += ["isolation: " + ("; ".join(record.isolation) or "no student process was started"), ""]
    if record.problem:
        lines += [record.problem, ""]
    lines += note_lines(record)
    for question in record.questions:
        lines += _staff_question(question)
    return cleaned("\n".join(lines))


def note_lines(record: Record) -> list[str]:
    """Which cells did not run to their end; nothing when all did."""
    told = [f"  {note}" for note in record.notes]
    return ["These cells did not run to their end:", *told, ""] if told else []


def _staff_question(question: QuestionResult) -> list[str]:
    head = (
        f"{question.name}: {points(question.earned)} of {points(question.points)} in {question.seconds:.2f} s"
    )
    lines = [head]
    for check in question.checks:
        lines += check_lines(check, check.message)
    if question.output.strip():
        lines += ["  printed:", indent(question.output.strip()[:4000], "    ")]
    return [*lines, ""]


def check_lines(check: CheckResult, message: str) -> list[str]:
    """One check: its rule, and what happened when it did not pass."""
    kind = "hidden" if check.hidden else "public"
    lines = [f"  {check.verdict.sign} {check.rule} ({kind}, {points(check.earned)}/{points(check.points)})"]
    if check.verdict is not Verdict.PASSED and message:
        lines.append(indent(message.strip(), "      "))
    if check.advice:
        lines.append(f"      Hint: {check.advice}")
    return lines
