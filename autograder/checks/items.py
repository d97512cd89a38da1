"""What a collected pytest item is as a check: its question, name and points, and what is wrong with it."""

from pathlib import Path

import pytest

from autograder.assignment import ChaffinchError
from autograder.checks.check import CheckSpec, spec_of

_OURS = ("student", "solution", "seed", "rng", "device")
_FOLDER = "For a folder there is tempfile.TemporaryDirectory."


def question_of(path: Path) -> str:
    """Name of the question that a check file belongs to."""
    return path.stem.removeprefix("test_")


def require_before(
    first: tuple[str, str], follower: tuple[str, str], order: list[tuple[str, str]], place: str
) -> None:
    """Passes when a check is there and runs before its follower, which stands at a place.

    Raises:
        ChaffinchError: When it does not.
    """
    where = f"{place} comes after {first[1]}"
    if first not in order:
        raise ChaffinchError(f"{where}, which is no check here.", "Mend the name.")
    if order.index(first) > order.index(follower):
        raise ChaffinchError(
            f"{where}, which runs later.", "Swap them; public checks run before hidden ones."
        )


def require_fixtures(item: pytest.Item) -> None:
    """Passes when a check asks for fixtures that there are.

    Else pytest would say so only when the check runs, and every submission would get `error`.

    Raises:
        ChaffinchError: Naming the one that is not there.
    """
    known = set(getattr(item, "_fixtureinfo").name2fixturedefs) | {"request"}  # noqa: B009 - pytest's only way
    given = getattr(getattr(item, "callspec", None), "params", {})
    for name in getattr(item, "fixturenames", ()):
        if name not in known and name not in given:
            tip = f"Known: {', '.join(_OURS)}, monkeypatch, and the fixtures of this file. {_FOLDER}"
            raise ChaffinchError(f"{place_of(item)} asks for {name!r}, which is no fixture.", tip)


def place_of(item: pytest.Item) -> str:
    """File, line and name of a check, for messages."""
    code = getattr(getattr(item, "function", None), "__code__", None)
    line = f", line {code.co_firstlineno}" if code else ""
    return f"{item.path}{line}: {getattr(item, 'originalname', item.name)}"


def spec_of_item(item: pytest.Item) -> CheckSpec:
    """What its ``@check`` says.

    Raises:
        ChaffinchError: When it has none.
    """
    spec = spec_of(getattr(item, "function", None))
    if spec is None:
        raise ChaffinchError(f"{place_of(item)} has no points.", "Put @check(points=…) above it.")
    return spec


def key_of(item: pytest.Item) -> tuple[str, str]:
    """Its question and its name: what results are kept by."""
    return question_of(item.path), spec_of_item(item).name
