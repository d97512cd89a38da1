"""Reads a submission's file on the trusted side: text in, cells out, nothing is run."""

import errno
import hashlib
import os
import re
import stat
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.cell import Cell
from autograder.cells.encoding import as_utf8, script_text
from autograder.cells.formats import Format, look
from autograder.cells.notebook import NotANotebook, Notebook, TooManyParts, read_notebook
from autograder.cells.script import TooManyCells, split_script

_NOTEBOOK_MAJOR = 4
_OUTPUTS = 8  # a notebook's file may be so many times as large as the code in it
_MIB = 2**20
_MERGE = re.compile(rb"^(<{7} |={7}\r?$|>{7} )", re.MULTILINE)  # git's marks of two versions
_READ = os.O_RDONLY | os.O_CLOEXEC | os.O_NONBLOCK


class SubmissionError(ChaffinchError):
    """A file that cannot be graded: it counts as a graded zero with this message."""


@dataclass(frozen=True)
class Submission:
    """One submission.

    Attributes:
        name: File name without folders.
        sha256: Of the file's bytes, in hex.
        cells: The code cells that grading executes, in order, with the numbers that a person counts.
        script: Whether it is a script, which knows its ``__file__``.
        whole: All of its cells, prose and those that grading ignores, too: for people, never executed.
    """

    name: str
    sha256: str
    cells: tuple[Cell, ...]
    script: bool = False
    whole: tuple[Cell, ...] = ()

    @classmethod
    def of_sources(cls, name: str, *sources: str) -> "Submission":
        """A submission that was never a file: one cell of each source."""
        return cls(name, "", code_cells(*sources))

    @property
    def text(self) -> str:
        """All code cells as one text."""
        return "\n\n".join(cell.source for cell in self.cells)


def code_cells(*sources: str) -> tuple[Cell, ...]:
    """Code cells with these sources, numbered from 1."""
    return tuple(Cell("code", source, {}, number) for number, source in enumerate(sources, start=1))


def read_submission(path: Path, assignment: Assignment) -> Submission:
    """Reads a notebook or a script.

    Args:
        path: A file; what it is, its content tells.
        assignment: What it should be a submission of.

    Raises:
        SubmissionError: When it is neither, broken, too large or of another assignment.
    """
    data = _bytes(path, assignment.limits.file_mb * _MIB, follow=False)  # a link could name anybody's file
    cells, script, whose = _cells(path.name, data)
    if whose and whose != assignment.name:
        raise SubmissionError(
            f"{path.name} is a notebook of {whose[:80]!r}; this is {assignment.name}.", "Submit it there."
        )
    graded = tuple(cell for cell in cells if cell.graded and cell.source.strip())
    if not graded:
        raise SubmissionError(f"{path.name} has no code cells.", "Submit the notebook that you filled in.")
    if sum(len(cell.source) for cell in graded) > assignment.limits.file_mb * _MIB:
        raise SubmissionError(
            f"{path.name} has more than {assignment.limits.file_mb} MiB of code.",
            "Take out data that stands in its cells.",
        )
    _check_assignment(path.name, graded, assignment)
    return Submission(path.name, hashlib.sha256(data).hexdigest(), graded, script, tuple(cells))


def read_cells(path: Path, largest_mb: int = 256) -> list[Cell]:
    """All cells of a notebook or a script, whatever assignment it belongs to.

    Args:
        path: A file; what it is, its content tells.
        largest_mb: How large a script may be, in MiB; a notebook with its outputs eight times as much.

    Raises:
        SubmissionError: When it is neither, broken or too large.
    """
    return _cells(path.name, _bytes(path, largest_mb * _MIB, follow=True))[0]


def _bytes(path: Path, largest: int, *, follow: bool) -> bytes:
    try:
        with os.fdopen(os.open(path, _READ | (0 if follow else os.O_NOFOLLOW)), "rb") as file:
            status = os.fstat(file.fileno())
            if not stat.S_ISREG(status.st_mode):
                raise SubmissionError(f"{path.name} is not a file.", "Submit one .ipynb or .py file.")
            if status.st_size > largest * _OUTPUTS:
                raise SubmissionError(
                    f"{path.name} is larger than {largest * _OUTPUTS // _MIB} MiB.",
                    "Clear the outputs of your notebook.",
                )
            data = file.read(largest * _OUTPUTS + 1)
    except OSError as error:
        if error.errno in {errno.ELOOP, errno.ENXIO, errno.ENOENT}:  # a link, a device, nothing
            raise SubmissionError(f"{path.name} is not a file.", "Submit one .ipynb or .py file.") from None
        raise SubmissionError(f"{path.name} cannot be read: {error.strerror}.", "Submit it again.") from None
    is_notebook = look(data[: 2**16], path.name).format is Format.NOTEBOOK
    if len(data) > largest and not is_notebook:
        raise SubmissionError(
            f"{path.name} is larger than {largest // _MIB} MiB.", "Submit one .ipynb or .py file."
        )
    return data


def _cells(name: str, data: bytes) -> tuple[list[Cell], bool, str]:
    """Cells, whether it is a script, and the assignment that a notebook says it belongs to."""
    data = as_utf8(data)
    seen = look(data[: 2**16], name)
    if seen.format is Format.EMPTY:
        raise SubmissionError(f"{name} is empty.", "Save your work and submit the file again.")
    if seen.format is Format.NOTEBOOK:
        notebook = _notebook(name, data)
        return notebook.cells or [], False, notebook.assignment
    if seen.format is Format.SCRIPT:
        return _script(name, data), True, ""
    said = seen.what if seen.what.startswith("neither") else f"{seen.what}, neither a notebook nor a script"
    raise SubmissionError(f"{name} is {said}.", "Submit one .ipynb or .py file.")


def _notebook(name: str, data: bytes) -> Notebook:
    try:
        notebook = _read_notebook(data)
    except TooManyParts:
        raise SubmissionError(
            f"{name} has too many parts for a notebook.", "Clear its outputs and save it again."
        ) from None
    except NotANotebook:
        if _MERGE.search(data):
            raise SubmissionError(
                f"{name} holds the marks of a merge that was not finished (<<<<<<<, =======, >>>>>>>).",
                "Keep one of the two versions at each of them, until Jupyter opens it again.",
            ) from None
        raise SubmissionError(
            f"{name} is not a notebook (it is not JSON).", "Save it again from Jupyter."
        ) from None
    version = notebook.version
    if version != _NOTEBOOK_MAJOR:
        said = f"has notebook format {version}" if isinstance(version, int) else "is not a notebook"
        raise SubmissionError(f"{name} {said}; format 4 is needed.", "Open it in Jupyter and save it again.")
    if notebook.cells is None:
        raise SubmissionError(f"{name} has no cells.", "Submit the notebook that you filled in.")
    return notebook


def _read_notebook(data: bytes) -> Notebook:
    try:
        return read_notebook(data)
    except UnicodeDecodeError:  # an editor saved it in the encoding of the machine
        return read_notebook(script_text(data).encode())


def _script(name: str, data: bytes) -> list[Cell]:
    try:
        return split_script(_script_text(name, data))
    except TooManyCells:
        raise SubmissionError(
            f"{name} has too many cells for a script.", "Submit the script that you filled in."
        ) from None


def _script_text(name: str, data: bytes) -> str:
    text = script_text(data)
    if "\0" in text:
        raise SubmissionError(f"{name} holds binary data.", "Submit the script that you filled in.")
    return text.replace("\r\n", "\n").replace("\r", "\n")


def _check_assignment(name: str, cells: tuple[Cell, ...], assignment: Assignment) -> None:
    wanted = [defined for question in assignment.graded for defined in question.defines]
    if not any(word.split(".")[0] in cell.source for word in wanted for cell in cells):
        raise SubmissionError(
            f"{name} defines nothing that {assignment.name} asks for.",
            "Is it a submission of another assignment?",
        )
