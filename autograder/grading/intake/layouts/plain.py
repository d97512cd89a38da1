"""Files and folders as people lay them out: a file each, or a folder each, in sections or not."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from autograder.grading.intake.content import ARCHIVES, UNOPENED, Kind
from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, bases, otter_stamp
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, names_nobody, shown, stem_of
from autograder.grading.intake.walk import Found, Place, Tree

_COPY = re.compile(
    r"(\s*\(\d+\)|[-_ ]\d{1,2}|[-_ ]?copy\d*)+$", re.IGNORECASE
)  # of browsers, Canvas and Jupyter
_COPIED = re.compile(r"(?:copy of )?(.+?)( ?\(\d+\)| ?- ?copy( ?\(\d+\))?|-copy\d+)?", re.IGNORECASE)
_LONGEST = 120  # characters of a person's name
_TAIL = 64  # characters at the end of a name that are looked at
_ASSIGNMENTS = 6  # folders with answers that one person's folder holds: those of other assignments, say
_DRAFTS = 3  # answers that one person's repository holds: the handed-out file, a draft, a copy
_ATTEMPT = re.compile(r"(?:attempt|try|version|v)?[-_ ]?(\d{1,2})", re.IGNORECASE)
_TASK = re.compile(
    r"(hw|home[-_ ]?work|assignment|exercise|ex|lab|ps|problem[-_ ]?set|project|week|sheet)[-_ ]?\d+"
    r"([-_ ].*)?",
    re.IGNORECASE | re.DOTALL,
)
_GENERIC = re.compile(
    r"(my[-_ ]?)?(submission( attachment\(s\))?|home\s?work|work|src|code|notebooks?|assignment|hw)",
    re.IGNORECASE,
)


@dataclass
class _Folder:
    """What lies in a folder, by stems: all that can be a submission, and of it what likely is one."""

    things: dict[str, set[Place]] = field(default_factory=lambda: defaultdict(set))
    links: set[Place] = field(default_factory=set)
    answers: set[str] = field(default_factory=set)
    archives: set[str] = field(default_factory=set)
    unopened: set[str] = field(default_factory=set)
    folders: set[str] = field(default_factory=set)

    @property
    def people(self) -> int:
        """How many people's hand-ins lie in it; helpers and reports beside an answer are none."""
        return len(self.answers | self.archives) or len(self.unopened) or 1


class _Plain:
    """Decides which folders are people and which hold people's files."""

    def __init__(self, tree: Tree, assignment: str, taken: Reading | None = None) -> None:
        self._tree, self._assignment = tree, assignment.casefold()
        self._folders: dict[Place, _Folder] = defaultdict(_Folder)
        for folder in tree.folders:
            if taken and _inside(folder, taken):
                continue
            self._folders[folder[:-1]].folders.add(folder[-1])
        for found in tree.found:
            place = found.place[: found.outer]
            if place and not (taken and _inside(place, taken)):
                self._add(found, place)

    def _add(self, found: Found, place: Place) -> None:
        here = self._folders[place[:-1]]
        if not _is_thing(found, place):
            if found.kind is None:
                here.links.add(place)
            return
        stem = self._normal(stem_of(place[-1]))
        here.things[stem_of(place[-1])].add(place)
        if found.outer < len(found.place) or found.kind in ARCHIVES:
            here.archives.add(stem)
        elif found.gradable and found.asked:
            here.answers.add(stem)
        elif found.kind in UNOPENED:
            here.unopened.add(stem)

    def read(self, layout: str = "") -> Reading:
        """Reads the tree as ``"folders"`` or ``"files"``; as most of it looks, where neither is asked for."""
        folders, files = self._votes(())
        layout = layout or ("folders" if folders and folders >= files else "files")
        reading = Reading(layout)
        self._assign((), reading, layout == "folders")
        reading.notes += _copies(reading.names())
        return reading

    def one(self) -> bool:
        """Whether all of it is one person's: at most one answer, or one report where there is none."""
        folders = self._folders.values()
        archives, unopened = sum(len(f.archives) for f in folders), sum(len(f.unopened) for f in folders)
        return self._answers <= 1 and archives <= 1 and (self._answers + archives > 0 or unopened <= 1)

    def tells_who(self) -> bool:
        """Whether all of it lies under one name, and that is a person's."""
        names = self.read().names()
        return len(names) == 1 and not names_nobody(names[0].split("/")[-1], self._assignment)

    def several_names(self) -> list[str]:
        """People's names, where it holds files of several people, each under a name."""
        names = [name.split("/")[-1] for name in self.read().names()]
        nobodys = any(names_nobody(name, self._assignment) for name in names)
        return names if len(names) > 1 and not nobodys else []

    def repository(self) -> bool:
        """Whether what was named is one person's as its marks say."""
        stems = {self._normal(stem) for folder in self._folders.values() for stem in folder.things}
        few = self._assignment in stems and self._answers <= _DRAFTS
        return self._whole((), one=self.one() or few)

    def is_marked(self, place: Place) -> bool:
        """Whether a folder's marks say that it is one person's, and nothing in it that it is a class."""
        return place in self._tree.marked and not self._holds_a_class(place)

    @property
    def _answers(self) -> int:
        return sum(len(folder.answers) for folder in self._folders.values())

    def _votes(self, place: Place) -> tuple[int, int]:
        """How many folders look like one person, and how many files or folders of files do not."""
        here = self._folders[place]
        if place and here.things:
            one = here.people <= 1 and not self._wraps_a_class(place)
            return (1, 0) if (one or self._strong(place)) and not _is_forms(place[-1]) else (0, 1)
        folders, files = 0, len(here.things)
        for name in here.folders:
            more = self._votes((*place, name))
            folders, files = folders + more[0], files + more[1]
        return folders, files

    def _assign(self, place: Place, reading: Reading, by_folder: bool) -> None:
        here = self._folders[place]
        if place and (self._strong(place) or (by_folder and here.things)):
            reading.units[place] = (Owner(self._person(place)),)
            return
        if place and (attempts := self._attempts(place)):
            for name, number in attempts.items():
                reading.units[*place, name] = (Owner(self._person(place), (number,)),)
            return
        if by_folder and place and not here.folders:
            reading.units[place] = (Owner(self._person(place)),)
            return
        for stem, places in here.things.items():
            owner = self._file_owner(place, stem)
            reading.units.update(dict.fromkeys(places, (owner,)))
        if by_folder:
            reading.units.update({link: (Owner(self._person(link)),) for link in here.links})
        others = self._other_assignments(place)
        reading.ignored.update({(*place, name): "is of another assignment" for name in others})
        drafts = self._drafts(place)
        reading.ignored.update({(*place, name): "was not handed in: Teams' drafts" for name in drafts})
        for name in sorted(here.folders - others - drafts):
            self._assign((*place, name), reading, by_folder)

    def _strong(self, place: Place) -> bool:
        stems = {self._normal(stem) for stem in self._folders[place].things}
        return self._assignment in stems or self._whole(place, one=self._folders[place].people == 1)

    def _wraps_a_class(self, place: Place) -> bool:
        """``submissions/ada.py`` alone in ``submissions.zip``: a folder around files that name people."""
        alone = all(len(self._folders[place[:n]].folders) == 1 for n in range(len(place)))
        beside = {name for n in range(len(place)) for name in self._folders[place[:n]].folders}
        around = {*place, stem_of(self._tree.name)} if alone else beside  # ``section1`` beside ``section2``
        inside = self._folders[place].things
        nobody = [names_nobody(name, self._assignment) for name in around]
        return all(nobody) and not any(names_nobody(stem, self._assignment) for stem in inside)

    def _whole(self, place: Place, *, one: bool) -> bool:
        """Whether a folder's marks say that it is one person's; a class may lie beside them, too."""
        if one:
            return place in self._tree.marked
        return self.is_marked(place) and place not in self._tree.repositories

    def _holds_a_class(self, place: Place) -> bool:
        """Whether there is more in a folder than one person's drafts and other assignments."""
        inside = [len(f.answers) for at, f in self._folders.items() if at[: len(place)] == place if f.answers]
        return max(inside, default=0) > _DRAFTS or len(inside) > _ASSIGNMENTS

    def _attempts(self, place: Place) -> dict[str, int]:
        """Folders ``attempt1``, ``attempt2`` of one person."""
        here = self._folders[place]
        numbers = {name: found for name in here.folders if (found := _ATTEMPT.fullmatch(name))}
        if here.things or not numbers or len(numbers) < len(here.folders):
            return {}
        return {name: int(found[1]) for name, found in numbers.items()}

    def _other_assignments(self, place: Place) -> set[str]:
        """Folders ``hw2_autograd``, ``lab 3`` in a person's own, beside that of this assignment."""
        names = self._folders[place].folders
        if not place or not any(map(self._is_assignment, names)):
            return set()
        return {n for n in names if _TASK.fullmatch(n) and not self._is_assignment(n)}

    def _drafts(self, place: Place) -> set[str]:
        """``Working files`` beside ``Submitted files``, as Microsoft Teams keeps an assignment."""
        names = self._folders[place].folders
        return names & {"Working files"} if "Submitted files" in names else set()

    def _person(self, place: Place) -> Person:
        named = place
        while named and (self._is_assignment(named[-1]) or (named[1:] and _GENERIC.fullmatch(named[-1]))):
            named = named[:-1]
        named = named or (self._tree.name,)
        return _person_at(named)

    def _file_owner(self, place: Place, stem: str) -> Owner:
        if any(map(_is_forms, (self._tree.name, *place))) and " - " in stem:
            name = stem.rpartition(" - ")[2]
            return Owner(Person(key_of(name), shown(name)))
        short, when = otter_stamp(stem)
        if when is None or self._normal(short) == self._assignment:
            return Owner(_person_at((*place, stem)), submitted=when)
        return Owner(_person_at((*place, short)), (when.isoformat(),), when)

    def _is_assignment(self, folder: str) -> bool:
        return self._normal(folder) in {self._assignment, self._assignment.split("_")[0]}

    def _normal(self, stem: str) -> str:
        short = otter_stamp(stem)[0]
        return (short[:-_TAIL] + _COPY.sub("", short[-_TAIL:])).casefold()


def _is_forms(folder: str) -> bool:
    """Whether a folder is Google Forms', of files ``file name - person.ipynb``."""
    return folder.endswith("(File responses)")


def _person_at(place: Place) -> Person:
    """Named by a place; of a very long one the end tells people apart."""
    whole, name = "/".join(place), "/".join(place)
    while len(name) > _LONGEST and "/" in name.removeprefix("…/"):
        name = f"…/{name.removeprefix('…/').partition('/')[2]}"
    return Person(key_of(whole), shown(name))


def read_plain(tree: Tree, assignment: str, layout: str = "", taken: Reading | None = None) -> Reading:
    """Reads what no system laid out.

    Args:
        tree: What was named.
        assignment: The assignment's name: a file or folder of that name tells no person.
        layout: ``"folders"``, ``"files"`` or ``"one"``; empty to go by what most of it looks like.
        taken: What a system's layout has read already.
    """
    plain = _Plain(tree, assignment, taken)
    whole = Reading("one", {(): (Owner(Person(key_of(stem_of(tree.name)), shown(stem_of(tree.name)))),)})
    if layout == "one" or (not layout and not taken and plain.repository()):
        return whole
    return plain.read(layout)


def is_one_persons(tree: Tree, assignment: str) -> bool:
    """Whether an archive that was named is one person's: our package, a repository, or one answer.

    One answer in ``submissions.zip`` is a class of one if the answer's own name says whose it is.
    """
    plain = _Plain(tree, assignment)
    if any(plain.is_marked(base) for base in bases(tree)):
        return True
    return plain.one() and not (names_nobody(stem_of(tree.name), assignment) and plain.tells_who())


def several_names(tree: Tree, assignment: str) -> list[str]:
    """People's names, where an archive holds files of several people, each under a name."""
    plain = _Plain(tree, assignment)
    return [] if any(plain.is_marked(base) for base in bases(tree)) else plain.several_names()


def _copies(names: Sequence[str]) -> Iterator[str]:
    """Of names that a browser or an editor makes for one more file of the same person."""
    known = set(names)
    for name in names:
        found = _COPIED.fullmatch(name[:LONGEST])
        if found and found[1] != name and found[1] in known:
            yield (
                f"{name} is named like a copy of what {found[1]} handed in: if they are one person, "
                "keep one of the files, or name a class list with --roster."
            )


def _is_thing(found: Found, place: Place) -> bool:
    """Whether a file outside people's archives could have been handed in as a submission."""
    if found.gradable or found.kind in ARCHIVES or found.kind in UNOPENED or found.outer < len(found.place):
        return True
    if found.kind is not None and found.kind is not Kind.EMPTY:
        return False
    return stem_of(place[-1]) != place[-1] and not place[-1].casefold().endswith(".md")  # an empty README


def _inside(place: Place, reading: Reading) -> bool:
    prefixes = (place[:n] for n in range(len(place) + 1))
    return any(p in reading.units or p in reading.ignored for p in prefixes)
