"""Brightspace's (D2L's) "Download" of an assignment's submissions, as folders or flat.

``<user>-<number> - <full name> - <time>/<file name>``, or flat ``… - <time> - <file name>``, beside an
``index.html``. The time is the server's own, without a zone: ``Nov 28, 2026 1011 AM``.
"""

import re
from datetime import datetime

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_NAME = re.compile(
    r"(?P<user>\d+)-(?P<number>\d+) ?- ?(?P<name>.+?) ?- "
    r"(?P<day>[^-]+?\d{4}|\d{4}-\d\d-\d\d),? "
    r"(?P<hour>\d\d?)[ :_.]?(?P<minute>\d\d) ?(?P<half>[AP]M)?( ?- ?(?P<file>.+))?",
    re.DOTALL | re.IGNORECASE,
)
_INDEX = "index.html"
_DAYS = ("%b %d, %Y", "%B %d, %Y", "%d %b, %Y", "%d %B, %Y", "%d %b %Y", "%d %B %Y", "%Y-%m-%d")


def read_brightspace(tree: Tree, base: Place, _assignment: str, forced: bool) -> Reading | None:
    """Reads a download; it is one when most names in the folder fit as a whole."""
    inside = children(tree, base)
    names = {name: found for name in inside if (found := _NAME.fullmatch(name[:LONGEST]))}
    if not mostly(len(names), len(inside.keys() - {_INDEX}) - len(names), forced=forced):
        return None
    reading = Reading("brightspace", {(*base, name): (_owner(f),) for name, f in names.items()})
    if inside.get(_INDEX) is False:
        reading.ignored[*base, _INDEX] = "is Brightspace's own list"
    return reading


def _owner(found: re.Match[str]) -> Owner:
    person = Person(key_of(f"{found['name']} {found['user']}"), shown(found["name"]), lms=found["user"])
    when = _time(found)
    return Owner(person, (when.isoformat() if when else "", int(found["number"])), when)


def _time(found: re.Match[str]) -> datetime | None:
    clock = f"{int(found['hour']):02}:{found['minute']} {found['half'] or ''}".strip()
    for day in _DAYS:
        try:
            return datetime.strptime(
                f"{found['day'].strip()} {clock}", f"{day} {'%I:%M %p' if found['half'] else '%H:%M'}"
            )
        except ValueError:
            continue
    return None
