"""Things that answer to everything and do nothing: Otter, Colab and what else only a server has."""

from collections.abc import Generator, Iterator
from types import ModuleType
from typing import Any, Self

MODULES = (
    "google.colab",
    "piplite",
    "micropip",
    "pyodide",
    "pyodide_js",
    "js",
    "kaggle_secrets",
    "nest_asyncio",
    "wandb",
    "tensorboard",
    "tensorboardX",
    "torch.utils.tensorboard",
    "livelossplot",
    "seaborn",
    "torchinfo",
    "torchsummary",
    "torchview",
    "torchviz",
)
"""Modules of other people's servers, and those that only record or draw: no answer depends on them."""


class Inert:
    """Swallows whatever is asked of it."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        """Itself; a function that it decorates stays what it is."""
        decorates = len(args) == 1 and not kwargs and callable(args[0]) and not isinstance(args[0], Inert)
        return args[0] if decorates else self

    def __getattr__(self, name: str) -> Self:
        if name.startswith("__"):
            raise AttributeError(name)
        return self

    def __getitem__(self, _key: object) -> Self:
        return self

    def __setitem__(self, _key: object, _value: object) -> None:
        """Nothing is kept."""

    def __iter__(self) -> Iterator[Any]:
        return iter(())

    def __len__(self) -> int:
        return 0

    def __contains__(self, _item: object) -> bool:
        return False

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_args: object) -> None:
        """Nothing was opened."""

    def __await__(self) -> Generator[None, None, Self]:
        return self
        yield


def otter_module() -> ModuleType:
    """A module ``otter`` whose ``Notebook`` checks nothing: checking happens elsewhere."""
    module = ModuleType("otter")
    module.__dict__.update(Notebook=Inert(), __version__="0", __getattr__=Inert().__getattr__)
    return module


def is_inert(module: str) -> bool:
    """Whether a module is one of `MODULES`, or lies in one."""
    return any(module == known or module.startswith(f"{known}.") for known in MODULES)
