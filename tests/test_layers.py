"""Who imports whom."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from autograder.assignment import Course
from autograder.rooms import ROOMS

ROOT = Course.find().root


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


@pytest.mark.parametrize("room", ROOMS, ids=lambda room: room.folder)
def test_a_room_knows_only_itself_and_those_below(room):
    allowed = ["autograder.rooms", *(other.package for other in ROOMS[ROOMS.index(room) :])]
    for path, name in ours(f"autograder/{room.folder}"):
        if name.startswith("autograder."):
            assert f"{name}.".startswith(tuple(f"{a}." for a in allowed)), f"{path} imports {name}"


def test_every_module_of_the_framework_lies_in_a_room():
    framework = ROOT / "autograder"
    folders = {path.parent.relative_to(framework).as_posix() for path in framework.rglob("*.py")}
    of_rooms = tuple(f"{room.folder}/" for room in ROOMS)
    assert [f for f in sorted(folders) if not f"{f}/".startswith((*of_rooms, "graders/"))] == [".", "wall"]
    assert [room.folder for room in ROOMS if room.folder not in folders] == []


def test_shared_imports_nothing_of_ours():
    assert [(str(p), n) for p, n in ours("shared") if not n.startswith("shared")] == []


def test_masters_import_only_shared():
    assert [(str(p), n) for p, n in ours("solutions") if not n.startswith("shared")] == []


def test_graders_import_only_checks_and_shared():
    allowed = ("autograder.checks", "shared")
    assert [(str(p), n) for p, n in ours("autograder/graders") if not n.startswith(allowed)] == []


LOADED = """
import importlib, pkgutil, sys
import autograder.wall.inside as inside
from autograder.wall.inside import zygote
zygote.warm(["numpy", "torch"])
for module in pkgutil.walk_packages(inside.__path__, "autograder.wall.inside."):
    importlib.import_module(module.name)
print([name for name in sys.modules if name.startswith(("autograder.", "shared", "solutions"))])
"""


def test_a_student_process_loads_nothing_of_the_graders_side():
    """Asked of a process that imported what a student process imports, so that no path there is overlooked."""
    said = subprocess.run(
        [sys.executable, "-c", LOADED], cwd=ROOT, capture_output=True, text=True, check=True
    )
    loaded = ast.literal_eval(said.stdout.strip())
    allowed = ("autograder.wall.inside", "autograder.wall.contract", "autograder.cells", "autograder.process")
    beyond = [n for n in loaded if not n.startswith((*allowed, "autograder.assignment", "shared"))]
    assert "autograder.wall.inside.worker" in loaded
    assert beyond == ["autograder.wall"]
