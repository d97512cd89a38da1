"""Where signatures lie: asked by those who only hash files, and import no PyTorch for it."""

from pathlib import Path

from autograder.assignment import Assignment

FILE = "signatures.json"


def path_of(assignment: Assignment) -> Path:
    """Where an assignment's signatures lie, beside its graders."""
    return assignment.graders / FILE
