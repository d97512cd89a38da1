"""What a layout says: which files are whose."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime

from autograder.grading.intake.model import Person
from autograder.grading.intake.walk import Place, Tree

LONGEST = 512  # characters of a name that a system writes: longer ones are made to take long
_OTTER_STAMP = re.compile(
    r"_(\d{4}_\d\d_\d\dT\d\d_\d\d_\d\d_\d{6})$"
)  # otter.Notebook.export: %Y_%m_%dT%H_%M_%S_%f


@dataclass(frozen=True)
class Owner:
    """One person's claim to a file or a folder.

    Attributes:
        person: Whose.
        order: Attempts are sorted by it; the same for all files of one attempt.
        submitted: When, where that is told.
        late: Whether the system calls it late; None where it does not say.
    """

    person: Person
    order: tuple[str | int, ...] = ()
    submitted: datetime | None = None
    late: bool | None = None


@dataclass
class Reading:
    """A tree as a layout reads it.

    Attributes:
        layout: Its name.
        units: Whose each file or folder is; a folder stands for everything in it.
        ignored: Folders that are not meant, and why.
        notes: What staff should know.
    """

    layout: str
    units: dict[Place, tuple[Owner, ...]] = field(default_factory=dict)
    ignored: dict[Place, str] = field(default_factory=dict)
    notes: list[str] = field(default_factory=list)

    def names(self) -> list[str]:
        """Whom it found, for people."""
        return sorted({owner.person.name for owners in self.units.values() for owner in owners})


Reader = Callable[[Tree, Place, str, bool], Reading | None]
"""Reads what lies in a folder of a tree; None where it is not laid out like that. Takes the tree, the
folder, the assignment's name and whether the layout was asked for by name."""


def children(tree: Tree, base: Place) -> dict[str, bool]:
    """Names in a folder outside people's archives, and whether each is a folder."""
    depth = len(base)
    names = {f.place[depth]: False for f in tree.found if f.outer > depth and f.place[:depth] == base}
    names |= {f[depth]: True for f in tree.folders if len(f) > depth and f[:depth] == base}
    return names


def mostly(matches: int, others: int, *, forced: bool) -> bool:
    """Whether a layout holds: more than half of the names fit, or it was asked for and one does."""
    return matches > 0 and (forced or matches > others)


def bases(tree: Tree) -> Iterator[Place]:
    """The folder that was named, then the only folder in it, and so on: exports come with wrappers."""
    base: Place = ()
    for _ in range(4):
        yield base
        inside = children(tree, base)
        if len(inside) != 1 or not all(inside.values()) or base in tree.marked:
            return
        base = (*base, *inside)


def otter_stamp(stem: str) -> tuple[str, datetime | None]:
    """The name of one of Otter's zips without its time, and the time (the student's clock; read as UTC)."""
    found = _OTTER_STAMP.search(stem)
    if found is None:
        return stem, None
    try:
        when = datetime.strptime(found[1], "%Y_%m_%dT%H_%M_%S_%f").replace(tzinfo=UTC)
    except ValueError:
        return stem, None
    return stem[: found.start()], when
