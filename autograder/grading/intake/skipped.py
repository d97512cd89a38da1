"""Files and folders that are never a submission: caches, environments, helpers of our own student package."""

import re
from collections.abc import Iterable

_CACHES = frozenset({
    "__macosx", ".ipynb_checkpoints", "__pycache__", ".git", ".svn", ".hg", ".venv", ".conda",
    "site-packages", "dist-packages", "node_modules", ".mypy_cache", ".pytest_cache", ".ruff_cache", ".idea",
    ".vscode", ".tox", ".nox", ".eggs", ".cache", ".local", ".github", "$recycle.bin",
    "system volume information", ".history", ".virtual_documents", ".trashes", ".fseventsd",
    ".spotlight-v100", ".temporaryitems", ".documentrevisions-v100", ".dropbox.cache", ".sync", "lost+found",
})  # fmt: skip
_ENVIRONMENT_FILES = frozenset({"pyvenv.cfg", "conda-meta"})
_HELPER_FOLDERS = frozenset({"checks", "tests", "shared", "autograder"})
_HELPER_FILES = frozenset({"conftest.py", "__init__.py", "pytest.ini", "requirements.txt"})
_OWN_MARKS = frozenset({".git", "checks", ".otter_log", "__zip_filename__"})
_JUNK = frozenset({
    ".ds_store", "thumbs.db", "desktop.ini", ".otter_log", "__zip_filename__", ".gitignore",
    ".gitattributes", ".git", ".gitkeep", "submission_metadata.yml", "timestamp.txt", "icon\r",
})  # fmt: skip
_TRASH = re.compile(r"\.trash(-\d+)?")  # of a desktop, on a disk that is not its own
# what editors and office programs keep beside an open file
_BESIDE = re.compile(r"~\$.+|\.~lock\..+#|#.+#|.+~|\..+\.sw[a-p]|\.#.+|\.nfs[0-9a-f]+", re.DOTALL)
_TEST_FILE = re.compile(r"test_\w+\.py|\w+_test\.py")


def skipped_folder(name: str, children: Iterable[str] = ()) -> str:
    """Why nothing in a folder is a submission; empty where something can be.

    Args:
        name: The folder's name.
        children: Names of what is in it, as far as they are known: an environment is told by its files.
    """
    folded = name.casefold()
    if folded in _CACHES or _TRASH.fullmatch(folded) or folded.endswith((".egg-info", ".dist-info")):
        return "is a cache or a tool's own folder"
    if not _ENVIRONMENT_FILES.isdisjoint(children):
        return "is a Python environment"
    return "comes with the assignment" if folded in _HELPER_FOLDERS else ""


def skipped_file(name: str, *, asked: bool) -> str:
    """Why a file is no submission; empty where it can be.

    Args:
        name: The file's name.
        asked: Whether it defines something that the assignment asks for: then it is one, whatever its name.
    """
    folded = name.casefold()
    if folded in _JUNK or folded.startswith("._"):
        return "is a file of a tool"
    if _BESIDE.fullmatch(folded):
        return "is what an editor keeps beside an open file"
    if not asked and folded in _HELPER_FILES:
        return "comes with the assignment"
    return "is a file of tests" if not asked and _TEST_FILE.fullmatch(folded) else ""


def marks_one_person(name: str) -> bool:
    """Whether a folder with this in it is one person's: a repository, our package, Otter's zip."""
    return name.casefold() in _OWN_MARKS
