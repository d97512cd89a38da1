"""PyTorch without its compiler, whose import would make an optimizer's first step as long as torch's own."""

import functools
import importlib
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from typing import Any

import torch
from torch.optim import Optimizer


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


def leave_compiler_out() -> None:
    """Lets optimizers and ``torch.func`` of this process work without importing ``torch._dynamo``.

    They import it (torch 2.14) only to tell it where its graphs end: a thousand modules for a compiler that
    nobody runs here. ``import torch._dynamo`` gives it to whoever wants it. What torch has built differently
    stays as it is.
    """
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
