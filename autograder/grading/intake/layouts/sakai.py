"""Sakai's "Download All" of an assignment's submissions: a folder for each person.

``<title>/<sort name>(<login>)/`` with ``Submission attachment(s)/`` and ``<folder>_submissionText.html`` from
the student, ``Feedback Attachment(s)/``, ``feedbackText.html`` and ``comments.txt`` from staff, and
``timestamp.txt``; beside them ``grades.csv``. See github.com/sakaiproject/sakai (AssignmentServiceImpl.java:
zipSubmissions).
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_FOLDER = re.compile(r"(?P<name>.+?)\((?P<login>[^()]+)\)", re.DOTALL)
_ATTACHED = "Submission attachment(s)"
_TEXT = re.compile(r".+_submissionText\.(html|txt)", re.DOTALL)
_STAMP = "timestamp.txt"
_LISTS = frozenset({"grades.csv", "grades.xls", "grades.xlsx"})
_TIME = re.compile(r"(\d{14})\d{3}")


def read_sakai(tree: Tree, base: Place, _assignment: str, forced: bool) -> Reading | None:
    """Reads a download; it is one when most folders are named and filled as Sakai does it."""
    inside = children(tree, base)
    folders = [name for name, folder in inside.items() if folder]
    named = {name: found for name in folders if (found := _FOLDER.fullmatch(name[:LONGEST]))}
    attached = sum((*base, name, _ATTACHED) in tree.folders for name in named)
    others = len(inside.keys() - named.keys() - _LISTS)
    if not attached or not mostly(len(named), others, forced=forced):
        return None
    reading = Reading(
        "sakai", ignored={(*base, name): "is Sakai's own list" for name in inside.keys() & _LISTS}
    )
    for name, found in named.items():
        _read_person(tree, (*base, name), found, reading)
    return reading


def _read_person(tree: Tree, place: Place, found: re.Match[str], reading: Reading) -> None:
    owner = (_owner(found, tree.told.get((*place, _STAMP))),)
    for name in children(tree, place):
        if name == _ATTACHED or _TEXT.fullmatch(name):
            reading.units[*place, name] = owner
        else:
            reading.ignored[*place, name] = "is from staff"
    if not any((*place, name) in reading.units for name in children(tree, place)):
        reading.units[*place, _ATTACHED] = owner


def _owner(found: re.Match[str], stamp: Path | None) -> Owner:
    person = Person(key_of(found["login"]), shown(found["name"].strip()), lms=shown(found["login"]))
    return Owner(person, submitted=_time(stamp))


def _time(path: Path | None) -> datetime | None:
    """What Sakai wrote, for instance ``20261103215900000``, in UTC."""
    try:
        told = _TIME.fullmatch(path.read_text(encoding="utf-8")[:40].strip()) if path else None
        return datetime.strptime(told[1], "%Y%m%d%H%M%S").replace(tzinfo=UTC) if told else None
    except (OSError, ValueError):
        return None
