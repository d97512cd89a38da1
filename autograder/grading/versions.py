"""What a result depends on besides the submission."""

import hashlib
import platform
from collections.abc import Iterator
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from autograder.assignment import Course
from autograder.rooms import ROOMS

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


def package_hash(course: Course, name: str) -> str:
    """SHA-256 over all that decides a verdict: checks, master, configuration, framework and ``shared``."""
    digest = hashlib.sha256()
    for path in _deciding_files(course, name):
        digest.update(str(path.relative_to(course.root).as_posix()).encode() + b"\0")
        digest.update(hashlib.sha256(path.read_bytes()).digest())
    return digest.hexdigest()


def _deciding_files(course: Course, name: str) -> Iterator[Path]:
    folders = [course.root / "autograder" / room.folder for room in ROOMS if room.decides]
    folders += [course.graders(name), course.master(name).parent, course.root / "shared"]
    for folder in folders:
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
