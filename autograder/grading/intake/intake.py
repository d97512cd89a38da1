"""From what was named on the command line to people and their attempts."""

from collections.abc import Sequence
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.collecting import rarely_collected
from autograder.grading.intake.answers import HandedOut
from autograder.grading.intake.content import Asked, asked_names
from autograder.grading.intake.gather import Gathered
from autograder.grading.intake.layouts.blackboard import read_blackboard
from autograder.grading.intake.layouts.brightspace import read_brightspace
from autograder.grading.intake.layouts.canvas import read_canvas
from autograder.grading.intake.layouts.classroom import read_classroom
from autograder.grading.intake.layouts.gradescope import read_gradescope
from autograder.grading.intake.layouts.moodle import read_moodle
from autograder.grading.intake.layouts.nbgrader import read_nbgrader
from autograder.grading.intake.layouts.plain import read_plain
from autograder.grading.intake.layouts.reading import Reader, Reading, bases, children
from autograder.grading.intake.layouts.sakai import read_sakai
from autograder.grading.intake.model import Intake
from autograder.grading.intake.roster import Roster
from autograder.grading.intake.shelf import Shelf
from autograder.grading.intake.trees import trees_of
from autograder.grading.intake.walk import Place, Tree, Walker

_SYSTEMS: dict[str, Reader] = {
    "gradescope": read_gradescope,
    "moodle": read_moodle,
    "blackboard": read_blackboard,
    "brightspace": read_brightspace,
    "sakai": read_sakai,
    "canvas": read_canvas,
    "nbgrader": read_nbgrader,
    "classroom": read_classroom,
}
_PLAIN = ("folders", "files", "one")
LAYOUTS = ("auto", *_SYSTEMS, *_PLAIN)
ATTEMPTS = ("last", "best", "all")
_WANTED = "Submissions are .ipynb or .py files, or archives of them; `--layout` says how they are laid out."


def take_in(
    paths: Sequence[Path], unpacked: Path, assignment: Assignment, *,
    layout: str = "auto", attempt: str = "last", roster: Roster | None = None,
) -> Intake:  # fmt: skip
    """Finds out who handed in what.

    Args:
        paths: Files, folders and archives.
        unpacked: An empty folder for copies: what comes out of archives, and files whose suffix does not say
            what they are.
        assignment: What they should be submissions of.
        layout: One of `LAYOUTS`; ``"auto"`` recognises it.
        attempt: ``"last"`` lets a person's last attempt count; with ``"best"`` and ``"all"`` all of them do,
            and which is best is for the grading to say.
        roster: The class list, where there is one.

    Raises:
        ChaffinchError: When a path does not exist, nothing is found, or the layout is not what was asked for.
    """
    if layout not in LAYOUTS:
        raise ChaffinchError(f"There is no layout {layout!r}.", f"Layouts: {', '.join(LAYOUTS)}.")
    known = roster.words if roster else frozenset[str]()
    asked = Asked(asked_names(assignment))
    walker = Walker(assignment.limits.file_mb * 2**20, asked, Shelf(unpacked), known)

    def is_export(tree: Tree) -> bool:
        return layout not in _PLAIN and _system(tree, assignment.name, layout) is not None

    gathered = Gathered(roster, assignment.name)
    with rarely_collected():
        for tree in trees_of(paths, walker, assignment.name, is_export):
            gathered.add(tree, _readings(tree, assignment.name, layout))
        intake = gathered.intake(HandedOut(assignment), attempt)
    if not intake.attempts and not intake.unreadable:
        told = "; ".join(f"{p.place} {p.reason}" for p in intake.passed_over[:3])
        raise ChaffinchError("No submission was found.", f"{told}. {_WANTED}" if told else _WANTED)
    return intake


def _readings(tree: Tree, assignment: str, layout: str) -> list[Reading]:
    """What a system laid out, and what lies beside it."""
    if layout in _PLAIN:
        return [read_plain(tree, assignment, layout)]
    system = _system(tree, assignment, layout)
    if system is not None:
        beside = read_plain(tree, assignment, "files", system)
        beside.notes += [f"{name} is not named as {system.layout} names files." for name in beside.names()]
        return [system, beside]
    if layout != "auto":
        raise ChaffinchError(
            f"{tree.name} is not laid out as {layout} does it.", "Leave out --layout to see how it is."
        )
    several = _several(tree, assignment)
    taken = Reading("", {place: owners for reading in several for place, owners in reading.units.items()})
    return [*several, read_plain(tree, assignment, "", taken if several else None)]


def _several(tree: Tree, assignment: str) -> list[Reading]:
    """Downloads of several people each that lie side by side: of sections, or of several systems."""
    base = list(bases(tree))[-1]
    inside = [(*base, name) for name, folder in sorted(children(tree, base).items()) if folder]
    found = [reading for place in inside if (reading := _read(tree, place, assignment, "auto"))]
    return [reading for reading in found if len({o.person.key for (o, *_) in reading.units.values()}) > 1]


def _system(tree: Tree, assignment: str, layout: str) -> Reading | None:
    readings = (_read(tree, base, assignment, layout) for base in bases(tree))
    return next((reading for reading in readings if reading), None)


def _read(tree: Tree, base: Place, assignment: str, layout: str) -> Reading | None:
    """What lies in a folder, as the first system reads it that takes it for its own."""
    chosen = _SYSTEMS if layout == "auto" else {layout: _SYSTEMS[layout]}
    readings = (read(tree, base, assignment, layout != "auto") for read in chosen.values())
    return next((reading for reading in readings if reading), None)
