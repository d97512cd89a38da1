"""A part of a class that one machine grades by itself."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Self

from autograder.assignment import ChaffinchError
from autograder.grading.store.people import HandedIn, Student

_TIP = "Write --shard 3/40 for the third of forty."


@dataclass(frozen=True)
class Shard:
    """One of several parts: which files it holds follows from their bytes alone.

    So the parts of machines that never speak to each other neither overlap nor leave anything out, equal
    files lie in one part and are graded once, and a file that comes later moves no other one.

    Attributes:
        number: Which part, from 1.
        count: How many there are.
    """

    number: int
    count: int

    @classmethod
    def parse(cls, text: str) -> Self:
        """Reads ``3/40``.

        Raises:
            ChaffinchError: When it is something else, or no part of so many.
        """
        found = re.fullmatch(r"\s*([0-9]{1,6})\s*/\s*([0-9]{1,6})\s*", text)
        if found is None:
            raise ChaffinchError(f"{text!r} is no shard.", _TIP)
        number, count = map(int, found.groups())
        if not 1 <= number <= count:
            raise ChaffinchError(f"There is no shard {number} of {count}: they go from 1 to {count}.", _TIP)
        return cls(number, count)

    def __str__(self) -> str:
        return f"{self.number}/{self.count}"

    def has(self, sha256: str) -> bool:
        """Whether a file lies in this part.

        Args:
            sha256: Of its bytes, in hex.
        """
        digits = sha256.rpartition(" ")[2][:16]  # what cannot be read is called "unreadable <hash>"
        return int(digits, 16) % self.count == self.number - 1

    def of(self, handed_in: Sequence[HandedIn]) -> list[HandedIn]:
        """Those of all attempts that lie in this part."""
        return [item for item in handed_in if self.has(item.sha256)]

    def missing(self, students: Sequence[Student]) -> Sequence[Student]:
        """Who handed in nothing: the first part tells of them."""
        return students if self.number == 1 else ()


def moments_of(handed_in: Sequence[HandedIn], moments: Mapping[str, str]) -> dict[str, str]:
    """The times of those who are among the attempts of a part."""
    known = {
        name
        for item in handed_in
        for s in (item.student,)
        for name in (s.key, s.name, s.file_name, s.email, s.sid, s.lms)
    }
    return {name: when for name, when in moments.items() if name in known}
