"""Reads a class list: a gradebook of Canvas or Moodle, a roster of Gradescope, or ``name,id,email``."""

import csv
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.intake.layouts.canvas import canvas_key, folded_name
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown, words_of
from autograder.grading.store.roster import decoded

_LARGEST = 64 * 2**20
_TIP = "Save it as a CSV with a heading: name, id, email; or take the export of Canvas, Moodle or Gradescope."
# headings as the systems write them, folded; German, French and Spanish ones of Moodle too
_HEADINGS = {
    "name": (
        "name|student|student name|full name|fullname|display name|vollständiger name|nom complet|"
        "nombre completo"
    ),
    "first": "first name|firstname|given name|vorname|prénom|nombre",
    "last": "last name|lastname|surname|family name|nachname|nom|nom de famille|apellido(s)|apellidos",
    "email": (
        "email|email address|e-mail|e-mail address|mail|e-mail-adresse|adresse de courriel|"
        "dirección de correo"
    ),
    "sid": (
        "sid|student id|id number|idnumber|student number|sis user id|sis id|matriculation number|"
        "matrikelnummer|id-nummer|numéro d'identification|número de id|org defined id|orgdefinedid"
    ),
    "login": (
        "sis login id|login|login id|username|user name|user|github_username|github username|anmeldename"
    ),
    "id": "id|user id|canvas user id",
    "identifier": "identifier|id. teilnehmer/in|identifiant|identificador",
    "preferred": (
        "preferred name|preferred first name|preferred given name|chosen name|known as|nickname|rufname|"
        "prénom usuel|nombre preferido"
    ),
    "role": "role|roles|rolle|rollen|rôle|rôles|rol",
}
_TELLING = {"name", "first", "last", "email", "sid", "login", "identifier"}
# how Moodle's worksheets number people: "Participant 123456", in the site's language, anew in each assignment
_PARTICIPANT = re.compile(r"[^\W\d_].*[ #](\d+)")
_STAFF = frozenset({
    "teacher", "teachers", "instructor", "ta", "tas", "assistant", "staff", "reader", "grader", "observer",
    "designer", "manager", "admin", "owner", "guest", "lehrer", "lehrerin", "trainer", "trainerin", "dozent",
    "dozentin", "tutor", "enseignant", "profesor", "profesora",
})  # fmt: skip
_COLUMNS = {heading: column for column, headings in _HEADINGS.items() for heading in headings.split("|")}


@dataclass(frozen=True)
class Entry:
    """One line of a roster.

    Attributes:
        person: Who.
        names: All that a file or a system may call that person, apart from the name itself.
    """

    person: Person
    names: tuple[str, ...]


@dataclass(frozen=True)
class Roster:
    """A class list.

    Attributes:
        path: Where it came from.
        entries: In its order.
        notes: What staff should know.
        text: All of it, as it came.
    """

    path: Path
    entries: tuple[Entry, ...]
    notes: tuple[str, ...] = ()
    text: str = field(default="", repr=False)

    @property
    def words(self) -> frozenset[str]:
        """Words of everybody's names, as `words_of` gives them."""
        names = (name for entry in self.entries for name in (entry.person.name, *entry.names))
        return frozenset(word for name in names for word in words_of(name).split())


def read_roster(path: Path) -> Roster:
    """Reads a class list.

    Args:
        path: A CSV; UTF-8 or UTF-16 with or without a byte order mark, or cp1252; comma, semicolon or tab.

    Raises:
        ChaffinchError: When it cannot be read or names nobody.
    """
    return roster_of(_text(path), path)


def roster_of(text: str, path: Path) -> Roster:
    """A class list of which the text is known.

    Args:
        text: A CSV.
        path: What errors and notes call it.

    Raises:
        ChaffinchError: When it is no CSV or names nobody.
    """
    lines = text.lstrip("\r\n").splitlines(keepends=True)
    if lines and lines[0].casefold().startswith("sep="):
        lines = lines[1:]
    head, columns, rows = _table(lines, path)
    canvas = "sis login id" in head and ("student" in head or "lastname" in head)
    seen: dict[str, Entry] = {}
    notes: list[str] = []
    for row in rows:
        entry = _entry(dict(_cells(columns, row)), canvas=canvas)
        if entry is not None and entry.person.key in seen:
            notes.append(f"{shown(path.name)} names {entry.person.name} twice; once is enough.")
        elif entry is not None:
            seen[entry.person.key] = entry
    if not seen:
        raise ChaffinchError(f"{path} names nobody.", _TIP)
    return Roster(path, tuple(seen.values()), tuple(notes), text)


def _text(path: Path) -> str:
    try:
        with path.open("rb") as file:
            data = file.read(_LARGEST + 1)
    except OSError as error:
        raise ChaffinchError(
            f"The roster {path} cannot be read: {error.strerror}.", "Name a CSV file."
        ) from None
    if len(data) > _LARGEST:
        raise ChaffinchError(f"The roster {path} is larger than {_LARGEST // 2**20} MiB.", _TIP)
    if data.startswith(b"PK"):
        raise ChaffinchError(f"The roster {path} is a spreadsheet, not a CSV.", "Save it as CSV.")
    return decoded(data)


def _table(lines: list[str], path: Path) -> tuple[list[str], list[str], list[list[str]]]:
    """Folded headings, what each column is, and the rows; by the separator that makes most headings known."""
    tables = []
    for separator in ",;\t":
        try:
            rows = list(csv.reader(lines, delimiter=separator, skipinitialspace=True))
        except csv.Error as error:
            raise ChaffinchError(f"The roster {path} is not a CSV: {error}.", _TIP) from None
        head = [cell.strip().casefold() for cell in rows[0]] if rows else []
        columns = [_COLUMNS.get(heading, "") for heading in head]
        tables.append((sum(map(bool, columns)), head, columns, rows[1:]))
    known, head, columns, rows = max(tables, key=lambda table: table[0])
    if not known or not _TELLING & set(columns):
        raise ChaffinchError(f"The roster {path} has no heading that says where the names are.", _TIP)
    return head, columns, rows


def _is_staff(role: str) -> bool:
    """Whether a role is one of the staff's; students are called many things ("Learner", "Teilnehmer/in")."""
    words = set(re.findall(r"\w+", role.casefold()))
    return bool(words & _STAFF) and not words & {"student", "students", "learner"}


def _cells(columns: Sequence[str], row: Sequence[str]) -> Iterator[tuple[str, str]]:
    """The first cell that says something for each kind of column."""
    told: set[str] = set()
    for column, cell in zip(columns, row, strict=False):
        value = cell.strip().removeprefix('="').removesuffix('"') if cell.startswith('="') else cell.strip()
        if column in {"sid", "login"}:  # Brightspace writes #4711
            value = value.removeprefix("#")
        if column and value and column not in told:
            told.add(column)
            yield column, shown(value)


def _entry(cells: dict[str, str], *, canvas: bool) -> Entry | None:
    name = cells.get("name") or " ".join(part for c in ("first", "last") if (part := cells.get(c)))
    email, sid, login, number = (cells.get(c, "") for c in ("email", "sid", "login", "id"))
    identifier = cells.get("identifier", "")
    participant = found[1] if (found := _PARTICIPANT.fullmatch(identifier)) else ""
    sid = sid or ("" if participant else identifier)
    if name in {"Points Possible", "Student, Test", "Test Student"} or _is_staff(cells.get("role", "")):
        return None
    if canvas and not (name and number):
        return None
    if not canvas and not sid:
        sid = number
    if "@" in login and not email:
        email = login
    sortable = name if canvas and "," in name else f"{cells.get('last', '')}{cells.get('first', '')}" or name
    key = canvas_key(folded_name(sortable), number) if canvas else email.casefold() or sid or login or name
    key = key or identifier
    if not key:
        return None
    lms = number if canvas else login or participant
    person = Person(key_of(key), name or email or sid or login or identifier, email, sid, lms)
    names = (
        email, email.split("@")[0], sid, login, number if canvas else "", key, folded_name(sortable),
        participant, *_preferred(cells),
    )  # fmt: skip
    return Entry(person, tuple(dict.fromkeys(n.casefold() for n in names if n)))


def _preferred(cells: Mapping[str, str]) -> tuple[str, ...]:
    """What a person is called instead: the whole name, also where only the first one is told."""
    told, name = cells.get("preferred", ""), cells.get("name", "")
    last = cells.get("last") or (name.partition(",")[0] if "," in name else name.rpartition(" ")[2])
    return (told, f"{told} {last}") if told else ()
