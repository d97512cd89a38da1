"""A folder for readable copies, under names that are ours."""

import errno
import shutil
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.intake.examine import Readable, Refused
from autograder.grading.intake.names import file_name_of, stem_of

_IN_A_FOLDER = 1000
_LARGEST_ARCHIVE = 512 * 2**20


class Shelf:
    """Keeps copies; each in a folder of its own, so that no two names can meet.

    Args:
        folder: An empty folder, or one that can be made.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._number = folder, 0

    def keep(self, name: str, data: bytes, suffix: str) -> Path:
        """Writes a copy.

        Args:
            name: What it was called; its copy's name is made from it.
            data: All of it.
            suffix: With the dot.

        Raises:
            ChaffinchError: When the disk is full or cannot be written.
        """
        try:
            path = self._place(name, suffix)
            path.write_bytes(data)
        except OSError as error:
            raise self._unwritable(error) from None
        return path

    def pour(self, name: str, begun: bytes, stream: Readable) -> Path:
        """Writes an archive that lay in an archive.

        Args:
            name: What it was called.
            begun: What was read of it already.
            stream: The rest.

        Raises:
            ChaffinchError: When the disk is full or cannot be written.
            Refused: When it is too large or damaged.
        """
        try:
            path = self._place(name, ".archive")
            size = len(begun)
            with path.open("wb") as file:
                file.write(begun)
                while size <= _LARGEST_ARCHIVE and (part := stream.read(2**20)):
                    size += file.write(part)
        except OSError as error:
            raise self._unwritable(error) from None
        except Refused:
            self.drop(path)
            raise
        if size > _LARGEST_ARCHIVE:
            self.drop(path)
            raise Refused(f"is larger than {_LARGEST_ARCHIVE // 2**20} MiB")
        return path

    def drop(self, path: Path) -> None:
        """Removes a copy that is needed no more."""
        shutil.rmtree(path.parent, ignore_errors=True)

    def _place(self, name: str, suffix: str) -> Path:
        self._number += 1
        folder = self._folder / str(self._number // _IN_A_FOLDER) / str(self._number)
        folder.mkdir(parents=True)
        return folder / (file_name_of(stem_of(name), stem_of(name)) + suffix)

    def _unwritable(self, error: OSError) -> ChaffinchError:
        if error.errno in {errno.ENOSPC, errno.EDQUOT}:
            return ChaffinchError(
                f"The disk is full: {self._folder} cannot take more.",
                "Make room, or set TMPDIR to another disk.",
            )
        return ChaffinchError(
            f"{self._folder} cannot be written: {error.strerror}.", "Set TMPDIR to another folder."
        )
