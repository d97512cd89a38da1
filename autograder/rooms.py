"""The rooms of this package, in one list: the layer test, the package hash and the student zip read it."""

from dataclasses import dataclass
from pathlib import Path

# not `autograder.__file__`: beside a linked installation a course's own `autograder/` makes it None
FRAMEWORK = Path(__file__).resolve().parent
"""The folder of this package."""


@dataclass(frozen=True)
class Room:
    """One folder of ``autograder/``.

    Attributes:
        folder: Its path below ``autograder/``.
        decides: Whether a verdict may depend on what is in it.
        at_home: Whether a student's zip carries it.
    """

    folder: str
    decides: bool = True
    at_home: bool = False

    @property
    def package(self) -> str:
        """Its dotted name, e.g. ``"autograder.wall.inside"``."""
        return f"autograder.{self.folder.replace('/', '.')}"


# each knows only itself and those after it
ROOMS = (
    Room("cli", decides=False),
    Room("staff", decides=False),
    Room("docker", decides=False),
    Room("packages", decides=False),
    Room("report", decides=False),
    Room("grading"),
    Room("home", decides=False, at_home=True),
    Room("wall/outside"),
    Room("checks", at_home=True),
    Room("wall/inside"),
    Room("wall/contract"),
    Room("cells", at_home=True),
    Room("process", at_home=True),
    Room("assignment", at_home=True),
)
