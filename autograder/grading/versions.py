"""What a result depends on besides the submission."""

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from autograder.assignment import Assignment
from autograder.grading.recognition.place import path_of
from autograder.rooms import FRAMEWORK, ROOMS

_LIBRARIES = ("torch", "torchvision", "numpy", "pytest", "otter-grader", "matplotlib")


def versions() -> dict[str, str]:
    """Versions of Python and of the libraries that verdicts may depend on."""
    found = {"python": platform.python_version()}
    for name in _LIBRARIES:
        try:
            found[name] = version(name)
        except PackageNotFoundError:
            found[name] = "absent"
    return found


def package_hash(assignment: Assignment) -> str:
    """SHA-256 over all that decides a verdict: checks, master, configuration, framework and ``shared``."""
    digest = hashlib.sha256()
    for name, path in _deciding_files(assignment):
        digest.update(name.encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _deciding_files(assignment: Assignment) -> Iterator[tuple[str, Path]]:
    """Names that are the same wherever course and framework lie, and the files."""
    folders = [(f"autograder/{room.folder}", FRAMEWORK / room.folder) for room in ROOMS if room.decides]
    folders += [("checks", assignment.graders), ("master", assignment.folder), ("shared", assignment.shared)]
    for name, folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts and path != path_of(assignment):
                yield f"{name}/{path.relative_to(folder).as_posix()}", path
