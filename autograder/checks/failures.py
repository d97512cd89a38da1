"""How a check says that a submission is wrong."""

from enum import StrEnum
from typing import Any

from autograder.assignment import Reason


class Kind(StrEnum):
    """What was wrong with what a check looked at, by a name that machines compare."""

    NOTHING = "nothing"  # None came, where something is expected
    TYPE = "type"
    SHAPE = "shape"
    DTYPE = "dtype"
    DEVICE = "device"
    NOT_FINITE = "not_finite"
    LENGTH = "length"
    VALUE = "value"
    CHANGED = "changed"  # something that the submission was given is not as it was
    TOO_LARGE = "too_large"
    TOO_SMALL = "too_small"
    NOT_LEARNED = "not_learned"
    ACCEPTED = "accepted"  # input that it must refuse
    REFUSED = "refused"  # with another exception than asked for
    CONDITION = "condition"  # what the check's own sentence says
    UNUSABLE = "unusable"  # the check could not work with it


class CheckFailure(AssertionError):
    """A submission did not do what a check expects. The message is written for the student.

    Attributes:
        kind: What was wrong.
        subject: With what, in the check's words; `autograder.checks.expect` fills it in.
        digest: What came, in short; see `autograder.checks.expect.digest`.
        course: Of a training: from which loss to which.
        pair: What came and what was expected, where both can be shown.
    """

    def __init__(self, message: str, kind: Kind = Kind.CONDITION) -> None:
        super().__init__(message)
        self.kind = kind
        self.subject = ""
        self.digest = ""
        self.course: tuple[float, float] | None = None
        self.pair: tuple[Any, Any] | None = None


class StudentError(AssertionError):
    """The submission's code raised, ran too long, or ended its process.

    Attributes:
        kind: Name of the exception class over there, or one of our own words: ``"timeout"``, ``"ended"``,
            ``"malformed"``, ``"missing"``, ``"limit"``.
        kinds: Names of all its base classes, itself first.
        text: Its message.
        trace: Where in the submission it happened, for people.
    """

    def __init__(self, kind: str, text: str, kinds: tuple[str, ...] = (), trace: str = "") -> None:
        self.kind = kind
        self.kinds = kinds or (kind,)
        self.text = text
        self.trace = trace
        super().__init__(self.describe())

    def describe(self) -> str:
        """One calm sentence for the student."""
        if self.kind == "NotImplementedError":
            return f"Not implemented yet: {self.text}" if self.text else "Not implemented yet."
        if self.kind in OWN_WORDS:
            return self.text
        said = f": {self.text}" if self.text else ""
        return f"Your code raised {self.kind}{said}{self.trace and chr(10) + self.trace}"

    @property
    def name(self) -> str:
        """Machine name of the kind of failure: the reason's, or one of our own words."""
        return self.kind if self.kind in OWN_WORDS else self.reason.value

    @property
    def reason(self) -> Reason:
        """Which kind of failure it is."""
        if self.kind == "NotImplementedError":
            return Reason.UNWRITTEN
        if self.kind == "missing":
            return Reason.MISSING
        return Reason.STOPPED if self.kind in OWN_WORDS else Reason.RAISED


class UnusableError(StudentError):
    """A function of the check's own broke on what the submission gave it; none of its own lines raised."""

    def describe(self) -> str:
        """One calm sentence for the student."""
        said = f": {self.text}" if self.text else ""
        return f"The check could not work with what your code gave it ({self.kind}{said})."

    @property
    def name(self) -> str:
        """Machine name of the kind of failure."""
        return Kind.UNUSABLE.value

    @property
    def reason(self) -> Reason:
        """Nothing of the submission raised: what it gave is not what the check can work with."""
        return Reason.WRONG


OWN_WORDS = {
    "timeout": "Your code took longer than it may.",
    "ended": "Your code ended its own process.",
    "malformed": "What your code sent back could not be read.",
    "missing": "A name that this question asks for is not defined.",
    "lost": "Your code uses a name that an earlier cell could not define.",
    "limit": "Your code used more than it may.",
}
"""Kinds that are no exception of the submission, each with what a student may read of it in any case."""
