"""``chaffinch new``: a small assignment that works, to be changed."""

import re
from pathlib import Path

from autograder.assignment import ChaffinchError, Course
from autograder.grading.files import write_text

_TEMPLATES = Path(__file__).parent / "templates" / "new"
_PLACES = {
    "master.py.txt": "solutions/{name}/{name}.py",
    "assignment.toml.txt": "solutions/{name}/assignment.toml",
    "public.py.txt": "autograder/graders/{name}/public/test_q1_scale.py",
    "hidden.py.txt": "autograder/graders/{name}/hidden/test_q1_scale.py",
    "wheat.py.txt": "tests/submissions/{name}/q1_scale/wheat_loop.py",
    "chaff.py.txt": "tests/submissions/{name}/q1_scale/chaff_in_place.py",
    "right.py.txt": "tests/sample_class/{name}/ada_right.py",
    "expected.toml.txt": "tests/sample_class/{name}/expected.toml",
}


def new_assignment(course: Course, name: str) -> list[Path]:
    """Writes a new assignment of one question, with checks, wheat, chaff and a sample submission.

    Args:
        course: Where it goes.
        name: For instance ``"hw7_attention"``.

    Returns:
        The files that were written.

    Raises:
        ChaffinchError: When the name is no good or taken.
    """
    if not re.fullmatch(r"hw\d+_[a-z][a-z0-9_]*", name):
        raise ChaffinchError(
            f"{name!r} is no name for an assignment.", "Use hw, a number, _ and a word: hw7_topic."
        )
    paths = {template: course.root / place.format(name=name) for template, place in _PLACES.items()}
    for path in paths.values():
        if path.exists():
            raise ChaffinchError(f"{path} exists already.", "Choose another name, or change what is there.")
    for template, path in paths.items():
        text = (_TEMPLATES / template).read_text(encoding="utf-8").replace("{{name}}", name)
        write_text(path, text)
    return list(paths.values())
