"""The folder that a student process may write to: made for it, and removed whole."""

import contextlib
import os
import subprocess
from pathlib import Path

SCRATCH_FILES = 8  # a student process's files may together be so many times as large as the largest

_DEEPEST = 2  # of folders in each other that Python removes


def of_branch(folder: Path, number: int) -> Path:
    """Where a fork works, in the folder of the process that it was forked from."""
    return folder / f".question-{number}"


def remove(folder: Path) -> None:
    """Removes a folder, also what was made unwritable or nested thousands of levels deep.

    Args:
        folder: What it holds may be hostile, but nobody writes there any more.
    """
    with contextlib.suppress(OSError):
        folder.chmod(0o700)
        if not _is_emptied(str(folder), None, _DEEPEST):
            # two programs take longer, and as long as it takes: they do not recurse
            for command in (["chmod", "-R", "u+rwx", "."], ["find", ".", "-mindepth", "1", "-delete"]):
                subprocess.run(command, cwd=folder, capture_output=True, check=False)
        folder.rmdir()


def _is_emptied(name: str, parent: int | None, deepest: int) -> bool:
    """Removes what is in a folder, where that is soon done; says whether it was."""
    try:
        opened = os.open(name, os.O_RDONLY | os.O_DIRECTORY | os.O_NOFOLLOW, dir_fd=parent)
    except OSError:
        return False
    try:
        with os.scandir(opened) as found:
            entries = list(found)
        for entry in entries:
            if not entry.is_dir(follow_symlinks=False):
                os.unlink(entry.name, dir_fd=opened)
            elif deepest and _is_emptied(entry.name, opened, deepest - 1):
                os.rmdir(entry.name, dir_fd=opened)
            else:
                return False
    except OSError:
        return False
    finally:
        os.close(opened)
    return True
