"""Gradescope's export of a programming assignment.

``assignment_<id>_export/submission_<id>/…`` beside ``submission_metadata.yml``, which has a Ruby hash for
each folder: ``:submitters`` (a list of ``:name``, ``:sid``, ``:email``; several for a group),
``:created_at``, ``:score``, ``:history``. See help.gradescope.com, "Export submissions"; the keys are as the
published readers of that file use them.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import yaml

from autograder.grading.intake.layouts.reading import Owner, Reading, children, mostly
from autograder.grading.intake.model import Person
from autograder.grading.intake.names import key_of, shown
from autograder.grading.intake.walk import Place, Tree

_FOLDER = re.compile(r"submission_(\d+)")
_EXPORT = re.compile(r"assignment_\d+_export(\s*\(\d+\)|-\d+)?(\.zip)?")
_METADATA = "submission_metadata.yml"
_KEY = re.compile(r" {2}:?(\w+):(\s|$)")


class _Loader(getattr(yaml, "CSafeLoader", yaml.SafeLoader)):  # type: ignore[misc]
    """Reads Ruby's tagged values as plain ones; builds no object of any other kind."""


def _plain(loader: Any, _suffix: str, node: yaml.Node) -> Any:
    if isinstance(node, yaml.MappingNode):
        return loader.construct_mapping(node, deep=True)
    if isinstance(node, yaml.SequenceNode):
        return loader.construct_sequence(node, deep=True)
    return loader.construct_scalar(node)


_Loader.add_multi_constructor("!", _plain)


def read_gradescope(tree: Tree, base: Place, _assignment: str, forced: bool) -> Reading | None:
    """Reads an export; it is one by its metadata, or by the names of its folder and of those in it."""
    inside = children(tree, base)
    folders = [name for name, folder in inside.items() if folder]
    fitting = [name for name in folders if _FOLDER.fullmatch(name)]
    metadata = tree.told.get((*base, _METADATA))
    named = _EXPORT.fullmatch(base[-1] if base else tree.name)
    if not mostly(len(fitting), len(inside) - len(fitting), forced=forced) or not (
        metadata or named or forced
    ):
        return None
    reading = Reading("gradescope")
    told = _told(metadata, reading) if metadata else {}
    for name in sorted({*fitting, *(n for n in told if _FOLDER.fullmatch(n))}):
        entry = told.get(name)
        owners = tuple(_owners(name, entry)) if isinstance(entry, dict) else ()
        reading.units[*base, name] = owners or (
            Owner(Person(key_of(name), name), (int(name.split("_")[1]),)),
        )
    return reading


def _told(path: Path, reading: Reading) -> dict[str, Any]:
    try:
        with path.open(encoding="utf-8-sig", errors="replace") as file:
            table = _few(file)
        if not _tells(table):  # not written as Ruby does it
            table = _loaded(path.read_text(encoding="utf-8-sig", errors="replace"))
    except (OSError, yaml.YAMLError, ValueError, TypeError, RecursionError) as error:
        reading.notes.append(f"{_METADATA} cannot be read ({_line(error)}); names are the folders'.")
        return {}
    return {str(name): entry for name, entry in table.items()} if isinstance(table, dict) else {}


def _wanted(lines: Iterable[str]) -> Iterator[str]:
    """Without the results of each submission, which are most of the file and take YAML minutes."""
    wanted = True
    for line in lines:
        if not line.startswith(" "):
            wanted = True
        elif found := _KEY.match(line):
            wanted = found[1] in {"submitters", "created_at"}
        if wanted:
            yield line


def _few(lines: Iterable[str]) -> Any:
    try:
        return _loaded("".join(_wanted(lines)))
    except (yaml.YAMLError, ValueError, TypeError, RecursionError):
        return None


def _loaded(text: str) -> Any:
    return yaml.load(text, Loader=_Loader)  # noqa: S506 - builds plain values only


def _tells(table: Any) -> bool:
    entries = table.values() if isinstance(table, dict) else ()
    return any(isinstance(e, dict) and (":submitters" in e or "submitters" in e) for e in entries)


def _line(error: Exception) -> str:
    return shown(" ".join(str(error).split())[:100] or type(error).__name__)


def _owners(folder: str, entry: dict[str, Any]) -> Iterator[Owner]:
    submitters = entry.get(":submitters") or entry.get("submitters")
    submitted = _time(entry.get(":created_at", entry.get("created_at")))
    order = (submitted.isoformat() if submitted else "", int(folder.split("_")[1]))
    for submitter in submitters if isinstance(submitters, list) else ():
        if isinstance(submitter, dict):
            name, sid, email = (_text(submitter, key) for key in ("name", "sid", "email"))
            key = email.casefold() or sid or name or folder
            yield Owner(Person(key_of(key), shown(name or email or folder), email, sid), order, submitted)


def _text(table: dict[Any, Any], key: str) -> str:
    value = table.get(f":{key}", table.get(key))
    return shown(str(value).strip()) if isinstance(value, str | int) else ""


def _time(value: Any) -> datetime | None:
    if isinstance(value, dict):  # ActiveSupport::TimeWithZone
        value = value.get("utc", value.get("time"))
    if isinstance(value, str):
        try:
            value = datetime.fromisoformat(value)
        except ValueError:
            return None
    if isinstance(value, datetime):
        return value if value.tzinfo else value.replace(tzinfo=UTC)
    return datetime(value.year, value.month, value.day, tzinfo=UTC) if isinstance(value, date) else None
