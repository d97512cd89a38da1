"""The result of one submission, as it is kept."""

import json
from dataclasses import asdict, dataclass, field
from typing import Any

from autograder.assignment import CheckResult, QuestionResult, Reason, Verdict
from autograder.grading.details import mistake_of, picture_of, picture_table


@dataclass(frozen=True)
class Record:
    """Everything known about one graded submission.

    Attributes:
        submission: Its name.
        sha256: Of its bytes; empty when it could not be read.
        assignment: What it was graded as.
        questions: One result per graded question, always all of them.
        problem: Why it could not be graded, for the student; empty when it could.
        package: Hash of the checks, the solution and the framework.
        device: Where it ran.
        seed: What everything random started from.
        question: The only question that was graded, or None for all.
        isolation: What held the student process back.
        versions: Of Python and libraries.
        seconds: Wall time.
        notes: About the cells: which did not run to their end, though nothing may have failed by it, and
            which questions were graded without the last ones.
        kept: The submission's cells and written answers, for people, packed by
            `autograder.grading.written.kept`; empty when it could not be read.
    """

    submission: str
    sha256: str
    assignment: str
    questions: tuple[QuestionResult, ...]
    problem: str = ""
    package: str = ""
    device: str = "cpu"
    seed: int = 0
    question: str | None = None
    isolation: tuple[str, ...] = ()
    versions: dict[str, str] = field(default_factory=dict)
    seconds: float = 0.0
    notes: tuple[str, ...] = ()
    kept: str = ""

    @property
    def points(self) -> float:
        """Points that can be had from checks."""
        return sum(question.points for question in self.questions)

    @property
    def earned(self) -> float:
        """Points earned."""
        return sum(question.earned for question in self.questions)

    @property
    def errors(self) -> list[CheckResult]:
        """Checks that broke: the grader's own faults."""
        return [c for q in self.questions for c in q.checks if c.verdict is Verdict.ERROR]

    def to_json(self) -> str:
        """As JSON text, the same for the same record."""
        table = asdict(self)
        for question, plain in zip(self.questions, table["questions"], strict=True):
            for check, own in zip(question.checks, plain["checks"], strict=True):
                own["picture"] = picture_table(check.picture) if check.picture else None
        return json.dumps(table, indent=1, ensure_ascii=False) + "\n"

    @classmethod
    def from_json(cls, text: str) -> "Record":
        """Reads what ``to_json`` wrote.

        Raises:
            ValueError: When it is something else.
        """
        try:
            table: dict[str, Any] = json.loads(text)
            questions = tuple(_question(q) for q in table.pop("questions"))
            table["isolation"] = tuple(table["isolation"])
            table["notes"] = tuple(table["notes"])
            return cls(questions=questions, **table)
        except (KeyError, TypeError, AttributeError) as error:
            raise ValueError(f"not a result: {error}") from error


def _question(table: dict[str, Any]) -> QuestionResult:
    checks = tuple(_check(c) for c in table.pop("checks"))
    mistake = mistake_of(table.pop("mistake", None))
    return QuestionResult(checks=checks, mistake=mistake, **table)


def _check(table: dict[str, Any]) -> CheckResult:
    reason = table.get("reason")
    typed = {"verdict": Verdict(table["verdict"]), "reason": Reason(reason) if reason else None}
    return CheckResult(**(table | typed | {"picture": picture_of(table.get("picture"))}))
