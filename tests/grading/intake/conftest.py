"""A small assignment, and files as people hand them in."""

import json
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from autograder.assignment import Assignment, Question
from autograder.assignment.limits import Limits
from autograder.grading.intake import Intake, take_in

NAME = "hw1_scale"
STUB = 'def scale(x, factor):\n    raise NotImplementedError("q1: scale is not implemented yet")\n'
FILLED = "def scale(x, factor):\n    return x * factor\n"


def notebook(code: str = FILLED) -> str:
    cell = {"cell_type": "code", "source": code.splitlines(keepends=True), "metadata": {}, "outputs": []}
    return json.dumps({"cells": [cell], "metadata": {}, "nbformat": 4, "nbformat_minor": 5})


def lay(folder: Path, files: Mapping[str, str | bytes]) -> Path:
    """Writes files by their places; a place that ends with a slash is an empty folder."""
    folder.mkdir(parents=True, exist_ok=True)
    for place, content in files.items():
        path = folder / place
        if place.endswith("/"):
            path.mkdir(parents=True, exist_ok=True)
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)
    return folder


@pytest.fixture
def assignment(tmp_path: Path) -> Assignment:
    root = tmp_path / "course"
    lay(root / "assignments" / NAME, {f"{NAME}.ipynb": notebook(STUB), f"{NAME}.py": STUB})
    question = Question("q1_scale", "Scale", ("scale",))
    return Assignment(NAME, "Scale", "", (question,), Limits(), root=root)


@pytest.fixture
def taken(assignment: Assignment, tmp_path: Path) -> Callable[..., Intake]:
    def run(*paths: Path, **options: object) -> Intake:
        number = len(list(tmp_path.glob("unpacked*")))
        return take_in(paths, tmp_path / f"unpacked{number}", assignment, **options)

    return run


def rows(intake: Intake) -> list[str]:
    """Names of all rows of the table, those with a reason in brackets."""
    unreadable = {item.person.key for item in intake.unreadable}
    return [f"({p.name})" if p.key in unreadable else p.name for p in intake.people]
