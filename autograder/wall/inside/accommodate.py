"""What students may do at home works here: worker processes, compilers and windows are there, but idle.

These changes are made once, before any student process is forked, in modules that student code uses anyway.
They grant nothing: where the sandbox refuses, a student gets the same result the slow way.
"""

import functools
import inspect
import sys
from collections.abc import Callable
from typing import Any

import matplotlib as mpl
import torch
from torch.utils.data import DataLoader

_OF_WORKERS: dict[str, Any] = {
    "num_workers": 0,
    "persistent_workers": False,
    "prefetch_factor": None,
    "multiprocessing_context": None,
    "timeout": 0,
}
_DRAWS_NOWHERE = {"agg", "cairo", "pdf", "pgf", "ps", "svg", "template"}


def accommodate() -> None:
    """Lets everyday PyTorch run in one process on one thread, and pictures be drawn nowhere."""
    if not hasattr(DataLoader.__init__, "__wrapped__"):
        setattr(DataLoader, "__init__", _without_workers(DataLoader.__init__))  # noqa: B010 - a method
    torch.compile = _compile
    setattr(torch.compiler, "disable", _compile)  # noqa: B010 - typed for what it does elsewhere
    torch.compiler.reset = _nothing
    torch.set_num_threads = _checked(torch.set_num_threads)
    torch.set_num_interop_threads = _checked(torch.set_num_threads)
    mpl.use = _without_window(mpl.use)
    pyplot: Any = sys.modules.get("matplotlib.pyplot")
    if pyplot is not None:
        pyplot.switch_backend = _without_window(pyplot.switch_backend)


def _without_workers(original: Callable[..., None]) -> Callable[..., None]:
    """A loader loads in its own process: the same batches in the same order."""
    signature = inspect.signature(original)

    @functools.wraps(original)
    def init(*args: Any, **kwargs: Any) -> None:
        if len(args) > 6 or not _OF_WORKERS.keys().isdisjoint(kwargs):
            bound = signature.bind(*args, **kwargs)
            original(**(_checked_workers(bound.arguments) | {"self": args[0]}))
        else:
            original(*args, **kwargs)

    return init


def _checked_workers(arguments: dict[str, Any]) -> dict[str, Any]:
    """The arguments for a loader without workers, unless they would be refused at home, too."""
    workers = arguments.get("num_workers", 0)
    if not isinstance(workers, int) or workers <= 0:
        return arguments
    return {name: _OF_WORKERS.get(name, value) for name, value in arguments.items()}


def _compile(model: Any = None, *_more: Any, **_options: Any) -> Any:
    """``torch.compile`` and ``torch.compiler.disable``: what it is given; without an argument a decorator."""
    return model if model is not None else lambda function: function


def _nothing() -> None:
    """``torch.compiler.reset``: nothing was compiled."""


def _checked(original: Any) -> Any:
    """Refuses what is refused at home; otherwise there stays one thread."""

    @functools.wraps(original)
    def set_threads(number: int) -> None:
        original(1 if isinstance(number, int) and number > 0 else number)

    return set_threads


def _without_window(original: Any) -> Any:
    """Chooses a backend that draws without a window in place of one that needs a screen."""

    @functools.wraps(original)
    def use(backend: Any, *args: Any, **kwargs: Any) -> None:
        needs_screen = isinstance(backend, str) and backend.lower() not in _DRAWS_NOWHERE
        original("agg" if needs_screen else backend, *args, **kwargs)

    return use
