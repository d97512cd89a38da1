"""What intake hands on: people, their attempts, and what was passed over."""

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from autograder.grading.intake.names import file_name_of


@dataclass(frozen=True)
class Person:
    """One person, told apart by what the learning management system, a roster or the place of a file says.

    Attributes:
        key: Stays the same whoever else hands in: an e-mail address, an id of the system, or the place.
        name: For people; safe to print.
        email: Address, where it is known.
        sid: Student id of the institution, where it is known.
        lms: Id or login within the system, where it is known: Canvas's user id, Moodle's participant, a
            GitHub login.
    """

    key: str
    name: str
    email: str = ""
    sid: str = ""
    lms: str = ""

    @property
    def file_name(self) -> str:
        """Safe and unique as a name of a file without suffix, on every file system."""
        return file_name_of(self.name, self.key)


@dataclass(frozen=True)
class Attempt:
    """A file that is, or could be, graded for one person.

    Attributes:
        person: Whose.
        number: 1 for the first attempt that was found.
        file: A copy that can be read; its suffix is ``.ipynb`` or ``.py``, whatever the student's was.
        place: Where it lay, for people.
        sha256: Of its bytes, in hex.
        submitted: When, where that is told.
        late: Whether the system calls it late; None where it does not say.
    """

    person: Person
    number: int
    file: Path
    place: str
    sha256: str
    submitted: datetime | None = None
    late: bool | None = None


@dataclass(frozen=True)
class PassedOver:
    """A file, or a folder of them, that stands for no submission.

    Attributes:
        place: Where it lay, for people.
        reason: Why, as the end of a sentence that begins with the place.
    """

    place: str
    reason: str


@dataclass(frozen=True)
class Unreadable:
    """A person of whom nothing can be graded: a row with zero points and the reason.

    Attributes:
        person: Whose.
        place: What was handed in.
        reason: Why it cannot be graded and what to ask for.
        submitted: When, where that is told.
        late: Whether the system calls it late; None where it does not say.
    """

    person: Person
    place: str
    reason: str
    submitted: datetime | None = None
    late: bool | None = None


@dataclass(frozen=True)
class Intake:
    """Everything that was named, each file in exactly one of these.

    Attributes:
        layout: How it was read, for instance ``"canvas"``; several are joined by commas.
        attempts: Those that count, in the table's order.
        earlier: Those that do not, since a later one does.
        passed_over: What is no submission, and why.
        unreadable: People of whom nothing can be graded, in the table's order.
        people: Everybody who handed in something, in the table's order.
        missing: People of the roster who handed in nothing.
        notes: One line per thing that staff should know.
    """

    layout: str
    attempts: tuple[Attempt, ...]
    earlier: tuple[Attempt, ...] = ()
    passed_over: tuple[PassedOver, ...] = ()
    unreadable: tuple[Unreadable, ...] = ()
    people: tuple[Person, ...] = ()
    missing: tuple[Person, ...] = ()
    notes: tuple[str, ...] = ()
