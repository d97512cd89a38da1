"""Values of a TOML table, each of its type or an error that names file and key."""

import difflib
import keyword
import sys
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Self

from autograder.assignment.errors import ChaffinchError

_LARGEST = sys.float_info.max


@dataclass(frozen=True)
class Table:
    """One table.

    Attributes:
        values: What it holds.
        where: What messages call it, e.g. ``"solutions/hw1/assignment.toml, question 2"``.
    """

    values: Mapping[str, Any]
    where: str

    @classmethod
    def of(cls, value: Any, where: str, known: Iterable[str], tip: str) -> Self:
        """A value that must be a table of these keys.

        Raises:
            ChaffinchError: When it is none, or has another key.
        """
        if not isinstance(value, Mapping):
            raise ChaffinchError(f"{where} is not a table.", tip)
        for key in value:
            if key not in known:
                close = difflib.get_close_matches(key, known, 1)
                tip = f"Did you mean {close[0]!r}? " if close else ""
                tip += f"Known keys: {', '.join(sorted(known))}."
                raise ChaffinchError(f"{where}: unknown key {key!r}.", tip)
        return cls(value, where)

    def wrong(self, key: str, wanted: str, tip: str) -> ChaffinchError:
        """The error for a key that is missing or has another value than is wanted."""
        if key not in self.values:
            return ChaffinchError(f"{self.where}: {key} is missing.", tip)
        return ChaffinchError(f"{self.where}: {key} is {self.values[key]!r}, not {wanted}.", tip)

    def text(self, key: str) -> str:
        """A text that says something."""
        value = self.values.get(key)
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "a text", f'Write `{key} = "…"`.')
        return value

    def flag(self, key: str, *, default: bool) -> bool:
        """True or false."""
        value = self.values.get(key, default)
        if not isinstance(value, bool):
            raise self.wrong(key, "true or false", f"Write `{key} = true` or `{key} = false`.")
        return value

    def choice(self, key: str, known: Sequence[str]) -> str:
        """One of some words; the first when the key is missing."""
        value = self.values.get(key, known[0])
        if value not in known:
            raise self.wrong(key, "one of " + ", ".join(known), f'Write `{key} = "{known[0]}"`, say.')
        return str(value)

    def positive(self, key: str, most: float = _LARGEST) -> float:
        """A finite number above 0 and at most a bound."""
        value = self.values.get(key)
        if isinstance(value, int | float) and not isinstance(value, bool) and 0 < value <= most:
            return float(value)
        bound = "" if most == _LARGEST else f" and at most {most:g}"
        raise self.wrong(key, f"a number above 0{bound}", f"Write `{key} = 2`, say.")

    def whole(self, key: str, least: int, most: int) -> int:
        """A whole number between two bounds."""
        value = self.values.get(key)
        if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
            wanted = f"a whole number from {least} to {most}"
            raise self.wrong(key, wanted, f"Write `{key} = {max(least, 2)}`, say.")
        return value

    def identifiers(self, key: str) -> tuple[str, ...]:
        """A list of different Python names; none when the key is missing."""
        value = self.values.get(key, [])
        good = isinstance(value, list) and all(isinstance(v, str) and _is_name(v) for v in value)
        if not good or len(set(value)) < len(value):
            raise self.wrong(key, "a list of different names", f'Write `{key} = ["f", "g"]`, say.')
        return tuple(value)

    def items(self, key: str, tip: str) -> list[Any]:
        """A list that is not empty."""
        value = self.values.get(key)
        if not isinstance(value, list) or not value:
            raise self.wrong(key, "a list of tables", tip)
        return value


def _is_name(text: str) -> bool:
    return text.isidentifier() and not keyword.iskeyword(text)
