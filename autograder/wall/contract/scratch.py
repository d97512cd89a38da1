"""The folder that a student process may write to: made for it, and removed whole."""

import contextlib
import subprocess
from pathlib import Path

SCRATCH_FILES = 8  # a student process's files may together be so many times as large as the largest


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
        if any(folder.iterdir()):
            # Python's own ways recurse: a deep tree would bring this process down
            for command in (["chmod", "-R", "u+rwx", "."], ["find", ".", "-mindepth", "1", "-delete"]):
                subprocess.run(command, cwd=folder, capture_output=True, check=False)
        folder.rmdir()
