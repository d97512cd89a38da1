"""Reads a submission's file on the trusted side: text in, cells out, nothing is run."""

import codecs
import hashlib
import io
import json
import tokenize
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from autograder.assignment import Assignment, ChaffinchError
from autograder.cells.cell import Cell
from autograder.cells.percent import split_percent

_NOTEBOOK_MAJOR = 4
_MOST_BRACKETS = 1_000_000  # a bound on what a parsed notebook takes up in memory
# no others: some decoders of Python's take for ever on purpose-made input
_ENCODINGS = {"utf-8", "utf-8-sig", "ascii", "iso8859-1", "iso8859-15", "cp1252"}


class SubmissionError(ChaffinchError):
    """A file that cannot be graded: it counts as a graded zero with this message."""


@dataclass(frozen=True)
class Submission:
    """One submission.

    Attributes:
        name: File name without folders.
        sha256: Of the file's bytes, in hex.
        cells: Sources of the code cells that grading executes, in order.
    """

    name: str
    sha256: str
    cells: tuple[str, ...]

    @property
    def text(self) -> str:
        """All code cells as one text."""
        return "\n\n".join(self.cells)


def read_submission(path: Path, assignment: Assignment) -> Submission:
    """Reads a notebook or a script.

    Args:
        path: An ``.ipynb`` or ``.py`` file.
        assignment: What it should be a submission of.

    Raises:
        SubmissionError: When it is neither, broken, too large or of another assignment.
    """
    if not path.is_file():
        raise SubmissionError(f"{path.name} is not a file.", "Submit one .ipynb or .py file.")
    largest = assignment.limits.file_mb * 2**20
    if path.stat().st_size > largest:
        raise SubmissionError(
            f"{path.name} is larger than {assignment.limits.file_mb} MiB.",
            "Clear the outputs of your notebook.",
        )
    data = path.read_bytes()
    if not data.strip():
        raise SubmissionError(f"{path.name} is empty.", "Save your work and submit the file again.")
    if path.suffix == ".ipynb":
        cells = _notebook_cells(path.name, data, assignment)
    elif path.suffix == ".py":
        cells = _script_cells(path.name, data)
    else:
        raise SubmissionError(
            f"{path.name} is neither a notebook nor a script.", "Submit one .ipynb or .py file."
        )
    sources = tuple(cell.source for cell in cells if cell.graded and cell.source.strip())
    if not sources:
        raise SubmissionError(f"{path.name} has no code cells.", "Submit the notebook that you filled in.")
    _check_assignment(path.name, sources, assignment)
    return Submission(path.name, hashlib.sha256(data).hexdigest(), sources)


def _notebook_cells(name: str, data: bytes, assignment: Assignment) -> list[Cell]:
    if data.count(b"[") + data.count(b"{") > _MOST_BRACKETS:
        raise SubmissionError(
            f"{name} has too many parts for a notebook.", "Clear its outputs and save it again."
        )
    try:
        notebook = json.loads(data.decode("utf-8-sig"))
    except UnicodeDecodeError:
        raise SubmissionError(f"{name} is not UTF-8 text.", "Save it again from Jupyter.") from None
    except (ValueError, RecursionError):
        raise SubmissionError(
            f"{name} is not a notebook (it is not JSON).", "Save it again from Jupyter."
        ) from None
    version = notebook.get("nbformat") if isinstance(notebook, dict) else None
    if version != _NOTEBOOK_MAJOR:
        said = f"has notebook format {version}" if isinstance(version, int) else "is not a notebook"
        raise SubmissionError(f"{name} {said}; format 4 is needed.", "Open it in Jupyter and save it again.")
    metadata = notebook.get("metadata")
    otter = metadata.get("otter") if isinstance(metadata, dict) else None
    whose = otter.get("assignment_name") if isinstance(otter, dict) else None
    if isinstance(whose, str) and whose != assignment.name:
        raise SubmissionError(
            f"{name} is a notebook of {whose[:80]!r}; this is {assignment.name}.", "Submit it there."
        )
    cells = notebook.get("cells")
    if not isinstance(cells, list):
        raise SubmissionError(f"{name} has no cells.", "Submit the notebook that you filled in.")
    return [cell for raw in cells if (cell := _cell(raw)) is not None]


def _cell(raw: Any) -> Cell | None:
    if not isinstance(raw, dict) or raw.get("cell_type") != "code":
        return None
    source, metadata = raw.get("source", ""), raw.get("metadata")
    if isinstance(source, list):
        source = "".join(part for part in source if isinstance(part, str))
    if not isinstance(source, str):
        return None
    return Cell("code", source, metadata if isinstance(metadata, dict) else {})


def _script_cells(name: str, data: bytes) -> list[Cell]:
    try:
        encoding = codecs.lookup(tokenize.detect_encoding(io.BytesIO(data).readline)[0]).name
        text = data.decode(encoding) if encoding in _ENCODINGS else None
    except (SyntaxError, UnicodeDecodeError, LookupError):
        text = None
    if text is None:
        raise SubmissionError(f"{name} is not UTF-8 text.", "Save it with the encoding UTF-8.")
    if "\0" in text:
        raise SubmissionError(f"{name} holds binary data.", "Submit the script that you filled in.")
    return split_percent(text.replace("\r\n", "\n").replace("\r", "\n"))


def _check_assignment(name: str, sources: tuple[str, ...], assignment: Assignment) -> None:
    wanted = [defined for question in assignment.graded for defined in question.defines]
    if not any(word.split(".")[0] in source for word in wanted for source in sources):
        raise SubmissionError(
            f"{name} defines nothing that {assignment.name} asks for.",
            "Is it a submission of another assignment?",
        )
