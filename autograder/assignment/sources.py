"""Files that an instructor wrote, read so that whatever is wrong with one names file and line."""

import ast
from pathlib import Path

from autograder.assignment.errors import ChaffinchError


def read_source(path: Path, purpose: str = "") -> str:
    """The text of a file; a byte order mark at its beginning is dropped.

    Args:
        path: Where it lies.
        purpose: A sentence for whoever finds it missing, e.g. ``"Every assignment has a master."``.

    Raises:
        ChaffinchError: When it is missing, unreadable or no UTF-8 text.
    """
    try:
        data = path.read_bytes()
    except FileNotFoundError:
        raise ChaffinchError(f"{path} is missing.", purpose) from None
    except OSError as error:
        raise ChaffinchError(f"{path} cannot be read: {error.strerror}.", purpose) from None
    if b"\0" in data:
        line = data.count(b"\n", 0, data.index(b"\0")) + 1
        raise ChaffinchError(f"{path}, line {line}: a null byte, so this is no text.", "Save it as UTF-8.")
    try:
        return data.decode("utf-8-sig").replace("\r\n", "\n").replace("\r", "\n")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise ChaffinchError(f"{path}, line {line}: this is not UTF-8.", "Save it as UTF-8.") from None


def parse_source(text: str, path: Path, first_line: int = 1) -> ast.Module:
    """The tree of a Python source.

    Args:
        text: The source: a whole file, or a part of one.
        path: Which file it is from.
        first_line: The line of the file that the text begins with, from 1.

    Raises:
        ChaffinchError: When it is no Python; names the file and its line.
    """
    try:
        return ast.parse(text, str(path))
    except SyntaxError as error:
        line = (error.lineno or 1) + first_line - 1
        shown = f" `{error.text.strip()}`" if error.text and error.text.strip() else ""
        raise ChaffinchError(f"{path}, line {line}:{shown} {error.msg}.", "Mend that line.") from None
    except ValueError as error:  # a null byte
        raise ChaffinchError(f"{path}: {error}.", "Save it as a text file.") from None
    except (RecursionError, MemoryError):
        raise ChaffinchError(f"{path} is nested too deeply to be read.", "Write it more plainly.") from None
