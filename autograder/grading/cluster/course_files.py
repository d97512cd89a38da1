"""The part of a course that grading one assignment reads: packed here, unpacked on a worker."""

import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment

_EARLIEST = (1980, 1, 1, 0, 0, 0)  # the first moment that a zip can name


@dataclass(frozen=True)
class CourseFiles:
    """Files of a course below its root.

    Attributes:
        assignment: Name of the assignment.
        hash: SHA-256 over names and contents, in hex.
        data: A zip of them.
    """

    assignment: str
    hash: str
    data: bytes

    @classmethod
    def of(cls, assignment: Assignment) -> "CourseFiles":
        """Packs what grading an assignment reads: master, settings, checks, ``shared``."""
        digest, buffer = hashlib.sha256(), io.BytesIO()
        with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
            for path in _files(assignment):
                name, data = path.relative_to(assignment.root).as_posix(), path.read_bytes()
                digest.update(f"{name}\0{hashlib.sha256(data).hexdigest()}\0".encode())
                archive.writestr(zipfile.ZipInfo(name, _EARLIEST), data, zipfile.ZIP_DEFLATED)
        return cls(assignment.name, digest.hexdigest(), buffer.getvalue())

    def unpack(self, root: Path) -> None:
        """Writes them below a folder, which only its owner can enter."""
        root.mkdir(mode=0o700, parents=True)
        with zipfile.ZipFile(io.BytesIO(self.data)) as archive:
            archive.extractall(root)


def _files(assignment: Assignment) -> Iterator[Path]:
    for folder in (assignment.folder, assignment.graders, assignment.shared):
        for path in sorted(folder.rglob("*")):
            if path.is_file() and "__pycache__" not in path.parts:
                yield path
