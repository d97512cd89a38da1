"""The one folder that a student process may write to, emptied from either side of the wall."""

import contextlib
import subprocess
from pathlib import Path


def empty(folder: Path) -> None:
    """Removes everything in a folder, also what was made unwritable or nested thousands of levels deep.

    Args:
        folder: Itself stays. What it holds may be hostile, but nobody writes there any more.
    """
    with contextlib.suppress(PermissionError):
        folder.chmod(0o700)
    if not any(folder.iterdir()):
        return
    # Python's own ways recurse: a deep tree would bring this process down
    for command in (["chmod", "-R", "u+rwx", "."], ["find", ".", "-mindepth", "1", "-delete"]):
        subprocess.run(command, cwd=folder, capture_output=True, check=False)
