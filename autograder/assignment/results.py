"""Verdicts: what a check, and a question, came to."""

from dataclasses import dataclass
from enum import StrEnum


class Verdict(StrEnum):
    """The four outcomes of a check."""

    PASSED = "passed"
    FAILED = "failed"
    SKIPPED = "skipped"  # a check that it builds on failed: one mistake, one red line
    ERROR = "error"  # the grader's own fault; never a silent zero

    @property
    def sign(self) -> str:
        """One character for tables and plain text."""
        return {"passed": "✓", "failed": "✗", "skipped": "–", "error": "!"}[self]

    @property
    def emoji(self) -> str:
        """The same for pages and notebooks."""
        return {"passed": "✅", "failed": "❌", "skipped": "⏸️", "error": "⚠️"}[self]


class Reason(StrEnum):
    """Why a check did not pass."""

    NOT_RUN = "not_run"  # the run ended before it, or the submission could not be read
    UNWRITTEN = "unwritten"  # the stub's own NotImplementedError
    MISSING = "missing"  # a name that the question asks for is not defined
    RAISED = "raised"  # the submission's code raised
    STOPPED = "stopped"  # it took too long, used too much, ended its process or sent what cannot be read
    WRONG = "wrong"  # what the check asks for does not hold
    WAITS = "waits"  # a check that it builds on did not pass
    BROKE = "broke"  # the check itself broke


@dataclass(frozen=True)
class Picture:
    """A picture that says more than words: at most one for a check that did not pass.

    Attributes:
        data: An SVG document in UTF-8, or a PNG.
        alt: What it shows, in words, for who cannot see it.
    """

    data: bytes
    alt: str

    @property
    def media_type(self) -> str:
        """``"image/png"`` or ``"image/svg+xml"``, by what the data begin with."""
        return "image/png" if self.data.startswith(b"\x89PNG") else "image/svg+xml"


@dataclass(frozen=True)
class Mistake:
    """A known mistake that a submission has, most likely.

    Attributes:
        name: Of what is known to do the same, e.g. ``"chaff_last_batch_kept"``.
        lesson: One or two sentences for the student; empty when it is only alike, and staff are told.
        note: What the mistake is, for staff.
        exact: Whether everything agrees; else it is only alike.
    """

    name: str
    lesson: str
    note: str
    exact: bool


@dataclass(frozen=True)
class CheckResult:
    """What one check of one submission came to.

    Attributes:
        question: Name of the question, e.g. ``"q2_update"``.
        name: Name of the check function, e.g. ``"test_lr_scales"``.
        rule: First paragraph of its docstring: the line that a student reads.
        verdict: One of the four outcomes.
        points: Points that it is worth.
        hidden: Whether it lies in the ``hidden`` folder.
        message: What happened, in full; for hidden checks this is for staff only.
        outcome: What happened, without any value or text of the submission: safe to show for a hidden check.
        hint: Where the check's author would look; see `advice` for whether it helps here.
        seconds: Wall time.
        reason: Why it did not pass; None when it did.
        kind: Machine name of the kind of failure, finer than the reason, e.g. ``"shape"``; or empty.
        subject: What was looked at, in the check's words, e.g. ``"the new weights"``; may be empty.
        digest: What was compared, in short: equal for equal mistakes; for staff and recognition only.
        picture: One that shows what happened, or None.
    """

    question: str
    name: str
    rule: str
    verdict: Verdict
    points: float
    hidden: bool
    message: str = ""
    outcome: str = ""
    hint: str = ""
    seconds: float = 0.0
    reason: Reason | None = None
    kind: str = ""
    subject: str = ""
    digest: str = ""
    picture: Picture | None = None

    @property
    def advice(self) -> str:
        """The hint where it helps: something was written, and it did the wrong thing."""
        tried = self.verdict is Verdict.FAILED and self.reason in {None, Reason.RAISED, Reason.WRONG}
        return self.hint if tried else ""

    @property
    def earned(self) -> float:
        """Points earned."""
        return self.points if self.verdict is Verdict.PASSED else 0.0

    @property
    def shown(self) -> str:
        """What the student may see of what happened: a hidden check tells no value."""
        return self.outcome if self.hidden else self.message


@dataclass(frozen=True)
class QuestionResult:
    """All checks of one question, in order, public ones first.

    Attributes:
        name: Name of the question.
        title: Its title.
        checks: Results of its checks.
        seconds: Wall time, loading the submission included.
        output: What the submission printed meanwhile, cut at the limit; for staff.
        mistake: The known mistake that it has, most likely; None when none is recognised.
    """

    name: str
    title: str
    checks: tuple[CheckResult, ...]
    seconds: float = 0.0
    output: str = ""
    mistake: Mistake | None = None

    @property
    def points(self) -> float:
        """Points that can be had."""
        return sum(check.points for check in self.checks)

    @property
    def earned(self) -> float:
        """Points earned."""
        return sum(check.earned for check in self.checks)
