"""Goes through what was named and looks at every file once."""

import os
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from pathlib import Path

from autograder.grading.intake.archives import DEEPEST, Budget, members
from autograder.grading.intake.content import ARCHIVES, GRADABLE, Asked, Kind
from autograder.grading.intake.examine import Readable, Refused, Sight, examine, links_of, opened
from autograder.grading.intake.model import PassedOver
from autograder.grading.intake.names import shown, shown_place
from autograder.grading.intake.shelf import Shelf
from autograder.grading.intake.skipped import marks_one_person, skipped_file, skipped_folder

Place = tuple[str, ...]
_TOLD = frozenset(
    {"submission_metadata.yml", "timestamp.txt"}
)  # files in which a system tells whose and when

_TOLD_OF_ATTEMPT = re.compile(r"_attempt_\d{4}(-\d\d){5}\.txt$")  # Blackboard's
_LONGEST_TAIL = 40  # characters at the end of a name that are looked at
_LARGEST_TOLD = 128 * 2**20
_DEEPEST_FOLDER = 64
_LISTED = 8  # names in one line


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was looked at.

    Attributes:
        place: Its parts below what was named; those within archives too.
        outer: How many of the parts lie outside a person's own archive: only these say whose it is.
        kind: What it is; None where it could not be looked into.
        path: Where it can be read.
        sha256: In hex, where it can be graded.
        asked: Whether it defines something that the assignment asks for.
        reason: Why it cannot be used; empty where it can.
        inode: Device, inode and number of names, where it has more than one name.
    """

    place: Place
    outer: int
    kind: Kind | None
    path: Path | None = None
    sha256: str = ""
    asked: bool = False
    reason: str = ""
    inode: tuple[int, int, int] | None = None

    @property
    def gradable(self) -> bool:
        """Whether it can be graded as it is."""
        return self.kind in GRADABLE and not self.reason


@dataclass
class Tree:
    """Everything below one thing that was named.

    Attributes:
        name: Its own name.
        found: The files.
        folders: The folders that lie outside people's archives.
        marked: Those that are one person's work as a whole, as their files tell.
        repositories: Those of them that are repositories.
        told: Files in which a system says whose a submission is, by place.
        skipped: Numbers of files in folders that were passed over, by place and reason.
        broken: Why an archive could not be read to its end; empty where it could.
        environments: Folders that turned out to be Python environments after files in them were looked at.
    """

    name: str
    found: list[Found] = field(default_factory=list)
    folders: set[Place] = field(default_factory=set)
    marked: set[Place] = field(default_factory=set)
    repositories: set[Place] = field(default_factory=set)
    told: dict[Place, Path] = field(default_factory=dict)
    skipped: Counter[tuple[Place, str]] = field(default_factory=Counter)
    broken: str = ""
    environments: set[Place] = field(default_factory=set)

    def passed_over(self) -> Iterator[PassedOver]:
        """What was not looked at; what lies side by side, for one reason, is one line."""
        groups: dict[tuple[Place, str], list[tuple[str, int]]] = defaultdict(list)
        for (place, reason), number in sorted(self.skipped.items()):
            groups[place[:-1], reason].append((place[-1] if place else "", number))
        for (folder, reason), parts in groups.items():
            total = sum(number for _, number in parts)
            names = ", ".join(shown(name) for name, _ in parts[:_LISTED]) + (", …" if parts[_LISTED:] else "")
            files = "" if total == 1 else f" ({total} files)"
            yield PassedOver(shown_place((self.name, *folder, names)), reason + files)


class Walker:
    """Looks at files.

    Args:
        largest: Bytes above which a notebook or a script is refused.
        asked: Finds a definition of what the assignment asks for.
        shelf: Where copies go.
        known: Words of the names in the class list.
    """

    def __init__(self, largest: int, asked: Asked, shelf: Shelf, known: frozenset[str] = frozenset()) -> None:
        self._largest, self._asked, self._shelf, self._known = largest, asked, shelf, known

    def folder(self, tree: Tree, path: Path, place: Place = ()) -> None:
        """Looks at everything in a folder; never follows a link."""
        waiting = [(path, place)]
        while waiting:
            here, at = waiting.pop()
            if len(at) > _DEEPEST_FOLDER:
                tree.found.append(Found(at, len(at), None, reason="lies too deep"))
                continue
            try:
                with os.scandir(here) as entries:
                    listed = sorted(entries, key=lambda entry: entry.name)
            except OSError as error:
                reason = f"cannot be opened ({error.strerror})"
                tree.found.append(Found(at, len(at), None, reason=reason))
                continue
            if at and (why := skipped_folder("", (entry.name for entry in listed))):
                tree.skipped[at, why] += _count(here)
                continue
            if at:
                tree.folders.add(at)
            for entry in listed:
                self._note_mark(tree, at, entry.name)
                inside = (*at, entry.name)
                if not entry.is_dir(follow_symlinks=False):
                    self.file(tree, Path(entry.path), inside)
                elif why := skipped_folder(entry.name):
                    tree.skipped[inside, why] += _count(Path(entry.path))
                else:
                    waiting.append((Path(entry.path), inside))

    def file(self, tree: Tree, path: Path, place: Place) -> None:
        """Looks at one file; opens it where it is an archive."""
        try:
            with opened(path) as file:
                sight = examine(place[-1], file, self._largest_of(place[-1]), self._asked)
                inode = links_of(file)
                size = os.fstat(file.fileno()).st_size
        except OSError as error:
            tree.found.append(Found(place, len(place), None, reason=f"cannot be read ({error.strerror})"))
            return
        except Refused as refused:
            tree.found.append(Found(place, len(place), None, reason=str(refused)))
            return
        self._add(tree, place, len(place), sight, path, inode if inode[2] > 1 else None)
        if sight.kind in GRADABLE and size != len(sight.data):
            tree.found[-1] = Found(place, len(place), None, reason="changed while it was read")

    def archive(self, tree: Tree, path: Path, kind: Kind) -> None:
        """Looks into an archive as if it were a folder, whose folders tell people apart: a class's export.

        Raises:
            Refused: When it cannot be opened, or not be read to its end.
        """
        self._unpack(tree, path, kind, (), None, Budget.of(path.stat().st_size), 1)

    def _add(
        self, tree: Tree, place: Place, outer: int, sight: Sight, path: Path | None,
        inode: tuple[int, int, int] | None = None, *, depth: int = 0, budget: Budget | None = None,
    ) -> None:  # fmt: skip
        name = place[-1]
        if _tells(name) and sight.kind in {Kind.TEXT, Kind.SCRIPT}:
            tree.told[place] = path or self._shelf.keep(name, sight.data, "")
        if why := skipped_file(name, asked=sight.asked):
            tree.skipped[place, why] += 1
            return
        if sight.kind in GRADABLE:
            suffix = ".ipynb" if sight.kind is Kind.NOTEBOOK else ".py"
            if path is None or path.suffix != suffix:
                path = self._shelf.keep(name, sight.data, suffix)
        if sight.kind not in ARCHIVES or path is None:
            tree.found.append(Found(place, outer, sight.kind, path, sight.sha256, sight.asked, "", inode))
            return
        before = len(tree.found)
        try:
            budget = budget or Budget.of(path.stat().st_size)
            self._unpack(tree, path, sight.kind, place, outer, budget, depth + 1)
        except Refused as refused:
            tree.found.append(Found(place, outer, sight.kind, reason=str(refused)))
        if len(tree.found) == before:
            tree.found.append(Found(place, outer, sight.kind, reason="has no notebook or script in it"))

    def _unpack(
        self, tree: Tree, path: Path, kind: Kind, place: Place, outer: int | None, budget: Budget, depth: int
    ) -> None:
        if depth > DEEPEST:
            raise Refused(f"lies more than {DEEPEST} archives deep")
        for member in members(path, place[-1] if place else path.name, kind, budget, self._known):
            inside = (*place, *member.parts)
            if len(inside) > _DEEPEST_FOLDER:
                inside = (*place, *member.parts)[:_DEEPEST_FOLDER]
                mine = len(inside) if outer is None else outer
                tree.found.append(Found(inside, mine, None, reason="lies too deep"))
                continue
            folders = member.parts if member.folder else member.parts[:-1]
            for n, part in enumerate(folders):
                self._note_mark(tree, (*place, *folders[:n]), part)
            if skipped := _skipped_above(place, folders):
                tree.skipped[skipped] += 1
                continue
            self._note_folders(tree, place, folders, member.parts[-1], shared=outer is None)
            if member.folder:
                continue
            mine = len(inside) if outer is None else outer
            if member.stream is None:
                tree.found.append(Found(inside, mine, None, reason=member.reason or "is damaged"))
                continue
            nested = None if outer is None else budget
            self._member(tree, inside, mine, member.stream, depth, nested)

    def _member(
        self, tree: Tree, place: Place, outer: int, stream: Readable, depth: int, budget: Budget | None
    ) -> None:
        try:
            sight = examine(place[-1], stream, self._largest_of(place[-1]), self._asked)
            if sight.kind is Kind.ZIP and not sight.data.startswith(b"PK"):
                sight = replace(sight, kind=Kind.NO_ARCHIVE)
            path = self._shelf.pour(place[-1], sight.data, stream) if sight.kind in ARCHIVES else None
        except Refused as refused:
            tree.found.append(Found(place, outer, None, reason=str(refused)))
            return
        self._add(tree, place, outer, sight, path, depth=depth, budget=budget)
        if path is not None:
            self._shelf.drop(path)

    def _largest_of(self, name: str) -> int:
        return _LARGEST_TOLD if name.casefold() in _TOLD else self._largest

    def _note_mark(self, tree: Tree, at: Place, name: str) -> None:
        if marks_one_person(name):
            tree.marked.add(at)
        if name == ".git":
            tree.repositories.add(at)

    def _note_folders(self, tree: Tree, place: Place, folders: Place, name: str, *, shared: bool) -> None:
        at = (*place, *folders)
        self._note_mark(tree, at, name)
        if shared:
            tree.folders.update(at[:n] for n in range(1, len(at) + 1))
        if skipped_folder("", (name,)):
            tree.environments.add(at)


def _tells(name: str) -> bool:
    return name.casefold() in _TOLD or _TOLD_OF_ATTEMPT.search(name[-_LONGEST_TAIL:]) is not None


def _skipped_above(place: Place, folders: Place) -> tuple[Place, str] | None:
    for n, folder in enumerate(folders):
        if why := skipped_folder(folder):
            return (*place, *folders[: n + 1]), why
    return None


def _count(path: Path) -> int:
    return sum(len(files) for _, _, files in os.walk(path))


def names_seen(trees: Iterable[Tree]) -> Counter[tuple[int, int]]:
    """How many names of each file with several names were seen."""
    return Counter(f.inode[:2] for tree in trees for f in tree.found if f.inode)
