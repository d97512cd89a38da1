"""What cells find around them: a kernel's names, their own ``__main__``, nobody who answers ``input()``."""

import builtins
import os
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType
from typing import Any

from autograder.cells.inert import Inert, otter_module
from autograder.cells.shell import ZMQInteractiveShell


@dataclass(frozen=True)
class Environment:
    """Where and for whom cells run.

    Attributes:
        file: The script that they come from, for ``__file__``; empty for a notebook, which has none.
        title: What tracebacks call the file; empty where there is only one.
        place: How messages call where this is.
        forgiving: Whether what fails costs only itself; otherwise the first error is raised.
        module: Name of the module that they make up: ``__main__``, as in a kernel, but for the solution's,
            which must never be taken for a student's.
        stays: Whether what they find around them stays as it is afterwards: this process is theirs.
        explain: Says why this place refused something, or ``""``.
        passed_on: Exceptions that end everything, such as a person's Ctrl-C.
    """

    file: str = ""
    title: str = ""
    place: str = "here"
    forgiving: bool = True
    module: str = "__main__"
    stays: bool = False
    explain: Callable[[BaseException], str] = lambda _error: ""
    passed_on: tuple[type[BaseException], ...] = ()


def new_module(environment: Environment) -> tuple[ModuleType, ZMQInteractiveShell]:
    """A module for cells to run in, and its shell."""
    module = ModuleType(environment.module)
    names = module.__dict__
    shell = ZMQInteractiveShell(names, environment.place, forgiving=environment.forgiving)
    names.update(
        __builtins__=builtins,
        get_ipython=lambda: shell,
        display=_display,
        In=[""],
        Out={},
        _="",
        __="",
        ___="",
    )
    names.update(_ih=names["In"], _oh=names["Out"])
    if environment.file:
        names["__file__"] = str(Path(environment.file).absolute())
    return module, shell


@contextmanager
def installed(module: ModuleType, shell: ZMQInteractiveShell, environment: Environment) -> Iterator[None]:
    """Makes a module and its shell those of this process, for a while or for good."""
    values = [(builtins, "input", _input), (sys, "argv", [environment.file or "notebook"])]
    values += [(sys, "path", ["", *(entry for entry in sys.path if entry)])]
    if environment.stays or "IPython" in sys.modules:
        values += _of_ipython(lambda: shell)
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in values]
    modules = {environment.module: module, "otter": otter_module()}
    modules_before = {name: sys.modules.get(name) for name in modules}
    folder = Path.cwd()
    _set(values, modules)
    try:
        yield
    finally:
        if not environment.stays:
            _set(before, modules_before)
            os.chdir(folder)


def _set(values: Sequence[tuple[Any, str, Any]], modules: Mapping[str, ModuleType | None]) -> None:
    for owner, name, value in values:
        setattr(owner, name, value)
    for name, module in modules.items():
        if module is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = module


def _of_ipython(get_ipython: Callable[[], ZMQInteractiveShell]) -> list[tuple[Any, str, Any]]:
    """What notebooks import of IPython and what needs a kernel."""
    import IPython.core.display_functions  # noqa: PLC0415 - trusted cells do without it
    import IPython.display  # noqa: PLC0415 - trusted cells do without it

    rooms = (IPython.display, IPython.core.display_functions)
    shown = [(room, name, _display) for room in rooms for name in ("display", "clear_output")]
    return [
        (IPython, "get_ipython", get_ipython),
        (IPython.core.getipython, "get_ipython", get_ipython),
        *shown,
    ]


def _display(*_args: Any, **_kwargs: Any) -> Inert:
    """Shows nothing; a handle that is asked to update or close does nothing."""
    return Inert()


def _input(_prompt: object = "") -> str:
    raise EOFError("`input()` asks a person, and nobody answers here: write the value into the cell")
