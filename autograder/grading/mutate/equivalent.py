"""``equivalent.toml``: mutants that are as right as what they were made of, each with an argument."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from autograder.assignment import Assignment, ChaffinchError, read_source
from autograder.assignment.table import Table
from autograder.grading.mutate.mutant import Mutant

_KEYS = ("operator", "of", "before", "after", "why")
_MORE = ("function", "occurrence")


@dataclass(frozen=True)
class Equivalent:
    """One entry.

    Attributes:
        operator: Name of the operator.
        of: ``"solution"``, a wheat's name, or ``"*"`` for whatever has these lines.
        before: The lines that are changed.
        after: What they become.
        why: Why nobody can tell the difference.
        function: In which function; empty for any.
        occurrence: The how manieth of its kind; 0 for all.
    """

    operator: str
    of: str
    before: str
    after: str
    why: str
    function: str = ""
    occurrence: int = 0

    def fits(self, mutant: Mutant) -> bool:
        """Whether it is about this mutant."""
        return (
            self.operator == mutant.operator
            and self.of in {"*", mutant.of}
            and self.before.strip("\n") == mutant.before.strip("\n")
            and self.after.strip("\n") == mutant.after.strip("\n")
            and self.function in {"", mutant.function}
            and self.occurrence in {0, mutant.occurrence}
        )


def equivalent_file(assignment: Assignment, question: str) -> Path:
    """Where a question's entries are."""
    return assignment.variants / question / "equivalent.toml"


def load_equivalent(path: Path, mutants: Sequence[Mutant]) -> dict[str, str]:
    """The argument for each mutant that has one, by the mutant's name.

    Args:
        path: The file; none where it does not exist.
        mutants: All mutants of the question.

    Raises:
        ChaffinchError: When it is malformed, or an entry is about no mutant any more.
    """
    if not path.exists():
        return {}
    found: dict[str, str] = {}
    for number, entry in enumerate(_entries(path), start=1):
        fitting = [mutant.name for mutant in mutants if entry.fits(mutant)]
        if not fitting:
            raise ChaffinchError(
                f"{path}, entry {number}: no mutant is `{entry.before}` → `{entry.after}` "
                f"({entry.operator} of {entry.of}).",
                "The code or the operator has changed: take the entry out, or mend it.",
            )
        found |= dict.fromkeys(fitting, entry.why)
    return found


def _entries(path: Path) -> list[Equivalent]:
    try:
        values = tomllib.loads(read_source(path))
    except tomllib.TOMLDecodeError as error:
        raise ChaffinchError(f"{path} is not valid TOML: {error}.", "Mend that line.") from None
    table = Table.of(values, str(path), {"equivalent"}, "")
    items = table.items("equivalent", "Add an [[equivalent]] table, or remove the file.")
    return [_entry(item, f"{path}, entry {i}") for i, item in enumerate(items, start=1)]


def _entry(item: object, where: str) -> Equivalent:
    table = Table.of(item, where, {*_KEYS, *_MORE}, "Write [[equivalent]] above each entry.")
    texts = {key: table.values.get(key, "") for key in (*_KEYS, "function")}
    for key, text in texts.items():
        if not isinstance(text, str) or (key not in {"before", "after", "function"} and not text.strip()):
            raise ChaffinchError(f"{where}: {key} is {text!r}.", f"Give {key} as text: why it is right, say.")
    occurrence = table.whole("occurrence", 1, 10_000) if "occurrence" in table.values else 0
    return Equivalent(**texts, occurrence=occurrence)


def entry_of(mutant: Mutant) -> str:
    """A mutant as an entry whose argument is still to be written."""
    lines = [f'operator = "{mutant.operator}"', f'of = "{mutant.of}"']
    lines += [f"before = {_quoted(mutant.before)}", f"after = {_quoted(mutant.after)}"]
    if mutant.occurrence > 1:
        lines.append(f"occurrence = {mutant.occurrence}")
    return "\n".join(["[[equivalent]]", *lines, 'why = ""'])


def _quoted(text: str) -> str:
    if "\n" not in text:
        return f"'{text}'" if "'" not in text else '"' + text.replace("\\", "\\\\").replace('"', '\\"') + '"'
    return (
        f"'''\n{text}'''"
        if "'''" not in text
        else '"""\n' + text.replace("\\", "\\\\").replace('"', '\\"') + '"""'
    )
