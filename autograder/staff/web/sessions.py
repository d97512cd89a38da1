"""Who may come in: a reader with the link that the terminal shows, then with a cookie."""

import hmac
import re
import secrets
import threading
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError, read_source

_MOST = 1000  # sessions; the oldest ends
_LONGEST_NAME = 60
_FORM = 'Write `readers = ["Tina", "Tom"]`.'


@dataclass(frozen=True)
class Session:
    """A reader's visit.

    Attributes:
        reader: Name of the reader: the author of what is changed.
        csrf: What each form of this visit holds.
    """

    reader: str
    csrf: str


class Sessions:
    """Readers and their visits; nothing of it is written down, so all end with the server.

    Args:
        readers: Their names.
    """

    def __init__(self, readers: Sequence[str]) -> None:
        self._tokens = {reader: secrets.token_urlsafe(24) for reader in readers}
        self._visits: dict[str, Session] = {}
        self._lock = threading.Lock()

    @property
    def tokens(self) -> dict[str, str]:
        """What each reader's link holds, by name."""
        return dict(self._tokens)

    def enter(self, token: str) -> str | None:
        """Begins a visit; the value of its cookie, or None for a token of nobody."""
        found = None
        for reader, known in self._tokens.items():
            if hmac.compare_digest(known.encode(), token.encode("utf-8", "replace")):
                found = reader
        if found is None:
            return None
        cookie = secrets.token_urlsafe(32)
        with self._lock:
            if len(self._visits) >= _MOST:
                self._visits.pop(next(iter(self._visits)))
            self._visits[cookie] = Session(found, secrets.token_urlsafe(24))
        return cookie

    def visit(self, cookie: str | None) -> Session | None:
        """The visit that a cookie belongs to."""
        return self._visits.get(cookie or "")


def read_readers(path: Path) -> tuple[str, ...]:
    """The names in a file of readers.

    Args:
        path: TOML: ``readers = ["Tina", "Tom"]``.

    Raises:
        ChaffinchError: When it cannot be read, or names nobody, or somebody twice.
    """
    try:
        table = tomllib.loads(read_source(path, _FORM))
    except (tomllib.TOMLDecodeError, RecursionError) as error:
        raise ChaffinchError(f"{path} is not valid TOML: {error}.", _FORM) from None
    names = table.get("readers")
    if set(table) != {"readers"} or not isinstance(names, list) or not names:
        raise ChaffinchError(f"{path} names no readers.", _FORM)
    for name in names:
        if not isinstance(name, str) or not re.fullmatch(r"\S(?:.*\S)?", name) or len(name) > _LONGEST_NAME:
            raise ChaffinchError(f"{path}: {str(name)[:80]!r} is no name.", _FORM)
    if len(set(names)) < len(names):
        raise ChaffinchError(f"{path} names somebody twice.", "Give each reader a name of their own.")
    return tuple(names)
