"""nbgrader's course folder: ``submitted/<student>/<assignment>/<notebook>.ipynb``; and its exchange.

``timestamp.txt`` beside the notebook says when. See nbgrader's documentation, "How to structure course
files". The exchange, a folder that a hub shares, has ``inbound/<student>+<assignment>+<time>[+<random>]``
for each attempt (exchange/default/submit.py there).
"""

import re
from datetime import UTC, datetime
from pathlib import Path

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_FOLDER = "submitted"
_STAMP = "timestamp.txt"
# of the same course, beside what was submitted; see "How to structure course files"
_OWN = frozenset({
    "source", "release", "autograded", "feedback", "downloaded", "exchange", "nbgrader_config.py",
    "gradebook.db", "nbgrader.log",
})  # fmt: skip
_INBOUND = re.compile(
    r"(?P<student>[^+]+)\+(?P<assignment>[^+]+)\+(?P<time>\d{4}-\d\d-\d\d[ _T][^+]{8,40})(\+[^+]*)?"
)


def read_nbgrader(tree: Tree, base: Place, assignment: str, forced: bool) -> Reading | None:
    """Reads ``submitted``: by that name, or by the time stamps two folders down."""
    if inbound := _read_inbound(tree, base, assignment, forced):
        return inbound
    beside: dict[Place, str] = {}
    if children(tree, base).get(_FOLDER):
        beside = {(*base, name): "is nbgrader's own" for name in children(tree, base) if name in _OWN}
        base = (*base, _FOLDER)
    depth = len(base)
    pairs = [f for f in tree.folders if len(f) == depth + 2 and f[:depth] == base]
    students = {pair[depth] for pair in pairs}
    others = len(children(tree, base)) - len(students)
    stamped = sum((*pair, _STAMP) in tree.told for pair in pairs)
    named = (base[-1] if base else tree.name) == _FOLDER
    if not mostly(len(students), others, forced=forced) or not (named or forced or stamped * 2 > len(pairs)):
        return None
    meant = {pair[-1] for pair in pairs if _same(pair[-1], assignment)} or {pair[-1] for pair in pairs}
    if len(meant) > 1:
        return None
    reading = Reading("nbgrader", ignored=beside)
    for pair in pairs:
        if pair[-1] in meant:
            submitted = _time(tree.told.get((*pair, _STAMP)))
            reading.units[pair] = (
                Owner(Person(key_of(pair[depth]), shown(pair[depth])), submitted=submitted),
            )
        else:
            reading.ignored[pair] = "is of another assignment"
    return reading


def _read_inbound(tree: Tree, base: Place, assignment: str, forced: bool) -> Reading | None:
    """Reads the exchange, where each attempt is a folder."""
    inside = children(tree, base)
    folders = [name for name, folder in inside.items() if folder]
    attempts = {name: found for name in folders if (found := _INBOUND.fullmatch(name[:LONGEST]))}
    if not mostly(len(attempts), len(inside) - len(attempts), forced=forced):
        return None
    told = {found["assignment"] for found in attempts.values()}
    meant = {name for name in told if _same(name, assignment)} or told
    if len(meant) > 1:
        return None
    reading = Reading("nbgrader")
    for name, found in attempts.items():
        place = (*base, name)
        if found["assignment"] not in meant:
            reading.ignored[place] = "is of another assignment"
            continue
        when = _time(tree.told.get((*place, _STAMP))) or _moment(found["time"])
        person = Person(key_of(found["student"]), shown(found["student"]))
        reading.units[place] = (Owner(person, (found["time"],), when),)
    return reading


def _same(folder: str, assignment: str) -> bool:
    return folder == assignment or assignment.startswith(f"{folder}_")


def _time(path: Path | None) -> datetime | None:
    """What nbgrader wrote into a file."""
    try:
        return _moment(path.read_text(encoding="utf-8")[:40]) if path else None
    except (OSError, ValueError):
        return None


def _moment(text: str) -> datetime | None:
    """For instance ``2015-02-02 15:58:23.948203 America/Los_Angeles`` or ``… UTC``."""
    try:
        when = datetime.fromisoformat(text.strip().removesuffix(" UTC"))
    except ValueError:
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
