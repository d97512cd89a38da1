"""What a person is told about who handed in what."""

from collections import Counter
from collections.abc import Iterable, Sequence
from fnmatch import fnmatchcase

from rich.console import Console
from rich.text import Text

from autograder.assignment import ChaffinchError
from autograder.cli.console import worded
from autograder.grading.intake import Intake, PassedOver, Person
from autograder.report.wording import counted

_LISTED = 20  # lines; run.json has all of them


def print_intake(console: Console, intake: Intake) -> None:
    """Prints how it was read, what was passed over, who is missing, and what staff should know."""
    told = [counted(len(intake.people), "person", "people")]
    told += [counted(len(intake.earlier), "earlier attempt")] if intake.earlier else []
    told += [f"{len(intake.passed_over)} passed over"] if intake.passed_over else []
    told += [f"{len(intake.missing)} of the roster missing"] if intake.missing else []
    console.print(Text(f"Read as {intake.layout}: {', '.join(told)}."))
    often = Counter(line.reason for line in intake.passed_over)  # a system's own files, say: told last
    _list(console, "passed over", sorted(intake.passed_over, key=lambda line: often[line.reason]))
    _list(console, "missing", [PassedOver(p.name, f"({p.key}) handed in nothing") for p in intake.missing])
    _list(console, "note", [PassedOver(note, "") for note in intake.notes])


def chosen(people: Iterable[Person], only: Sequence[str]) -> set[str]:
    """Keys of the people who are meant.

    Args:
        people: All who handed in.
        only: Names, keys or addresses, with wildcards; none for all.

    Raises:
        ChaffinchError: When a pattern means nobody.
    """
    everybody = list(people)
    found: set[str] = set()
    for pattern in only or ["*"]:
        meant = {p.key for p in everybody if any(_fits(name, pattern) for name in _names(p))}
        if not meant:
            some = ", ".join(p.name for p in everybody[:5])
            raise ChaffinchError(f"--only {pattern!r} means nobody.", f"Those who handed in: {some}, …")
        found |= meant
    return found


def _names(person: Person) -> tuple[str, ...]:
    return person.name, person.key, person.file_name, person.email, person.sid


def _fits(name: str, pattern: str) -> bool:
    return name == pattern or fnmatchcase(name.casefold(), pattern.casefold())


def _list(console: Console, word: str, lines: Sequence[PassedOver]) -> None:
    for line in lines[:_LISTED]:
        console.print(worded(word, "yellow", f"{line.place} {line.reason}".rstrip()))
    if len(lines) > _LISTED:
        console.print(Text(f"… and {len(lines) - _LISTED} more: see run.json."))
