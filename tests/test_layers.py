"""Who imports whom."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.assignment import Course

ROOT = Course.here().root
ROOMS = [
    "cli",
    "docker",
    "packages",
    "report",
    "grading",
    "student",
    "checks",
    "assignment",
]  # knows those after


def imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            yield node.module or ""


def ours(folder: str, pattern: str = "**/*.py") -> Iterator[tuple[Path, str]]:
    """Every import of ours in a folder: ``(file, dotted name)``."""
    for path in sorted((ROOT / folder).glob(pattern)):
        for name in imports(path):
            if name.split(".")[0] in {"autograder", "shared", "tests", "solutions"}:
                yield path, name


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_knows_only_itself_and_those_below(room):
    allowed = set(ROOMS[ROOMS.index(room) :])
    for path, name in ours(f"autograder/{room}"):
        if name.startswith("autograder."):
            assert name.split(".")[1] in allowed, f"{path} imports {name}"


def test_shared_imports_nothing_of_ours():
    assert [(str(p), n) for p, n in ours("shared") if not n.startswith("shared")] == []


def test_masters_import_only_shared():
    assert [(str(p), n) for p, n in ours("solutions") if not n.startswith("shared")] == []


def test_graders_import_only_checks_and_shared():
    allowed = ("autograder.checks", "shared")
    assert [(str(p), n) for p, n in ours("autograder/graders") if not n.startswith(allowed)] == []


def test_what_comes_first_in_the_student_process_knows_no_grader():
    """The zygote's side of the wall imports nothing that reads solutions or checks."""
    for name in ("preload", "spare", "worker", "loading", "wire", "codec"):
        for path, imported in ours("autograder/student", f"{name}.py"):
            assert not imported.startswith(("autograder.checks", "autograder.grading")), f"{path}: {imported}"
