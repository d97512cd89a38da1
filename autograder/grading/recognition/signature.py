"""What a mistake does to the checks of a question, in a form that can be compared."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from autograder.assignment import CheckResult, Reason, Verdict
from autograder.checks.digests import alike

_SAY_NOTHING = {Reason.NOT_RUN, Reason.UNWRITTEN, Reason.MISSING, Reason.STOPPED, Reason.BROKE}

_ASPECT = re.compile(r"list of \w+|\w+")


@dataclass(frozen=True)
class Failure:
    """One check that failed.

    Attributes:
        check: Its name.
        kind: Machine name of the kind of failure.
        subject: What was looked at, in the check's words.
        digest: What came, in short.
    """

    check: str
    kind: str
    subject: str
    digest: str

    def same(self, other: "Failure") -> bool:
        """Whether both failed in the same way, up to rounding."""
        return self.about == other.about and alike(self.digest, other.digest)

    @property
    def about(self) -> tuple[str, str, str]:
        """Everything but the value."""
        return self.check, self.kind, self.subject

    @property
    def way(self) -> tuple[str, str, str]:
        """Check and kind; of what was changed also which side of it: hooks are no attributes."""
        side = self.digest.partition("|")[2] if self.kind == "changed" else ""  # " at 0.weight|gradient None"
        aspect = _ASPECT.match(side)
        return self.check, self.kind, aspect[0] if aspect else ""


Signature = tuple[Failure, ...]


def signature_of(checks: Iterable[CheckResult]) -> Signature:
    """The failures of a question's checks, in order.

    Returns:
        Nothing when all passed, or when something failed that tells of no mistake in what was written: a
        stub, a name that is missing, a time limit.
    """
    failed = [c for c in checks if c.verdict in {Verdict.FAILED, Verdict.ERROR}]
    if any(c.reason in _SAY_NOTHING for c in failed):
        return ()
    return tuple(Failure(c.name, c.kind, c.subject, c.digest) for c in failed)


def same(one: Sequence[Failure], other: Sequence[Failure]) -> bool:
    """Whether the same checks failed, each in the same way."""
    return len(one) == len(other) and all(a.same(b) for a, b in zip(one, other, strict=True))


def likeness(one: Sequence[Failure], other: Sequence[Failure]) -> float:
    """How much of both is the same: 1 for all; a check that failed in another way counts for a little."""
    if not one or not other:
        return 0.0
    equal = sum(any(a.same(b) for b in other) for a in one)
    kinds = {(b.check, b.kind) for b in other}
    related = sum((a.check, a.kind) in kinds for a in one)
    return (0.9 * equal + 0.1 * related) / max(len(one), len(other))
