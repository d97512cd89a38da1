"""Pickles from the grader to the student process: its own classes and functions, never its answers."""

import io
import sys
from collections.abc import Iterable
from functools import lru_cache
from types import CodeType, FunctionType, ModuleType
from typing import Any

import cloudpickle

from autograder.assignment import ChaffinchError
from autograder.wall.outside.handle import Handle, lease_of

_STAYS = ("solution", "autograder.checks", "autograder.grading")
# what most of a pickle's parts are: no handle, and nothing that has a module
_PLAIN = frozenset({str, int, float, bool, bytes, tuple, list, dict, type(None)})


def shipped(value: Any) -> bytes:
    """Pickles a value for the student process; handles in it stand for what they stand for.

    Args:
        value: Anything that cloudpickle takes. What a check file defines travels by value.

    Raises:
        ChaffinchError: When it holds something of the solution or of the grader, or cannot be pickled.
    """
    if isinstance(value, FunctionType) and "<locals>" not in value.__qualname__:
        return _shipped_function(value)
    return _pickled(value)


@lru_cache(maxsize=1024)
def _shipped_function(function: FunctionType) -> bytes:
    """The same for a function of a module: a check file's own goes over for every submission."""
    return _pickled(function)


def _pickled(value: Any) -> bytes:
    file = io.BytesIO()
    try:
        _Shipper(file).dump(value)
    except ChaffinchError:
        raise
    except Exception as error:
        raise ChaffinchError(
            f"A check sends a {type(value).__name__} that cannot be pickled: {error}.",
            "Send plain data, or build it over there with `student.make`.",
        ) from error
    return file.getvalue()


class _Shipper(cloudpickle.Pickler):  # type: ignore[misc]  # cloudpickle has no types
    def persistent_id(self, value: Any) -> int | None:
        """References of handles; refuses what must not leave the grader."""
        if type(value) in _PLAIN:  # each part passes here
            return None
        if isinstance(value, Handle):
            return lease_of(value).ref
        if isinstance(value, type | FunctionType | ModuleType):
            home = str(value.__name__ if isinstance(value, ModuleType) else value.__module__)
            if _within(home, _STAYS) and not _within(home, cloudpickle.list_registry_pickle_by_value()):
                raise ChaffinchError(
                    f"A check sends {value.__name__} of {home} to the student process.",
                    "No solution and no `expect` may cross the wall; send values instead.",
                )
        return None


def _within(module: str, homes: Iterable[str]) -> bool:
    """Whether a module is one of these, or lies in one: `checks.probes` travels by value, so it may cross."""
    return any(module == home or module.startswith(f"{home}.") for home in homes)


# one of cloudpickle's own names: where it is called otherwise, all is as quick as ever
_looked_for: Any = getattr(cloudpickle.cloudpickle, "_find_imported_submodules", None)


def _imported_submodules(code: CodeType, used: Iterable[Any]) -> list[ModuleType]:
    """Submodules that a function may mean, as `cloudpickle` finds them, and quicker.

    It goes through all imported modules for each package that the function names, for each method of each
    class that goes over, again and again: half the time that sending a watched network takes.
    """
    modules = [value for value in used if isinstance(value, ModuleType)]
    packages = [module for module in modules if getattr(module, "__package__", "")]
    names = tuple(package.__name__ for package in packages)
    if any(sys.modules.get(package.__name__) is not package for package in packages):
        return list(_looked_for(code, packages))
    return list(_submodules(code, names, len(sys.modules)))


@lru_cache(maxsize=4096)
def _submodules(code: CodeType, names: tuple[str, ...], _imported: int) -> tuple[ModuleType, ...]:
    """The same, until more is imported."""
    return tuple(_looked_for(code, [sys.modules[name] for name in names]))


if _looked_for is not None:
    cloudpickle.cloudpickle._find_imported_submodules = _imported_submodules  # noqa: SLF001
