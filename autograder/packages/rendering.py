"""Templates, requirements and trees of files: what both packages are put together from."""

import tomllib
from dataclasses import dataclass
from functools import cached_property
from importlib.metadata import metadata, requires
from pathlib import Path
from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from autograder.assignment import ChaffinchError
from autograder.rooms import FRAMEWORK

Files = dict[str, bytes]
"""Contents by path inside a package, with ``/``."""

_NOT_SHIPPED = {"__pycache__", "node_modules"}


def render(template: str, **values: Any) -> bytes:
    """Fills in a template of this package.

    Args:
        template: Name without ``.j2``.
        values: What it asks for.
    """
    loader = PackageLoader("autograder.packages", "templates")
    jinja = Environment(  # noqa: S701 - Markdown, Python and shell, no HTML
        loader=loader, undefined=StrictUndefined, keep_trailing_newline=True
    )
    jinja.filters |= {"py": repr, "number": lambda value: f"{value:g}"}
    return jinja.get_template(f"{template}.j2").render(**values).encode()


def tree(folder: Path, prefix: str, *, suffixes: tuple[str, ...] = ("",)) -> Files:
    """All files below a folder, without caches, hidden files and links.

    Args:
        folder: Where they lie.
        prefix: What their paths begin with inside the package, e.g. ``"shared"``.
        suffixes: How their names must end.

    Raises:
        ChaffinchError: When there is no such folder.
    """
    if not folder.is_dir():
        raise ChaffinchError(f"{folder} is missing.", "Build from a checkout of the course.")
    files = {}
    for path in sorted(folder.rglob("*")):
        parts = path.relative_to(folder).parts
        hidden = any(part.startswith(".") or part in _NOT_SHIPPED for part in parts)
        if path.is_file() and not path.is_symlink() and not hidden and path.name.endswith(suffixes):
            files["/".join((prefix, *parts))] = path.read_bytes()
    return files


@dataclass(frozen=True)
class Framework:
    """The framework that this very code belongs to: a checkout, an unpacked autograder zip, or a wheel.

    Attributes:
        root: The folder that holds ``autograder``.
    """

    root: Path

    @classmethod
    def here(cls) -> "Framework":
        """The one that is running."""
        return cls(FRAMEWORK.parent)

    @property
    def version(self) -> str:
        """Its version."""
        return str(self._project["version"])

    @property
    def python(self) -> str:
        """Which versions of Python it runs on, e.g. ``">=3.11"``."""
        return str(self._project["requires-python"])

    def requirements(self, *names: str) -> list[str]:
        """What must be installed, with version ranges; of the named distributions or of all."""
        wanted = self._project["dependencies"]
        return [line for line in wanted if not names or _distribution(line) in names]

    @cached_property
    def _project(self) -> dict[str, Any]:
        """The ``[project]`` table, or what an installed package keeps of it."""
        path = self.root / "pyproject.toml"
        if path.is_file():
            project: dict[str, Any] = tomllib.loads(path.read_text(encoding="utf-8"))["project"]
            return project
        known = metadata("chaffinch")
        required = [line for line in requires("chaffinch") or [] if "extra ==" not in line]
        versions = {"version": known["Version"], "requires-python": known["Requires-Python"]}
        return versions | {"dependencies": required}


def _distribution(requirement: str) -> str:
    for separator in "[<>=~! ":
        requirement = requirement.partition(separator)[0]
    return requirement
