"""A course of one's own beside a linked (editable) installation: its ``autograder/`` hides no package."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

import autograder.cli

# as pip's editable installations do: asked last, after a folder `autograder` without `__init__.py` was found
FINDER = """
import importlib.util, sys
from importlib.machinery import PathFinder
class Linked:
    @staticmethod
    def find_spec(name, path=None, target=None):
        if name == "autograder":
            return importlib.util.spec_from_file_location(name, {home!r} + "/__init__.py")
        if name.rpartition(".")[0] == "autograder":
            return PathFinder.find_spec(name, [{home!r}])
sys.meta_path = [finder for finder in sys.meta_path if "Editable" not in repr(finder)] + [Linked]
"""


@pytest.fixture
def linked(tmp_path):
    """Runs the command in a new course's folder, with the package linked."""
    home = str(Path(autograder.cli.__file__).resolve().parents[1])
    (tmp_path / "site").mkdir()
    (tmp_path / "site" / "sitecustomize.py").write_text(FINDER.format(home=home))
    (tmp_path / "course").mkdir()

    def run(*arguments: str) -> str:
        done = subprocess.run(
            [sys.executable, "-m", "autograder", *arguments],
            cwd=tmp_path / "course",
            env=os.environ | {"PYTHONPATH": str(tmp_path / "site")},
            capture_output=True,
            text=True,
            timeout=250,
            check=False,
        )
        assert done.returncode == 0, f"{arguments}: {done.stdout}\n{done.stderr}"
        return done.stdout

    return run


def test_the_command_works_in_a_course_that_has_its_own_graders(linked, tmp_path):
    linked("new", "hw1_own")
    assert (tmp_path / "course" / "autograder" / "graders" / "hw1_own").is_dir()
    assert "all as it must be" in linked("verify", "hw1_own", "--jobs", "2", "--seeds", "1")
    linked("build", "hw1_own")
    assert (tmp_path / "course" / "dist" / "hw1_own-autograder.zip").is_file()
