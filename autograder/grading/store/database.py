"""Opens ``grades.db``: made when it is missing, migrated when it is older; every fault is a sentence."""

import contextlib
import os
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.store.schema import MIGRATIONS

FILE = "grades.db"
_PATIENCE = 30.0  # seconds that one command waits for another's transaction
_CACHE_KIB = 32 * 1024
_LOG_PAGES = 8000  # of 4 KiB, before the log is brought into the file
_PRIVATE_FILE, _PRIVATE_FOLDER = 0o600, 0o700


@dataclass(frozen=True)
class Store:
    """An open ``grades.db``.

    Attributes:
        path: The file.
        connection: SQLite's; transactions are begun and ended by `transaction`.
        inode: Of the file when it was opened, to see that it was not taken away since.
    """

    path: Path
    connection: sqlite3.Connection
    inode: int

    @property
    def folder(self) -> Path:
        """``OUT/<assignment>``: where the views of it lie."""
        return self.path.parent

    def query(self, sql: str, *values: object) -> sqlite3.Cursor:
        """Runs one statement; the rows know their columns' names."""
        return self.connection.execute(sql, values)

    def value(self, sql: str, *values: object) -> object:
        """The first column of the first row, or None."""
        row = self.connection.execute(sql, values).fetchone()
        return row[0] if row else None


@contextlib.contextmanager
def open_store(folder: Path, *, make: bool = True) -> Iterator[Store]:
    """Opens the store of one assignment's results.

    Args:
        folder: ``OUT/<assignment>``.
        make: Whether to make one where there is none.

    Raises:
        ChaffinchError: When there is none and none is to be made, or it cannot be read or written.
    """
    path = folder / FILE
    if not make and not path.is_file():
        raise ChaffinchError(
            f"There are no grades in {folder}.", "Grade first (`chaffinch grade …`), or name another folder."
        )
    with told(path):
        if make:
            make_private_folder(folder)
            path.touch(mode=_PRIVATE_FILE)
        connection = sqlite3.connect(path, timeout=_PATIENCE, isolation_level=None)
        try:
            connection.row_factory = sqlite3.Row
            _set_up(connection, path)
            yield Store(path, connection, path.stat().st_ino)
        finally:
            connection.close()


def make_private_folder(folder: Path) -> None:
    """Makes a folder that only its owner can enter: it holds what students wrote and what they got."""
    for parent in reversed([p for p in folder.parents if not p.exists()]):
        parent.mkdir(exist_ok=True)
    folder.mkdir(mode=_PRIVATE_FOLDER, exist_ok=True)


@contextlib.contextmanager
def transaction(store: Store) -> Iterator[None]:
    """All or nothing; waits for another command's transaction.

    Raises:
        ChaffinchError: When the file was removed or moved away since it was opened.
    """
    require_there(store)
    store.connection.execute("BEGIN IMMEDIATE")
    try:
        yield
    except BaseException:
        roll_back(store)
        raise
    store.connection.execute("COMMIT")


def roll_back(store: Store) -> None:
    """Drops what is pending; on a full disk SQLite has done so already."""
    if store.connection.in_transaction:
        store.connection.execute("ROLLBACK")


def require_there(store: Store) -> None:
    """SQLite goes on writing into a file that has no name any more: nobody would find it again.

    Raises:
        ChaffinchError: When the file was removed or moved.
    """
    try:
        same = store.path.stat().st_ino == store.inode
    except OSError:
        same = False
    if not same:
        raise ChaffinchError(
            f"{store.path} was removed, moved or closed while it was in use.",
            "Put it back, then run the same command again to go on.",
        )


@contextlib.contextmanager
def told(path: Path) -> Iterator[None]:
    """Turns SQLite's and the system's errors into sentences about the file."""
    try:
        yield
    except sqlite3.Error as error:
        raise ChaffinchError(*_sentence(path, str(error))) from error
    except BrokenPipeError:
        raise  # nobody reads what is printed any more: no fault of these files
    except OSError as error:
        where = error.filename or path
        raise ChaffinchError(
            f"{where} cannot be used: {error.strerror or error}.",
            "What was finished is kept: put that right, then run the same command again to go on.",
        ) from error


def _sentence(path: Path, error: str) -> tuple[str, str]:
    again = "What was finished is kept: run the same command again to go on."
    if "full" in error:
        return f"The disk is full: {path} cannot grow.", f"Make room. {again}"
    if "not a database" in error or "malformed" in error:
        return (
            f"{path} is damaged ({error}).",
            "Put back a copy of it, or move it away and grade again; the submissions are untouched.",
        )
    if "locked" in error:
        return f"{path} is in use by another command.", "Wait until that is done, then try again."
    if "readonly" in error or "unable to open" in error:
        return f"{path} cannot be written ({error}).", f"Check the folder and its rights. {again}"
    return f"{path}: {error}.", f"Check the disk. {again}"


def _set_up(connection: sqlite3.Connection, path: Path) -> None:
    connection.execute("PRAGMA journal_mode = WAL")
    connection.execute(
        "PRAGMA synchronous = NORMAL"
    )  # in WAL a crash of the machine loses the last, breaks nothing
    connection.execute(f"PRAGMA cache_size = -{_CACHE_KIB}")  # hashes are looked up in no order
    connection.execute(f"PRAGMA wal_autocheckpoint = {_LOG_PAGES}")
    connection.execute("PRAGMA foreign_keys = OFF")  # rows are never deleted
    done = int(connection.execute("PRAGMA user_version").fetchone()[0])
    if done > len(MIGRATIONS):
        raise ChaffinchError(
            f"{path} was written by a newer Chaffinch (version {done} of the tables).", "Update this one."
        )
    for number in range(done, len(MIGRATIONS)):
        _migrate(connection, number)
    for suffix in ("", "-wal", "-shm"):
        with contextlib.suppress(OSError):
            os.chmod(f"{path}{suffix}", _PRIVATE_FILE)  # noqa: PTH101 - a suffix to the whole name


def _migrate(connection: sqlite3.Connection, number: int) -> None:
    """One migration in one transaction; nothing when another command has just made it."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        if int(connection.execute("PRAGMA user_version").fetchone()[0]) == number:
            for statement in MIGRATIONS[number].split(";"):
                connection.execute(statement)
            connection.execute(f"PRAGMA user_version = {number + 1}")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise
    connection.execute("COMMIT")
