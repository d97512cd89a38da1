"""Where a course lies: the same layout in a checkout, in its own repository, and in an autograder zip."""

from dataclasses import dataclass
from pathlib import Path
from typing import Self

from autograder.assignment.errors import ChaffinchError
from autograder.assignment.spec import Assignment, load_assignment

_SIGN = "solutions/*/assignment.toml"


@dataclass(frozen=True)
class Course:
    """A course.

    Attributes:
        root: The folder that holds ``solutions``, ``autograder/graders``, ``tests`` and perhaps ``shared``.
    """

    root: Path

    @classmethod
    def find(cls, folder: Path | None = None) -> Self:
        """The course in a folder, or the one that the working folder belongs to.

        Args:
            folder: The course's root; None looks in the working folder and in those above it.

        Raises:
            ChaffinchError: When there is none.
        """
        places = [folder] if folder is not None else [Path.cwd(), *Path.cwd().parents]
        for place in places:
            if any(place.glob(_SIGN)):
                return cls(place.resolve())
        raise ChaffinchError(
            f"There is no course in {places[0]}: it has no {_SIGN}.",
            "Go to the course's folder, or name it: chaffinch --course DIR …",
        )

    @property
    def names(self) -> list[str]:
        """Names of all assignments, sorted."""
        return sorted(p.parent.name for p in self.root.glob(_SIGN))

    def assignment(self, name: str) -> Assignment:
        """Loads an assignment.

        Raises:
            ChaffinchError: For an unknown or malformed one.
        """
        if name not in self.names:
            folder = self.root / "solutions" / name
            if folder.is_dir():
                raise ChaffinchError(
                    f"{folder} has no assignment.toml.",
                    "Write it: docs/assignment_toml.md says what is in it.",
                )
            known = ", ".join(self.names) or "none"
            raise ChaffinchError(f"There is no assignment {name!r}.", f"Assignments here: {known}.")
        return load_assignment(self.root / "solutions" / name / "assignment.toml")
