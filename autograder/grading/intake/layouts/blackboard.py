"""Blackboard's "Assignment File Download": one flat folder.

``<column>_<user name>_attempt_<time>_<file name>`` for each file of an attempt, and
``<column>_<user name>_attempt_<time>.txt`` that says who and when, in its first line as
``Name: Ada Love (alove)`` in the server's language. The time is the server's own, without a zone:
``2026-11-28-10-11-12``. Column and user name may hold ``_``: where no text tells it, the column is what all
names begin with.
"""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime
from io import StringIO
from itertools import takewhile
from pathlib import Path

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_NAME = re.compile(
    r"(?P<who>.+)_attempt_(?P<time>\d{4}-\d\d-\d\d-\d\d-\d\d-\d\d)(_(?P<file>.+)|\.txt)", re.DOTALL
)
_FIRST_LINE = re.compile(r"[^:]{1,40}:\s*(?P<name>.+?)\s*\((?P<login>[^()\s]+)\)")


def read_blackboard(tree: Tree, base: Place, assignment: str, forced: bool) -> Reading | None:
    """Reads a download; it is one when most names in the folder fit as a whole."""
    inside = children(tree, base)
    names = {name: found for name in inside if (found := _NAME.fullmatch(name[:LONGEST]))}
    if not mostly(len(names), len(inside) - len(names), forced=forced):
        return None
    texts: dict[str, Path | None] = {
        found["who"]: tree.told.get((*base, name)) for name, found in names.items() if not found["file"]
    }
    people = {who: person for who, text in texts.items() if (person := _told(text, who)) is not None}
    column = _column(sorted({found["who"] for found in names.values()}), people, assignment)
    return Reading(
        "blackboard", {(*base, name): (_owner(found, people, column),) for name, found in names.items()}
    )


def _told(path: Path | None, who: str) -> Person | None:
    """Whom the text beside an attempt names; None where it does not say it as Blackboard does."""
    try:
        with path.open(encoding="utf-8-sig", errors="replace") if path else StringIO() as file:
            found = _FIRST_LINE.fullmatch(file.readline(LONGEST).strip())
    except OSError:
        return None
    if found is None or not who.endswith(f"_{found['login']}"):
        return None
    return Person(key_of(found["login"]), shown(found["name"]), lms=shown(found["login"]))


def _column(who: Sequence[str], people: Mapping[str, Person], assignment: str) -> str:
    """As a text tells it, or what all names begin with; of a single person's, what names the assignment."""
    if people:
        name, person = next(iter(people.items()))
        return name[: -len(person.lms) - 1]
    if len(who) > 1:
        pairs = takewhile(lambda pair: pair[0] == pair[1], zip(who[0], who[-1], strict=False))
        return "".join(a for a, _ in pairs).rpartition("_")[0]
    known = (assignment, assignment.split("_", maxsplit=1)[0])
    named = next((name for name in known if who[0].casefold().startswith(f"{name.casefold()}_")), "")
    return who[0][: len(named)] or who[0].rpartition("_")[0]


def _owner(found: re.Match[str], people: Mapping[str, Person], column: str) -> Owner:
    login = found["who"].removeprefix(f"{column}_") if column else found["who"]
    person = people.get(found["who"]) or Person(key_of(login), shown(login), lms=shown(login))
    try:
        when = datetime.strptime(found["time"], "%Y-%m-%d-%H-%M-%S")
    except ValueError:
        when = None
    return Owner(person, (found["time"],), when)
