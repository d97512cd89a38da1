"""nbgrader's course folder: ``submitted/<student>/<assignment>/<notebook>.ipynb``.

``timestamp.txt`` beside the notebook says when. See nbgrader's documentation, "How to structure course
files".
"""

from datetime import UTC, datetime
from pathlib import Path

from autograder.grading.intake.layouts.reading import Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_FOLDER = "submitted"
_STAMP = "timestamp.txt"


def read_nbgrader(tree: Tree, base: Place, assignment: str, forced: bool) -> Reading | None:
    """Reads ``submitted``: by that name, or by the time stamps two folders down."""
    if not base and children(tree, base).get(_FOLDER):
        base = (_FOLDER,)
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
    reading = Reading("nbgrader")
    for pair in pairs:
        if pair[-1] in meant:
            submitted = _time(tree.told.get((*pair, _STAMP)))
            reading.units[pair] = (
                Owner(Person(key_of(pair[depth]), shown(pair[depth])), submitted=submitted),
            )
        else:
            reading.ignored[pair] = "is of another assignment"
    return reading


def _same(folder: str, assignment: str) -> bool:
    return folder == assignment or assignment.startswith(f"{folder}_")


def _time(path: Path | None) -> datetime | None:
    """What nbgrader wrote, for instance ``2015-02-02 15:58:23.948203 America/Los_Angeles`` or ``… UTC``."""
    try:
        text = path.read_text(encoding="utf-8")[:40].strip() if path else ""
        when = datetime.fromisoformat(text.removesuffix(" UTC"))
    except (OSError, ValueError):
        return None
    return when if when.tzinfo else when.replace(tzinfo=UTC)
