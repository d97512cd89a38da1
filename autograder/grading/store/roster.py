"""The class list as it came, kept for grading again and for exporting in the columns of other systems."""

from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.store.database import Store, transaction

_TEXT, _NAME = "roster", "roster name"


@dataclass(frozen=True)
class KeptRoster:
    """A class list of an earlier run.

    Attributes:
        name: Of the file it came in.
        text: All of it.
    """

    name: str
    text: str


def keep_roster(store: Store, roster: KeptRoster) -> None:
    """Keeps a class list; the newest is the one that later runs and exports use."""
    with transaction(store):
        for fact, value in ((_TEXT, roster.text), (_NAME, roster.name)):
            store.query("INSERT OR REPLACE INTO facts VALUES (?, ?)", fact, value)


def kept_roster(store: Store) -> KeptRoster | None:
    """The newest class list; None when none came."""
    text, name = (store.value("SELECT value FROM facts WHERE name = ?", fact) for fact in (_TEXT, _NAME))
    return KeptRoster(str(name or "the class list"), str(text)) if text else None


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
