"""How a check says that a submission is wrong."""

from autograder.assignment import Reason


class CheckFailure(AssertionError):
    """A submission did not do what a check expects. The message is written for the student."""


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
        if self.kind in _OWN_WORDS:
            return self.text
        said = f": {self.text}" if self.text else ""
        return f"Your code raised {self.kind}{said}{self.trace and chr(10) + self.trace}"

    @property
    def reason(self) -> Reason:
        """Which kind of failure it is."""
        if self.kind == "NotImplementedError":
            return Reason.UNWRITTEN
        if self.kind == "missing":
            return Reason.MISSING
        return Reason.STOPPED if self.kind in _OWN_WORDS else Reason.RAISED

    @property
    def outcome(self) -> str:
        """The same without anything that the submission chose: safe to show for a hidden check."""
        if self.kind == "NotImplementedError":
            return "Not implemented yet."
        return _OWN_WORDS.get(self.kind, "Your code raised an error.")


class UnusableError(StudentError):
    """A function of the check's own broke on what the submission gave it; none of its own lines raised."""

    def describe(self) -> str:
        """One calm sentence for the student."""
        said = f": {self.text}" if self.text else ""
        return f"The check could not work with what your code gave it ({self.kind}{said})."

    @property
    def reason(self) -> Reason:
        """Nothing of the submission raised: what it gave is not what the check can work with."""
        return Reason.WRONG

    @property
    def outcome(self) -> str:
        """The same without anything that the submission chose."""
        return "The check could not work with your result."


_OWN_WORDS = {
    "timeout": "Your code took longer than it may.",
    "ended": "Your code ended its own process.",
    "malformed": "What your code sent back could not be read.",
    "missing": "A name that this question asks for is not defined.",
    "lost": "Your code uses a name that an earlier cell could not define.",
    "limit": "Your code used more than it may.",
}
