"""What cells find around them: a kernel's names, a ``__main__`` of their own, nobody who answers ``input()``."""

import builtins
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
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
        stays: Whether what they find around them stays as it is afterwards: this process is theirs.
        passed_on: Exceptions that end everything, such as a person's Ctrl-C.
    """

    file: str = ""
    title: str = ""
    place: str = "here"
    forgiving: bool = True
    stays: bool = False
    passed_on: tuple[type[BaseException], ...] = ()


def new_module(environment: Environment) -> tuple[ModuleType, ZMQInteractiveShell]:
    """A module for cells to run in, and its shell."""
    module = ModuleType("__main__")
    names = module.__dict__
    shell = ZMQInteractiveShell(names, environment.place, forgiving=environment.forgiving)
    names.update(
        __builtins__=builtins, get_ipython=lambda: shell, display=_display, In=[""], Out={}, _="", __="", ___=""
    )
    names.update(_ih=names["In"], _oh=names["Out"])
    if environment.file:
        names["__file__"] = str(Path(environment.file).absolute())
    return module, shell


@contextmanager
def installed(module: ModuleType, shell: ZMQInteractiveShell, environment: Environment) -> Iterator[None]:
    """Makes a module ``__main__`` and its shell that of this process, for a while or for good."""
    folder = Path.cwd()
    with ExitStack() as stack:
        for patch in _patches(module, shell, environment):
            stack.enter_context(patch)
        if "" not in sys.path:
            sys.path.insert(0, "")
            stack.callback(_without, sys.path, "")
        stack.callback(os.chdir, folder)
        if environment.stays:
            stack.pop_all()
        yield


def _patches(module: ModuleType, shell: ZMQInteractiveShell, environment: Environment) -> Iterator[Any]:
    yield _module("__main__", module)
    yield _module("otter", otter_module())
    yield _attribute(builtins, "input", _input)
    yield _attribute(sys, "argv", [environment.file or "notebook"])
    if environment.stays or "IPython" in sys.modules:
        yield from _ipython_patches(lambda: shell)


@contextmanager
def _attribute(owner: Any, name: str, value: Any) -> Iterator[None]:
    before = getattr(owner, name)
    setattr(owner, name, value)
    try:
        yield
    finally:
        setattr(owner, name, before)


@contextmanager
def _module(name: str, module: ModuleType) -> Iterator[None]:
    before = sys.modules.get(name)
    sys.modules[name] = module
    try:
        yield
    finally:
        if before is None:
            sys.modules.pop(name, None)
        else:
            sys.modules[name] = before


def _ipython_patches(get_ipython: Callable[[], ZMQInteractiveShell]) -> Iterator[Any]:
    import IPython.core.display_functions  # noqa: PLC0415 - trusted cells do without it
    import IPython.display  # noqa: PLC0415 - trusted cells do without it

    yield _attribute(IPython, "get_ipython", get_ipython)
    yield _attribute(IPython.core.getipython, "get_ipython", get_ipython)
    for room in (IPython.display, IPython.core.display_functions):
        yield _attribute(room, "display", _display)
        yield _attribute(room, "clear_output", _display)


def _display(*_args: Any, **_kwargs: Any) -> Inert:
    """Shows nothing; a handle that is asked to update or close does nothing."""
    return Inert()


def _input(_prompt: object = "") -> str:
    raise EOFError("`input()` asks a person, and nobody answers here: write the value into the cell")


def _without(path: list[str], entry: str) -> None:
    if entry in path:
        path.remove(entry)
