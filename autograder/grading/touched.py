"""Which questions a saved file touches: those whose checks, solution, limits or variants are others now."""

import hashlib
from collections.abc import Mapping

from autograder.assignment import Assignment
from autograder.grading.question_package import files_hash, question_packages


def fingerprints(assignment: Assignment) -> dict[str, str]:
    """For each graded question a hash over what verification of it depends on.

    Raises:
        ChaffinchError: When the master cannot be read.
    """
    packages = question_packages(assignment)
    return {name: _joined(package.hash, _variants(assignment, name)) for name, package in packages.items()}


def touched(before: Mapping[str, str], after: Mapping[str, str]) -> list[str]:
    """Names of questions that must be verified again, in order."""
    return [name for name, value in after.items() if before.get(name) != value]


def _variants(assignment: Assignment, question: str) -> str:
    folder = assignment.variants / question
    return files_hash(folder) if folder.is_dir() else ""


def _joined(*parts: str) -> str:
    return hashlib.sha256(" ".join(parts).encode()).hexdigest()
