"""Moodle's "Download all submissions", as folders or flat.

``<full name>_<participant>_assignsubmission_<plugin>[_]/<file>``, or flat
``…_assignsubmission_<plugin>_<file>``; the plugin is ``file`` or ``onlinetext``. The participant is a number
of that one assignment; a group has its name and id, people without one ``Default team`` and none; a site may
put the user name before the full name. See github.com/moodle (mod/assign/classes/downloader.php:
get_student_prefix, load_submissionplugin_filelist).
"""

import re

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_NAME = re.compile(
    r"(?P<name>.+?)(?:_(?P<participant>\d+))?_assignsubmission_(?P<plugin>[a-z]+)(?:_(?P<file>.*))?",
    re.DOTALL,
)


def read_moodle(tree: Tree, base: Place, _assignment: str, forced: bool) -> Reading | None:
    """Reads a download; it is one when most names in the folder fit as a whole."""
    inside = children(tree, base)
    names = {name: found for name in inside if (found := _NAME.fullmatch(name[:LONGEST]))}
    if not mostly(len(names), len(inside) - len(names), forced=forced):
        return None
    return Reading("moodle", {(*base, name): (_owner(found),) for name, found in names.items()})


def _owner(found: re.Match[str]) -> Owner:
    name, participant = found["name"].strip(), found["participant"] or ""
    key = f"{name} {participant}" if participant else name
    hidden = " " not in name  # "Participant", in the site's language, where names are not shown
    return Owner(Person(key_of(key), shown(key if hidden else name), lms=participant))
