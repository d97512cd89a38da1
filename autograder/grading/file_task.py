"""One file that is to be graded."""

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True)
class FileTask:
    """A file to grade.

    Attributes:
        name: What results call it.
        path: Where it is.
        questions: Only these; None for all.
        sha256: Of its bytes, by which its result is kept.
    """

    name: str
    path: Path
    questions: tuple[str, ...] | None = None
    sha256: str = ""
