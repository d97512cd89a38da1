"""Finds the submissions in files, folders and zips."""

import hashlib
import zipfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path, PurePosixPath

from autograder.assignment import ChaffinchError
from autograder.cells.text import cleaned

_GRADABLE = (".ipynb", ".py")
_SKIPPED_PARTS = {"__MACOSX", ".ipynb_checkpoints", "__pycache__"}
_SKIPPED_NAMES = {"__init__.py", "conftest.py"}
_LARGEST_MEMBER = 256 * 2**20
_MOST_MEMBERS = 20_000
_LONGEST_NAME = 150  # characters; file systems allow 255 bytes


@dataclass(frozen=True)
class Found:
    """One submission that was found.

    Attributes:
        name: Unique among those found: the file's name, with its folder in front where two would be the same.
        path: The file, unpacked where it came in a zip.
        sha256: Of its bytes, in hex.
    """

    name: str
    path: Path
    sha256: str


@dataclass(frozen=True)
class Gathered:
    """What was found.

    Attributes:
        submissions: Sorted by name.
        notes: One line per thing that staff should know: duplicates, files that were passed over.
    """

    submissions: tuple[Found, ...]
    notes: tuple[str, ...]


@dataclass(frozen=True)
class _Candidate:
    place: PurePosixPath  # within what was named on the command line
    path: Path


def gather(paths: Iterable[Path], unpacked: Path) -> Gathered:
    """Finds submissions recursively.

    Files, folders, zips of one submission (Otter's, with ``.OTTER_LOG`` beside the notebook) and zips of a
    class (Gradescope's folders ``submission_…``, Canvas's flat export) may be mixed.

    Args:
        paths: What was named.
        unpacked: An empty folder for what comes out of zips.

    Raises:
        ChaffinchError: When a path does not exist or nothing gradable is found.
    """
    candidates: list[_Candidate] = []
    notes: list[str] = []
    for number, path in enumerate(paths):
        if not path.exists():
            raise ChaffinchError(f"{path} does not exist.", "Name a file, a folder or a zip of submissions.")
        candidates += _candidates(path, PurePosixPath(path.name), unpacked / str(number), notes, top=True)
    if not candidates:
        raise ChaffinchError(
            "No submission was found.", "Submissions are .ipynb or .py files, or zips of them."
        )
    chosen = _one_per_student(candidates, notes)
    found = [
        Found(cleaned(c.place.name, _LONGEST_NAME), c.path, hashlib.sha256(c.path.read_bytes()).hexdigest())
        for c in chosen
    ]
    found = _uniquely_named(found, [c.place for c in chosen])
    notes += _duplicates(found)
    return Gathered(tuple(sorted(found, key=lambda f: f.name)), tuple(notes))


def _candidates(
    path: Path, place: PurePosixPath, unpacked: Path, notes: list[str], *, top: bool = False
) -> Iterator[_Candidate]:
    if path.is_dir():
        for entry in sorted(path.iterdir()):
            if entry.name not in _SKIPPED_PARTS and not entry.name.startswith("."):
                yield from _candidates(entry, place / entry.name, unpacked / entry.name, notes)
    elif path.suffix == ".zip":
        yield from _unzipped(path, place, unpacked, notes)
    elif path.suffix in _GRADABLE and path.name not in _SKIPPED_NAMES:
        yield _Candidate(place, path)
    elif top:
        notes.append(f"{path.name} is no .ipynb, .py or .zip file and was passed over.")


def _unzipped(path: Path, place: PurePosixPath, unpacked: Path, notes: list[str]) -> Iterator[_Candidate]:
    folder = unpacked.with_name(unpacked.name + ".unzipped")
    try:
        _extract(path, folder)
    except (zipfile.BadZipFile, OSError, EOFError, NotImplementedError, RuntimeError) as error:
        folder.mkdir(parents=True, exist_ok=True)
        broken = (
            folder / f"{path.stem}.py"
        )  # graded as an empty file: a zero with a reason, not a lost student
        broken.write_bytes(b"")
        notes.append(f"{place} cannot be unpacked ({error}); it counts as an empty submission.")
        yield _Candidate(place, broken)
        return
    inside = list(_candidates(folder, PurePosixPath(), folder / ".zips", notes))
    if len(inside) == 1:
        yield replace(inside[0], place=place)  # one submission: the zip's own name tells whose
    else:
        yield from (replace(c, place=place.with_suffix("") / c.place) for c in inside)


def _extract(path: Path, folder: Path) -> None:
    with zipfile.ZipFile(path) as archive:
        members = [m for m in archive.infolist() if not m.is_dir()]
        if len(members) > _MOST_MEMBERS:
            raise zipfile.BadZipFile(f"it has more than {_MOST_MEMBERS} files")
        for member in members:
            parts = PurePosixPath(member.filename).parts
            if _SKIPPED_PARTS & set(parts) or Path(member.filename).suffix not in {*_GRADABLE, ".zip"}:
                continue
            if member.file_size > _LARGEST_MEMBER:
                raise zipfile.BadZipFile(f"{member.filename} is too large")
            archive.extract(member, folder)  # zipfile itself drops drive letters and `..`


def _one_per_student(candidates: list[_Candidate], notes: list[str]) -> list[_Candidate]:
    """In a folder ``submission_…`` of Gradescope's one file is the submission: a notebook before a script."""
    chosen: list[_Candidate] = []
    by_folder: dict[str, list[_Candidate]] = {}
    for candidate in candidates:
        folder = next((p for p in candidate.place.parts[:-1] if p.startswith("submission_")), "")
        by_folder.setdefault(folder, []).append(candidate)
    for folder, members in by_folder.items():
        if not folder:
            chosen += members
            continue
        members.sort(key=lambda c: (c.path.suffix != ".ipynb", str(c.place)))
        first, *others = members
        chosen.append(replace(first, place=PurePosixPath(folder) / f"{folder}{first.path.suffix}"))
        notes += [f"{folder}: {c.place.name} was passed over; {first.place.name} is graded." for c in others]
    return chosen


def _uniquely_named(found: list[Found], places: list[PurePosixPath]) -> list[Found]:
    names = [f.name for f in found]
    unique: list[Found] = []
    for item, place in zip(found, places, strict=True):
        name = item.name if names.count(item.name) == 1 else cleaned("__".join(place.parts), _LONGEST_NAME)
        taken = {u.name for u in unique}
        stem = cleaned(place.stem, _LONGEST_NAME)
        tries = (name if n == 1 else f"{stem}-{n}{place.suffix}" for n in range(1, len(found) + 2))
        unique.append(replace(item, name=next(t for t in tries if t not in taken)))
    return unique


def _duplicates(found: list[Found]) -> Iterator[str]:
    first: dict[str, str] = {}
    for item in sorted(found, key=lambda f: f.name):
        if item.sha256 in first:
            yield f"{item.name} is the same file as {first[item.sha256]}."
        first.setdefault(item.sha256, item.name)
