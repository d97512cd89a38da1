"""The one place that maps what went wrong to a sentence, a tip and an exit code."""

import contextlib
import errno
import os
import sys
import tempfile
import traceback
from dataclasses import dataclass
from pathlib import Path

import click

from autograder.assignment import ChaffinchError

MENDABLE, FAULT, STOPPED, UNREAD = 2, 3, 130, 141
"""Exit codes; the last two are those of a shell whose command ended by SIGINT and SIGPIPE."""

_TIPS = {
    errno.ENOENT: "Mend the path.",
    errno.EACCES: "Choose another place, or change who may use this one.",
    errno.EPERM: "Choose another place, or change who may use this one.",
    errno.EROFS: "Choose another place: nothing can be written there.",
    errno.EEXIST: "Choose another place: a file is in the way.",
    errno.ENOTDIR: "Choose another place: a file is where a folder should be.",
    errno.EISDIR: "Name a file instead of a folder.",
    errno.ENOTEMPTY: "Empty that folder first.",
    errno.ENAMETOOLONG: "Use a shorter name.",
    errno.ELOOP: "Mend the links: they lead in a circle.",
    errno.ENOSPC: "Make room on the disk, and run the same command again.",
    errno.EDQUOT: "Make room on the disk, and run the same command again.",
    errno.EMFILE: "Close other programs, or use fewer --jobs.",
    errno.ENFILE: "Close other programs, or use fewer --jobs.",
    errno.EAGAIN: "Close other programs, or use fewer --jobs.",
    errno.ENOMEM: "Close other programs, or use fewer --jobs.",
    errno.EIO: "Check the disk, and run the same command again.",
}


@dataclass(frozen=True)
class Ending:
    """How a command ends that did not come to its end.

    Attributes:
        code: The exit code.
        message: What happened; empty where there is nothing to say.
        tip: What to do next; may be empty.
    """

    code: int
    message: str = ""
    tip: str = ""


def ending_of(error: BaseException) -> Ending:
    """What to tell of an error, and how to end.

    Args:
        error: Whatever left a command.
    """
    match error:
        case ChaffinchError():
            return Ending(MENDABLE, error.message, error.tip)
        case click.ClickException():
            return Ending(MENDABLE, error.format_message(), _usage(error))
        case KeyboardInterrupt() | click.Abort():
            return Ending(STOPPED)
        case BrokenPipeError():
            return Ending(UNREAD)
        case _:
            return _of_the_machine(error) or _fault(error)


def told(ending: Ending) -> int:
    """Says it on standard error and returns the exit code."""
    if ending.code == UNREAD:
        # nothing more can be said there, and Python would try at its very end
        with contextlib.suppress(OSError, ValueError):
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return UNREAD
    from autograder.cli.console import message_console, worded  # noqa: PLC0415 - only who fails pays for it

    console = message_console()
    word, style = ("Stopped.", "bold") if ending.code == STOPPED else ("ERROR", "bold red")
    try:
        console.print(worded(word, style, ending.message))
        if ending.tip:
            console.print(worded("TIP  ", "bold", ending.tip))
    except (BrokenPipeError, SystemExit):
        return ending.code
    return ending.code


def _of_the_machine(error: BaseException) -> Ending | None:
    if isinstance(error, MemoryError):
        return Ending(MENDABLE, "There is not enough memory.", _TIPS[errno.ENOMEM])
    if isinstance(error, OSError) and error.errno in _TIPS:
        where = f"{error.filename}: " if error.filename else ""
        return Ending(MENDABLE, f"{where}{error.strerror}.", _TIPS[error.errno])
    return None


def _usage(error: click.ClickException) -> str:
    context = getattr(error, "ctx", None)
    return f"See `{context.command_path} --help`." if context else ""


def _fault(error: BaseException) -> Ending:
    """A fault of ours: the traceback goes to a file, for whoever mends it."""
    text = "".join(traceback.format_exception(error))
    said = traceback.format_exception_only(error)[0].strip()
    try:
        with tempfile.NamedTemporaryFile(
            "w", prefix="chaffinch-fault-", suffix=".txt", delete=False, encoding="utf-8", errors="replace"
        ) as file:
            file.write(f"{sys.argv}\nPython {sys.version}\n\n{text}")
        where = f"What happened is written in {Path(file.name)}: send it to whoever looks after Chaffinch."
    except OSError:
        where = "Run the command again, and tell whoever looks after Chaffinch."
    return Ending(FAULT, f"This is a fault in Chaffinch, not in your files: {said}", where)
