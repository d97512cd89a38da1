"""GitHub Classroom: a repository for each student.

``gh classroom clone student-repos`` makes ``<assignment>-submissions/<assignment>-<login>``; a repository
has its ``.git``, a README and whatever else the template had.
"""

from autograder.grading.intake.layouts.reading import Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_CLONED = "-submissions"


def read_classroom(tree: Tree, base: Place, assignment: str, forced: bool) -> Reading | None:
    """Reads clones: most entries are repositories, or the folder has the command's name for it."""
    inside = children(tree, base)
    folders = [name for name, folder in inside.items() if folder]
    above = base[-1] if base else tree.name
    slug = above.removesuffix(_CLONED) if above.endswith(_CLONED) else ""
    if forced:
        fitting = folders
    elif slug:
        fitting = [name for name in folders if name.startswith(f"{slug}-")]
    else:
        fitting = [name for name in folders if (*base, name) in tree.repositories]
    if not mostly(len(fitting), len(inside) - len(fitting), forced=forced):
        return None
    slugs = [slug] if slug else _slugs(assignment)
    return Reading("classroom", {(*base, name): (Owner(_person(name, slugs)),) for name in fitting})


def _slugs(assignment: str) -> list[str]:
    """How an assignment may be called there: ``hw1-perceptron``, ``hw1_perceptron``, ``hw1``."""
    return [assignment.replace("_", "-"), assignment, assignment.split("_", maxsplit=1)[0]]


def _person(folder: str, slugs: list[str]) -> Person:
    login = next(
        (folder[len(s) + 1 :] for s in slugs if folder.startswith(f"{s}-") and len(folder) > len(s) + 1), ""
    )
    return Person(key_of(login or folder), shown(login or folder), lms=login)
