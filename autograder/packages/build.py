"""From one source to both packages and to the committed student files."""

import hashlib
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.grading.files import write_bytes
from autograder.grading.recognition.book import book_of
from autograder.grading.recognition.place import path_of
from autograder.packages.archive import zipped
from autograder.packages.autograder_zip import grader_files
from autograder.packages.inventory import inventory
from autograder.packages.leaks import refuse_leaks
from autograder.packages.master import read_master
from autograder.packages.rendering import Files, tree
from autograder.packages.secret_lines import secrets_of, secrets_of_known_mistakes
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
        assignment: What was built.
        student: The zip for students.
        autograder: The zip for Otter.
        generated: What is committed under ``assignments/<name>/``.
    """

    assignment: Assignment
    student: Package
    autograder: Package
    generated: Files


def assemble(assignment: Assignment) -> Built:
    """Makes both packages of an assignment in memory: all that can be found wrong without running a check.

    Raises:
        ChaffinchError: When the assignment is malformed, or when students would get what they must not.
    """
    name = assignment.name
    master = read_master(assignment)
    lists = inventory(assignment)
    generated = generated_files(master, lists)
    student = zipped(generated | support_files(assignment), folder=name, day=assignment.date)
    public = {path: data for path, data in generated.items() if path.startswith("checks/")}
    secrets = [*secrets_of(master, lists, public), *secrets_of_known_mistakes(book_of(assignment))]
    refuse_leaks(student, secrets, _private(assignment))
    autograder = zipped(grader_files(assignment, lists), day=assignment.date)
    return Built(
        assignment,
        Package(f"{name}-student.zip", student),
        Package(f"{name}-autograder.zip", autograder),
        generated,
    )


def build_assignment(assignment: Assignment, out: Path) -> Built:
    """Assembles an assignment and writes it; nothing is written unless all of it can be built.

    Args:
        assignment: What to build.
        out: Where the zips go; made when it is missing.

    Raises:
        ChaffinchError: When it cannot be built; the old files stay.
    """
    built = assemble(assignment)
    write_built(built, out)
    return built


def write_built(built: Built, out: Path) -> None:
    """Writes two zips into a folder, and the student files under ``assignments/``, each file whole.

    Args:
        built: What was assembled.
        out: Where the zips go; made when it is missing.
    """
    for package in (built.student, built.autograder):
        write_bytes(out / package.filename, package.data)
    folder = built.assignment.generated
    for path, data in built.generated.items():
        if not (folder / path).is_file() or (folder / path).read_bytes() != data:
            write_bytes(folder / path, data)
    for path in _left_over(folder, built.generated):
        (folder / path).unlink()


def stale_files(built: Built) -> list[str]:
    """Committed student files that are not what a build makes today.

    Returns:
        One line for each: its path and what is wrong with it.
    """
    folder = built.assignment.generated
    shown = folder.relative_to(built.assignment.root)
    stale = []
    for path, data in sorted(built.generated.items()):
        if not (folder / path).is_file():
            stale.append(f"{shown / path} is missing")
        elif (folder / path).read_bytes() != data:
            stale.append(f"{shown / path} differs")
    return stale + [f"{shown / path} is left over" for path in _left_over(folder, built.generated)]


def require_fresh(built: list[Built]) -> None:
    """Passes when the committed student files are what a build makes today.

    Raises:
        ChaffinchError: Naming each stale file.
    """
    stale = [line for entry in built for line in stale_files(entry)]
    if stale:
        listed = "\n".join(f"  {line}" for line in stale)
        names = " ".join(entry.assignment.name for entry in built)
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


def _private(assignment: Assignment) -> list[bytes]:
    hidden = assignment.graders / "hidden"
    files = tree(hidden, "hidden", suffixes=(".py",)) if hidden.is_dir() else {}
    solution = tree(assignment.master.parent, "solutions")
    signatures = path_of(assignment)
    known = [signatures.read_bytes()] if signatures.is_file() else []
    return [*files.values(), *solution.values(), *known]
