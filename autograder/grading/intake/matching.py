"""Finds the people of a roster among those who handed in; never guesses."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from autograder.grading.intake.layouts.canvas import folded_name
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import exact_words_of, spelt_out, without_wrapping, words_of
from autograder.grading.intake.roster import Entry, Roster

_SHORT = 3  # digits: a number of a copy or a version, rather than somebody's id without its zeros


class Matcher:
    """Looks people up.

    Args:
        roster: The class list.
        assignment: The assignment's name, which people put before or behind their own.
    """

    def __init__(self, roster: Roster, assignment: str) -> None:
        self._roster, self._assignment = roster, set(words_of(assignment).split())
        self._by_id: dict[str, list[Entry]] = defaultdict(list)
        self._by_exact_words: dict[str, list[Entry]] = defaultdict(list)
        self._by_words: dict[str, list[Entry]] = defaultdict(list)
        self._by_tail: dict[str, list[Entry]] = defaultdict(list)
        self._by_number: dict[str, list[Entry]] = defaultdict(list)
        for entry in roster.entries:
            for name in entry.names:
                self._by_id[name].append(entry)
                if " " in name:  # another one of theirs
                    self._by_words[words_of(name)].append(entry)
                if "_" in name:
                    self._by_tail[name.rpartition("_")[2]].append(entry)
            self._by_exact_words[exact_words_of(entry.person.name)].append(entry)
            for words in {words_of(entry.person.name), spelt_out(entry.person.name)}:
                self._by_words[words].append(entry)
            if entry.person.sid.isdigit():  # spreadsheets drop zeros before a number
                self._by_number[entry.person.sid.lstrip("0")].append(entry)
        for index in (self._by_exact_words, self._by_words, self._by_number, self._by_tail):
            index.pop("", None)
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
        parts = [part for part in (*person.name.split("/"), *person.name.partition("-")[2:]) if part]
        if named := _distinct(e for part in parts for e in self._by_name(part) or self._by_rest(part)):
            ids = [entry for part in parts for entry in self._by_part(part)] if named[1:] else []
            return [entry for entry in named if entry in ids] or named
        if found := _distinct(entry for part in parts for entry in self._by_part(part)):
            return found
        # Blackboard writes a column before a login: what all logins begin with seems the column's
        return _distinct(self._by_tail.get(person.lms.casefold(), ()))

    def _by_name(self, name: str) -> list[Entry]:
        """By the most exact way of writing it that means somebody."""
        ways = (
            self._by_id.get(name.casefold()), self._by_id.get(folded_name(name)),
            self._by_exact_words.get(exact_words_of(name)), self._by_words.get(words_of(name)),
            self._by_words.get(spelt_out(name)), self._by_number.get(name.lstrip("0")),
        )  # fmt: skip
        return next((found for found in ways if found), [])

    def _by_rest(self, name: str) -> list[Entry]:
        """Without the words of the assignment's name and what people write beside: ``hw1_ada_love (1)``."""
        words = " ".join(self._words(name))
        return self._by_words.get(words) or self._by_words.get(without_wrapping(words)) or []

    def _by_part(self, name: str) -> list[Entry]:
        """By an id among its words."""
        words = self._words(name)
        numbers = [word.lstrip("0") for word in words if len(word) > _SHORT and word.isdigit()]
        return [
            *(entry for word in words for entry in self._by_id.get(word, ())),
            *(entry for number in numbers for entry in self._by_number.get(number, ())),
        ]

    def _words(self, name: str) -> list[str]:
        return [word for word in words_of(name).split() if word not in self._assignment]


def _distinct(entries: Iterable[Entry]) -> list[Entry]:
    return list({entry.person.key: entry for entry in entries}.values())
