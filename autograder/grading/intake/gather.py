"""Puts the files of each person together."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from autograder.grading.intake.answers import HandedOut
from autograder.grading.intake.choose import Choice, Handed, choose, folded
from autograder.grading.intake.layouts.reading import Owner, Reading
from autograder.grading.intake.matching import Matcher
from autograder.grading.intake.model import Attempt, Intake, PassedOver, Person, Unreadable
from autograder.grading.intake.names import shown_place
from autograder.grading.intake.roster import Roster
from autograder.grading.intake.walk import Found, Place, Tree

_NOBODY = Owner(Person("", ""))
_NOBODYS = 200  # files of nobody in one folder that are told one by one: one may be somebody's after all
_LISTED = 3  # names of people who handed in one file


class Gathered:
    """People and their files.

    Args:
        roster: The class list, where there is one.
        assignment: The assignment's name.
    """

    def __init__(self, roster: Roster | None, assignment: str) -> None:
        self._roster = roster
        self._matcher = Matcher(roster, assignment) if roster else None
        self._people: dict[str, Person] = {}
        self._matched: dict[str, Person] = {}
        self._files: dict[str, list[Handed]] = defaultdict(list)
        self._empty: dict[str, list[tuple[Place, Owner]]] = defaultdict(list)
        self._passed_over: list[PassedOver] = []
        self._layouts: list[str] = []
        self._notes: list[str] = []

    def add(self, tree: Tree, readings: Sequence[Reading]) -> None:
        """Adds what a tree holds, as it was read."""
        units = {place: owners for reading in reversed(readings) for place, owners in reading.units.items()}
        ignored = {place: why for reading in readings for place, why in reading.ignored.items()}
        read = (reading.layout for reading in readings if reading.units)
        self._layouts = list(dict.fromkeys((*self._layouts, *read)))
        self._notes += [note for reading in readings for note in reading.notes]
        if tree.broken:
            self._notes.append(f"{shown_place([tree.name])} {tree.broken}; what could be read of it is here.")
        filled: set[Place] = set()
        nobodys: list[Handed] = []
        for found in _outside_environments(tree):
            unit = _prefix(found.place[: found.outer], units)
            place = (tree.name, *found.place)
            if unit is not None:
                filled.add(unit)
                for owner in units[unit]:
                    self._files[self._key(owner.person)].append(Handed(found, place, owner))
            elif (why := _prefix(found.place[: found.outer], ignored)) is not None:
                self._passed_over.append(PassedOver(shown_place(place), ignored[why]))
            else:
                nobodys.append(Handed(found, place, _NOBODY))
        for place in units.keys() - filled:
            for owner in units[place]:
                self._empty[self._key(owner.person)].append(((tree.name, *place), owner))
        self._passed_over += [*folded(nobodys, most=_NOBODYS), *tree.passed_over()]

    def intake(self, handed_out: HandedOut, attempt: str) -> Intake:
        """Chooses for each person what counts.

        Args:
            handed_out: The committed student files.
            attempt: ``"last"``, ``"best"`` or ``"all"``.
        """
        attempts: list[Attempt] = []
        earlier: list[Attempt] = []
        unreadable: list[Unreadable] = []
        ordered = self._ordered()
        for key in ordered:
            choice = choose(self._people[key], self._files.get(key, ()), self._empty.get(key, ()), handed_out)
            counting, others = _split(choice, attempt)
            attempts += counting
            earlier += others
            unreadable += [choice.unreadable] if choice.unreadable else []
            self._passed_over += choice.passed_over
            self._notes += choice.notes
        missing = (
            [e.person for e in self._roster.entries if e.person.key not in self._people]
            if self._roster
            else []
        )
        notes = [*self._notes, *(self._roster.notes if self._roster else ()), *_alike(attempts)]
        if self._matcher:
            notes += self._matcher.notes
        return Intake(
            ", ".join(self._layouts), tuple(attempts), tuple(earlier), tuple(self._passed_over),
            tuple(unreadable), tuple(self._people[key] for key in ordered), tuple(missing), tuple(notes),
        )  # fmt: skip

    def _key(self, person: Person) -> str:
        known = self._matched.get(person.key)
        if known is None:
            known = self._matcher.person(person) if self._matcher else person
            self._matched[person.key] = known
        self._people.setdefault(known.key, known)
        return known.key

    def _ordered(self) -> list[str]:
        """The roster's order, then by name."""
        listed = (
            [e.person.key for e in self._roster.entries if e.person.key in self._people]
            if self._roster
            else []
        )
        others = self._people.keys() - set(listed)
        return [*listed, *sorted(others, key=lambda key: (self._people[key].name.casefold(), key))]


def _split(choice: Choice, attempt: str) -> tuple[list[Attempt], list[Attempt]]:
    if attempt != "last" or not choice.attempts:
        return choice.attempts, []
    counting = choice.attempts[choice.counts]
    return [counting], [a for a in choice.attempts if a is not counting]


def _outside_environments(tree: Tree) -> Iterator[Found]:
    for found in tree.found:
        within = tree.environments and _prefix(found.place, dict.fromkeys(tree.environments))
        if within:
            tree.skipped[within, "is a Python environment"] += 1
        else:
            yield found


def _prefix(place: Place, known: Mapping[Place, object]) -> Place | None:
    return next((place[:n] for n in range(len(place), -1, -1) if place[:n] in known), None)


def _alike(attempts: Iterable[Attempt]) -> Iterator[str]:
    """People whose files are the same, byte for byte; a group's one file is no news."""
    groups: dict[str, dict[str, str]] = defaultdict(dict)
    for attempt in attempts:
        groups[attempt.sha256].setdefault(attempt.place, attempt.person.name)
    for places in groups.values():
        if len(places) > 1:
            first, *others = places.values()
            more = f" and {len(others) - _LISTED} more" if len(others) > _LISTED else ""
            told = ", ".join(others[:_LISTED])
            yield f"{told}{more} handed in the same file as {first}."
