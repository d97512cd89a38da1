"""Where things lie: the same layout in a checkout and inside an autograder zip."""

from dataclasses import dataclass
from pathlib import Path

from autograder.assignment.errors import ChaffinchError
from autograder.assignment.spec import Assignment, load_assignment


@dataclass(frozen=True)
class Course:
    """The folders of a course.

    Attributes:
        root: The folder that holds ``solutions`` and ``autograder``.
    """

    root: Path

    @classmethod
    def here(cls) -> "Course":
        """The course that this package belongs to: the checkout, or the unpacked autograder zip."""
        return cls(Path(__file__).resolve().parents[2])

    @property
    def names(self) -> list[str]:
        """Names of all assignments, sorted."""
        return sorted(p.parent.name for p in (self.root / "solutions").glob("*/assignment.toml"))

    def assignment(self, name: str) -> Assignment:
        """Loads an assignment.

        Raises:
            ChaffinchError: For an unknown or malformed one.
        """
        if name not in self.names:
            known = ", ".join(self.names) or "none"
            raise ChaffinchError(f"There is no assignment {name!r}.", f"Assignments here: {known}.")
        return load_assignment(self.root / "solutions" / name / "assignment.toml")

    def master(self, name: str) -> Path:
        """The master in percent format."""
        return self.root / "solutions" / name / f"{name}.py"

    def graders(self, name: str) -> Path:
        """The folder with ``public`` and ``hidden``."""
        return self.root / "autograder" / "graders" / name

    def generated(self, name: str) -> Path:
        """The committed student files."""
        return self.root / "assignments" / name

    def variants(self, name: str) -> Path:
        """Wheat and chaff."""
        return self.root / "tests" / "submissions" / name
