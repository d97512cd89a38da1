"""Canvas's "Download Submissions": one flat folder.

``<name>[_LATE]_<user id>_<file id>_<file name>``, or ``…_<user id>_text.html`` and ``_link.html`` for what
was typed in. The name is the sortable one ("Love, Ada") folded and without everything that is no letter,
mark, digit or ``_`` (a hyphen or an apostrophe is read, too); with anonymous grading there is no name and the
id is ``anon_<id>``. A file that is handed in
again gets ``-1``, ``-2`` before its suffix. See ``ContentZipper`` in github.com/instructure/canvas-lms
(lib/content_zipper.rb: get_filename, add_upload_submission, sanitize_user_name).
"""

import re
import unicodedata
from typing import NamedTuple

from autograder.grading.intake.layouts.reading import LONGEST, Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown, stem_of
from autograder.grading.intake.walk import Place, Tree

_UPLOADED = re.compile(
    r"(?:(?P<name>[^\s./\\]+?)_)??(?P<late>LATE_)?(?P<user>[1-9]\d*|anon_[A-Za-z0-9]+)_(?P<file>[1-9]\d*)_(?P<original>.+)",
    re.DOTALL,
)
_TYPED = re.compile(
    r"(?:(?P<name>[^\s./\\]+?)_)??(?P<late>LATE_)?(?P<user>[1-9]\d*|anon_[A-Za-z0-9]+)_(?:text|link)\.html"
)
_AGAIN = re.compile(r"(?P<base>.+?)-(?P<number>\d{1,2})")
_OTTER_TIME = re.compile(r"\d\dT\d\d_\d\d_\d\d_\d{6}")


class _Name(NamedTuple):
    name: str
    user: str
    late: bool
    file: int
    original: str


def read_canvas(tree: Tree, base: Place, _assignment: str, forced: bool) -> Reading | None:
    """Reads a download; it is one when most names in the folder fit as a whole."""
    inside = children(tree, base)
    names = {name: parsed for name, folder in inside.items() if not folder and (parsed := _parsed(name))}
    if not mostly(len(names), len(inside) - len(names), forced=forced):
        return None
    return Reading("canvas", {(*base, name): (_owner(parsed),) for name, parsed in names.items()})


def canvas_key(name: str, user: str) -> str:
    """The key of a person: the name as Canvas folds it, and the id."""
    return key_of(f"{folded_name(name)}-{user}" if name else user)


def folded_name(sortable: str) -> str:
    """A name as Canvas writes it into file names."""
    letters = unicodedata.normalize("NFC", sortable).casefold()
    return "".join(c for c in letters if c.isalnum() or c == "_" or unicodedata.category(c).startswith("M"))


def _parsed(name: str) -> _Name | None:
    if len(name) > LONGEST:
        return None
    found = _UPLOADED.fullmatch(name) or _TYPED.fullmatch(name)
    if found is None or not (found["name"] or found["user"].startswith("anon_")):
        return None
    groups = found.groupdict()
    if _OTTER_TIME.match(groups.get("original") or ""):  # the numbers are a date
        return None
    file = int(groups.get("file") or 0)
    return _Name(found["name"] or "", found["user"], bool(found["late"]), file, groups.get("original") or "")


def _owner(name: _Name) -> Owner:
    person = Person(
        canvas_key(name.name, name.user), shown(name.name or name.user),
        lms=name.user if name.user.isdigit() else "",
    )  # fmt: skip
    again = _AGAIN.fullmatch(stem_of(name.original))
    return Owner(person, (int(again["number"]) if again else 0,), late=name.late)
