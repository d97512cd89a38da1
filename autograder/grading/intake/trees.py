"""From the arguments of the command line to trees of files."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from autograder.assignment import ChaffinchError
from autograder.grading.intake.content import ARCHIVES, HEAD, Kind, kind_of_head
from autograder.grading.intake.examine import Refused, opened
from autograder.grading.intake.layouts.plain import is_one_persons, several_names
from autograder.grading.intake.names import is_drives, names_nobody, stem_of
from autograder.grading.intake.walk import Found, Place, Tree, Walker, names_seen

IsExport = Callable[[Tree], bool]


def trees_of(paths: Sequence[Path], walker: Walker, assignment: str, is_export: IsExport) -> list[Tree]:
    """Looks at everything that was named.

    One argument may be a folder or an archive of a class. Several are taken side by side, as when a shell
    lists a folder, unless each of them is an export of a system.

    Args:
        paths: The arguments.
        walker: Looks at files.
        assignment: The assignment's name.
        is_export: Whether a tree is laid out by a system.

    Raises:
        ChaffinchError: When a path does not exist.
    """
    for path in paths:
        if not os.path.lexists(path):
            raise ChaffinchError(
                f"{path} does not exist.", "Name a file, a folder or an archive of submissions."
            )
    if len(paths) == 1:
        trees = _alone(paths[0], walker, assignment, is_export)
    else:
        trees = _exports(paths, walker, assignment, is_export) or [_side_by_side(paths, walker)]
    seen = names_seen(trees)
    for tree in trees:
        tree.found[:] = [_without_foreign_names(found, seen) for found in tree.found]
    return trees


def _alone(path: Path, walker: Walker, assignment: str, is_export: IsExport) -> list[Tree]:
    if path.is_dir():
        whole = _folder(path, walker)
        archives = _archives(path, whole, assignment)
        if len(archives) == 1:
            return _alone(archives[0], walker, assignment, is_export)
        return (archives and _exports(archives, walker, assignment, is_export)) or [whole]
    tree = _opened_archive(path, walker)
    if tree and tree.found and (is_export(tree) or not is_one_persons(tree, assignment)):
        return [tree]
    return [_side_by_side([path], walker)]


def _archives(folder: Path, tree: Tree, assignment: str) -> list[Path]:
    """The archives in a folder, where there is nothing else and they are called like a class's."""
    if () in tree.marked or any(found.outer == len(found.place) for found in tree.found):
        return []
    places = sorted({found.place[: found.outer] for found in tree.found})
    names = {stem_of(part) for place in places for part in place}
    return [folder.joinpath(*p) for p in places] if all(names_nobody(n, assignment) for n in names) else []


def _exports(paths: Sequence[Path], walker: Walker, assignment: str, is_export: IsExport) -> list[Tree]:
    """One tree for each argument, if each is an export or a part of a class; else none."""
    trees: list[Tree] = []
    seen: set[str] = set()
    for path in paths:
        folder = path.is_dir() and not path.is_symlink()
        tree = _folder(path, walker) if folder else _opened_archive(path, walker)
        if tree is None or not (is_export(tree) or (not folder and _is_part(path, tree, assignment, seen))):
            return []
        trees.append(tree)
    return trees


def _is_part(archive: Path, tree: Tree, assignment: str, seen: set[str]) -> bool:
    """Whether an archive holds a part of a class: a drive's download in parts, or files of several people.

    Args:
        archive: The archive.
        tree: What is in it.
        assignment: The assignment's name.
        seen: Whom the other archives named, to which these are added: a name in two of them is no person's.
    """
    stem = stem_of(archive.name)
    if not names_nobody(stem, assignment):
        return False
    names = set(several_names(tree, assignment))
    if is_drives(stem):
        return True
    apart = bool(names) and seen.isdisjoint(names)
    seen |= names
    return apart


def _folder(path: Path, walker: Walker) -> Tree:
    tree = Tree(path.resolve().name)
    walker.folder(tree, path.resolve())
    return tree


def _opened_archive(path: Path, walker: Walker) -> Tree | None:
    """An archive as if it were a folder; as far as it can be read."""
    try:
        with opened(path) as file:
            kind = kind_of_head(path.name, file.read(HEAD))
    except (Refused, OSError):
        return None
    if kind not in ARCHIVES:
        return None
    tree = Tree(path.name)
    try:
        walker.archive(tree, path, kind or Kind.ZIP)
    except Refused as refused:
        tree.broken = str(refused)
    return tree


def _side_by_side(paths: Sequence[Path], walker: Walker) -> Tree:
    """All arguments as if their common folder held nothing else."""
    whole = sorted({Path(os.path.normpath(path.absolute())) for path in paths})
    common = Path(os.path.commonpath([path.parent for path in whole]))
    tree = Tree(common.name)
    named: set[Place] = set()
    for path in whole:
        place = path.relative_to(common).parts
        if any(place[:n] in named for n in range(1, len(place))):
            continue  # its folder was named too
        named.add(place)
        tree.folders.update(place[:n] for n in range(1, len(place)))
        if path.is_dir() and not path.is_symlink():
            walker.folder(tree, path, place)
        else:
            walker.file(tree, path, place)
    return tree


def _without_foreign_names(found: Found, seen: Mapping[tuple[int, int], int]) -> Found:
    """A file that has a name outside of what was named may be anybody's."""
    if found.inode is None or found.inode[2] <= seen[found.inode[:2]]:
        return found
    return replace(found, path=None, reason="is a hard link to a file elsewhere")
