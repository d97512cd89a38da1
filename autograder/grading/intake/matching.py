"""Finds the people of a roster among those who handed in; never guesses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from autograder.grading.intake.layouts.canvas import folded_name
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import words_of
from autograder.grading.intake.roster import Entry, Roster


class Matcher:
    """Looks people up.

    Args:
        roster: The class list.
        assignment: The assignment's name, which people put before or behind their own.
    """

    def __init__(self, roster: Roster, assignment: str) -> None:
        self._roster, self._assignment = roster, set(words_of(assignment).split())
        self._by_id: dict[str, list[Entry]] = defaultdict(list)
        self._by_words: dict[str, list[Entry]] = defaultdict(list)
        for entry in roster.entries:
            for name in entry.names:
                self._by_id[name].append(entry)
            self._by_words[words_of(entry.person.name)].append(entry)
        self.notes: list[str] = []

    def person(self, person: Person) -> Person:
        """The person of the roster, or the same one where there is none or more than one."""
        found = self._find(person)
        if len(found) == 1:
            entry = found[0].person
            return replace(entry, lms=entry.lms or person.lms, email=entry.email or person.email)
        if found:
            names = ", ".join(f"{e.person.name} ({e.person.key})" for e in found[:5])
            self.notes.append(f"{person.name} ({person.key}) may be {names}: name the file by id or e-mail.")
        else:
            self.notes.append(f"{person.name} ({person.key}) is not in {self._roster.path.name}.")
        return person

    def _find(self, person: Person) -> list[Entry]:
        for identity in (person.email, person.sid, person.key, person.lms, person.name):
            if identity and (found := self._by_id.get(identity.casefold())):
                return _distinct(found)
        if found := self._by_name(person.name):
            return _distinct(found)
        # a section before a slash; a group before a dash, as older Moodles write it
        parts = [*person.name.split("/"), *person.name.partition("-")[2:]]
        return _distinct(e for part in parts if part for e in self._by_name(part) or self._by_rest(part))

    def _by_name(self, name: str) -> list[Entry]:
        folded = self._by_id.get(name.casefold()) or self._by_id.get(folded_name(name))
        return folded or self._by_words.get(words_of(name), [])

    def _by_rest(self, name: str) -> list[Entry]:
        """Without the words of the assignment's name and numbers: ``hw1_ada_love``, ``ada_love_1``."""
        words = [word for word in words_of(name).split() if word not in self._assignment]
        found = self._by_words.get(" ".join(words)) or self._by_words.get(
            " ".join(w for w in words if not w.isdigit())
        )
        ids = [entry for word in words for entry in self._by_id.get(word, ())]
        return _distinct([*(found or []), *ids])


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.person.key: entry for entry in entries}.values())
