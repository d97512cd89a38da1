"""PyTorch without its compiler, whose import would make an optimizer's first step as long as torch's own."""

import functools
import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, nullcontext
from types import ModuleType
from typing import Any

import torch
from torch.optim import Optimizer

_SHAPES = "torch.fx.experimental.symbolic_shapes"


class _NoCompiledAutograd:
    """What ``torch.func`` asks before it runs backward."""

    def _disable(self) -> AbstractContextManager[None]:
        return nullcontext()

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module("torch._dynamo.compiled_autograd"), name)


class _IdleCompiler:
    """``torch._dynamo`` until somebody asks for more of it than that it keeps out of the way."""

    compiled_autograd = _NoCompiledAutograd()

    def __getattr__(self, name: str) -> Any:
        return getattr(importlib.import_module("torch._dynamo"), name)


class _PlainShapes(ModuleType):
    """``torch.fx.experimental.symbolic_shapes`` for shapes of numbers, until somebody asks for more of it."""

    def sym_eq(self, one: Sequence[Any], other: Sequence[Any]) -> Any:
        """Whether two shapes are equal."""
        if all(type(size) is int for size in (*one, *other)):
            return one == other
        return self._in_full().sym_eq(one, other)

    def expect_true(self, value: Any, skip: int = 0) -> Any:
        """The value, which must hold."""
        return value if type(value) is bool else self._in_full().expect_true(value, skip + 1)

    def __getattr__(self, name: str) -> Any:
        if name.startswith("__"):  # whoever goes through all modules asks for these
            raise AttributeError(name)
        return getattr(self._in_full(), name)

    def _in_full(self) -> Any:
        if sys.modules.get(self.__name__) is self:
            del sys.modules[self.__name__]
        return importlib.import_module(self.__name__)


def leave_compiler_out() -> None:
    """Lets optimizers, ``torch.func`` and ``backward`` of this process work without importing the compiler.

    The first two import ``torch._dynamo`` (torch 2.14) only to tell it where its graphs end, a thousand
    modules; the last, where a gradient is handed to it, imports ``sympy`` to compare two shapes, five
    hundred. Nobody compiles here. An ``import`` gives either to whoever wants it. What torch has built
    differently stays as it is.
    """
    if _SHAPES not in sys.modules:
        sys.modules[_SHAPES] = _PlainShapes(_SHAPES)
    if "torch._dynamo" in sys.modules:
        return
    setattr(torch, "_dynamo", _IdleCompiler())  # noqa: B010 - where torch itself would put it
    for kind in _kinds_of(Optimizer):
        step: Any = vars(kind).get("step")
        if getattr(getattr(step, "__code__", None), "co_name", "") == "_use_grad":
            setattr(kind, "step", _with_gradients_as_asked(step.__wrapped__))  # noqa: B010 - a method
    for method in vars(Optimizer).values():
        if getattr(method, "__module__", "") == Optimizer.__module__ and _asks_compiler(method):
            vars(method.__wrapped__)["__dynamo_disable"] = method.__wrapped__


def _kinds_of(kind: type[Optimizer]) -> Iterator[type[Optimizer]]:
    for own in kind.__subclasses__():
        yield own
        yield from _kinds_of(own)


def _with_gradients_as_asked(step: Callable[..., Any]) -> Callable[..., Any]:
    """What ``torch.optim.optimizer`` puts around a step, less the compiler."""

    @functools.wraps(step)
    def with_gradients_as_asked(self: Optimizer, *args: Any, **kwargs: Any) -> Any:
        with torch.set_grad_enabled(self.defaults["differentiable"]):
            return step(self, *args, **kwargs)

    return with_gradients_as_asked


def _asks_compiler(method: Any) -> bool:
    """Whether a method imports the compiler before its first call, see ``torch._compile``."""
    return getattr(method, "__globals__", {}).get("__name__") == "torch._compile"
