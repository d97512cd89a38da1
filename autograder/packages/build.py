"""From one source to both packages and to the committed student files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError, Course
from autograder.grading.files import write_bytes
from autograder.packages.archive import zipped
from autograder.packages.autograder_zip import grader_files
from autograder.packages.inventory import inventory
from autograder.packages.leaks import refuse_leaks
from autograder.packages.master import read_master
from autograder.packages.rendering import Files, tree
from autograder.packages.secret_lines import secrets_of
from autograder.packages.student_zip import generated_files, support_files


@dataclass(frozen=True)
class Package:
    """One finished zip.

    Attributes:
        filename: For instance ``"hw1_perceptron-student.zip"``.
        data: Its bytes.
    """

    filename: str
    data: bytes

    @property
    def sha256(self) -> str:
        """Its hash, in hexadecimal."""
        return hashlib.sha256(self.data).hexdigest()


@dataclass(frozen=True)
class Built:
    """What was made of one assignment; nothing of it has been written yet.

    Attributes:
        name: Name of the assignment.
        student: The zip for students.
        autograder: The zip for Otter.
        generated: What is committed under ``assignments/<name>/``.
    """

    name: str
    student: Package
    autograder: Package
    generated: Files


def assemble(course: Course, name: str) -> Built:
    """Makes both packages of an assignment in memory.

    Raises:
        ChaffinchError: When the assignment is malformed, or when students would get what they must not.
    """
    assignment = course.assignment(name)
    master = read_master(assignment, course.master(name))
    lists = inventory(course, assignment)
    generated = generated_files(course, master, lists)
    student = zipped(generated | support_files(course, assignment), folder=name)
    public = {path: data for path, data in generated.items() if path.startswith("checks/")}
    refuse_leaks(student, secrets_of(course, master, lists, public), _private(course, name))
    autograder = zipped(grader_files(course, assignment, lists))
    return Built(
        name,
        Package(f"{name}-student.zip", student),
        Package(f"{name}-autograder.zip", autograder),
        generated,
    )


def build_assignment(course: Course, name: str, out: Path) -> Built:
    """Builds an assignment: two zips into a folder, and the student files under ``assignments/``.

    Nothing is written unless all of it can be built, and each file is replaced whole.

    Args:
        course: Where things lie.
        name: Name of the assignment.
        out: Where the zips go; made when it is missing.

    Raises:
        ChaffinchError: When it cannot be built; the old files stay.
    """
    built = assemble(course, name)
    for package in (built.student, built.autograder):
        write_bytes(out / package.filename, package.data)
    folder = course.generated(name)
    for path, data in built.generated.items():
        if not (folder / path).is_file() or (folder / path).read_bytes() != data:
            write_bytes(folder / path, data)
    for path in _left_over(folder, built.generated):
        (folder / path).unlink()
    return built


def stale_files(course: Course, built: Built) -> list[str]:
    """Committed student files that are not what a build makes today.

    Returns:
        One line for each: its path and what is wrong with it.
    """
    folder = course.generated(built.name)
    shown = folder.relative_to(course.root)
    stale = []
    for path, data in sorted(built.generated.items()):
        if not (folder / path).is_file():
            stale.append(f"{shown / path} is missing")
        elif (folder / path).read_bytes() != data:
            stale.append(f"{shown / path} differs")
    return stale + [f"{shown / path} is left over" for path in _left_over(folder, built.generated)]


def require_fresh(course: Course, built: list[Built]) -> None:
    """Passes when the committed student files are what a build makes today.

    Raises:
        ChaffinchError: Naming each stale file.
    """
    stale = [line for entry in built for line in stale_files(course, entry)]
    if stale:
        listed = "\n".join(f"  {line}" for line in stale)
        names = " ".join(entry.name for entry in built)
        raise ChaffinchError(
            f"Generated files are stale:\n{listed}\n", f"Run `chaffinch build {names}` and commit."
        )


def _left_over(folder: Path, generated: Files) -> list[str]:
    """Files in the two folders that belong to the build alone; beside them a contributor may keep others."""
    there: Files = {}
    for part in ("checks", "tests"):
        if (folder / part).is_dir():
            there |= tree(folder / part, part)
    return sorted(set(there) - set(generated))


def _private(course: Course, name: str) -> list[bytes]:
    hidden = course.graders(name) / "hidden"
    files = tree(hidden, "hidden", suffixes=(".py",)) if hidden.is_dir() else {}
    solution = tree(course.master(name).parent, "solutions")
    return [*files.values(), *solution.values()]
