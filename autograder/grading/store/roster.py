"""The class list as it came, kept for exporting: other systems want their own columns and ids back."""

from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import Store, transaction

_FACT = "roster"


def keep_roster(store: Store, path: Path) -> None:
    """Keeps a class list; the newest is the one that exports use.

    Raises:
        ChaffinchError: When it cannot be read.
    """
    with transaction(store):
        store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", _FACT, roster_text(path))


def kept_roster(store: Store) -> str:
    """The text of the class list; empty when none came."""
    return str(store.value("SELECT value FROM facts WHERE name = ?", _FACT) or "")


def roster_text(path: Path) -> str:
    """The text of a class list in UTF-8, UTF-16 with a byte order mark, or cp1252.

    Raises:
        ChaffinchError: When it cannot be read.
    """
    try:
        data = path.read_bytes()
    except OSError as error:
        raise ChaffinchError(f"{path} cannot be read: {error.strerror}.", "Name a CSV file.") from None
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
