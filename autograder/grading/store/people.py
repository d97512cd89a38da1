"""Who handed in what, as the store takes it."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class Student:
    """One person.

    Attributes:
        key: Stays the same whoever else hands in.
        name: For people.
        file_name: Safe and unique as a name of a file without suffix.
        email: Address, where it is known.
        sid: Student id, where it is known.
        lms: Id or login within the learning management system, where it is known.
    """

    key: str
    name: str
    file_name: str
    email: str = ""
    sid: str = ""
    lms: str = ""

    @property
    def identities(self) -> tuple[str, ...]:
        """What is the same over assignments, any of them: email and id; a key may be a file's place."""
        told = tuple(name.casefold() for name in (self.email, self.sid) if name)
        return told or (self.key.casefold(),)

    @property
    def telling(self) -> str:
        """What tells a person from others of the same name."""
        return self.email or self.sid or self.key

    def called(self, namesakes: frozenset[str]) -> str:
        """The name; with what tells them apart where others have the same name."""
        return f"{self.name} ({self.telling})" if self.name in namesakes else self.name


@dataclass(frozen=True)
class HandedIn:
    """One file that somebody handed in.

    Attributes:
        student: Whose.
        path: Where it can be read; None when there is nothing to grade.
        sha256: Of its bytes, in hex; something of its own when there is nothing to grade.
        file: What results call it.
        source: Where it lay, for people.
        submitted: When, in ISO 8601 with an offset; empty when nobody knows.
        late: Whether the system calls it late; None when it does not say.
        counts: Whether this attempt is the one that counts.
        problem: Why nothing of it can be graded; empty when it can.
    """

    student: Student
    path: Path | None
    sha256: str
    file: str
    source: str = ""
    submitted: str = ""
    late: bool | None = None
    counts: bool = True
    problem: str = ""
