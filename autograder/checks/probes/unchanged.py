"""Whether a call left what it was given as it was: all of it, not its values alone."""

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import numpy as np
import torch
from torch import nn

from autograder.checks.expect.autograd import autograd_on
from autograder.checks.expect.digest import digest
from autograder.checks.failures import CheckFailure, Kind
from autograder.checks.subject import Subject

_HOOKS = (
    "_forward_hooks",
    "_forward_pre_hooks",
    "_backward_hooks",
    "_backward_pre_hooks",
    "_state_dict_hooks",
)
_OF_A_TENSOR = "_backward_hooks"
_EVERYWHERE = (
    "_global_forward_hooks",
    "_global_forward_pre_hooks",
    "_global_backward_hooks",
    "_global_backward_pre_hooks",
)


@contextmanager
def unchanged(student: Subject, there: Any, what: str) -> Iterator[None]:
    """Passes when the calls in the `with` leave something over there exactly as it was.

    Of a network: content, dtype, device, requires_grad, gradient and hooks of each parameter, and that it is
    the same one (an optimizer holds it); content, dtype and device of each buffer; mode, class, names of
    attributes and hooks of each part, those of others too. Of a tensor or an array: content, shape and dtype
    (and the rest). Of a list, tuple or dict: the same of each of its entries. And autograd must still be on.

    Args:
        student: The submission.
        there: What stands for it, or is it.
        what: How messages call it, e.g. ``"the network"``.

    Raises:
        CheckFailure: Naming the first aspect that is not as it was.
    """
    before = _begin(student, there)
    yield
    _compare(student, there, what, before, before)


@contextmanager
def only_trained(student: Subject, there: Any, what: str) -> Iterator[None]:
    """Passes when the calls in the `with` change of a network no more than a training does.

    That is: content and gradient of the parameters that learn, what it counts along (its buffers), gradients
    of the others (an optimizer clears them), and its mode. What is frozen stays as it is and frozen; each
    parameter is the same one afterwards, of the same dtype and on the same device; and autograd is still on.

    Args:
        student: The submission.
        there: What stands for the network, or is it.
        what: How messages call it, e.g. ``"the network"``.

    Raises:
        CheckFailure: Naming the first aspect that is not as it was.
    """
    before = _begin(student, there)
    frozen = {
        key.split("|")[0] for key, value in before.items() if key.endswith("requires_grad") and not value
    }
    parameters = {key.split("|")[0] for key in before if key.endswith("|identity")}
    yield
    kept = {
        key: old
        for key, old in before.items()
        if (aspect := key.split("|")[1]) not in {"gradient", "mode"}
        and (aspect != "content" or key.split("|")[0] in frozen & parameters)
    }
    _compare(student, there, what, before, kept, content="frozen part")


@contextmanager
def autograd_as_it_was(student: Subject, what: str) -> Iterator[None]:
    """Passes when the calls in the `with`, made where autograd is off, leave it off.

    Who measures in somebody else's ``with torch.no_grad():`` must not switch it on for the rest of it.

    Args:
        student: The submission.
        what: What a student reads that the code changes, e.g. ``"the caller's setting of autograd"``.

    Raises:
        CheckFailure: When autograd is on afterwards.
    """
    student.run(torch.set_grad_enabled, False)
    try:
        yield
        is_on = student.run(torch.is_grad_enabled)
    finally:
        student.run(torch.set_grad_enabled, True)
    if is_on:
        raise _changed("Autograd was off before the call, and is on after it.", what, "on")


def _begin(student: Subject, there: Any) -> dict[str, Any]:
    student.run(torch.set_grad_enabled, True)  # whatever an earlier call left
    return dict(student.run(aspects, there))


def _compare(
    student: Subject, there: Any, what: str, before: dict[str, Any], kept: dict[str, Any],
    content: str = "content",
) -> None:  # fmt: skip
    """Raises when something of `kept` is not as it was, or something is there that was not before."""
    autograd_on(student, "Gradient recording was left off.")
    after = student.run(aspects, there)
    for key, old in kept.items():
        part, aspect = key.split("|")
        called = content if aspect == "content" else aspect
        name = f"the {called} of {what}{part}"
        if key not in after:
            raise _changed(f"Afterwards {what} has lost a part: {name} is no more.", what, f"lost {key}")
        if not _same(old, after[key]):
            values = f" ({after[key]}, before {old})" if isinstance(old, str | bool | int) else ""
            message = f"Afterwards {name} is not what it was before{values}."
            seen = "others" if isinstance(old, list) else digest(after[key])  # ids
            raise _changed(message, f"the {called} of {what}", f"{key} {seen}")
    for key in after.keys() - before.keys():
        part, aspect = key.split("|")
        raise _changed(f"Afterwards {what} has a part more: {aspect} of {what}{part}.", what, f"more {key}")


def _changed(message: str, subject: str, seen: str) -> CheckFailure:
    failure = CheckFailure(message, Kind.CHANGED)
    failure.subject, failure.digest = subject, seen
    return failure


def aspects(value: Any, part: str = "") -> dict[str, Any]:
    """Everything that could change about a value, as plain data by ``"part|aspect"``; for over there."""
    if isinstance(value, nn.Module):
        return _of_module(value, part)
    if isinstance(value, torch.Tensor):
        return _of_tensor(value, part)
    if isinstance(value, np.ndarray):
        return {f"{part}|content": value.copy(), f"{part}|dtype": str(value.dtype)}
    if isinstance(value, list | tuple | dict):
        found: dict[str, Any] = {f"{part}|length": len(value)}
        entries = value.items() if isinstance(value, dict) else enumerate(value)
        for key, entry in entries:
            found |= aspects(entry, f"{part}[{key!r}]")
        return found
    is_plain = value is None or isinstance(value, bool | int | float | str)
    return {f"{part}|content": value if is_plain else repr(type(value))}


def _of_tensor(value: torch.Tensor, part: str) -> dict[str, Any]:
    grad = value.grad if value.is_leaf else None
    return {
        f"{part}|content": value.detach().clone(),
        f"{part}|dtype": str(value.dtype).removeprefix("torch."),
        f"{part}|device": str(value.device),
        f"{part}|requires_grad": value.requires_grad,
        f"{part}|gradient": None if grad is None else grad.detach().clone(),
        f"{part}|number of hooks": len(getattr(value, _OF_A_TENSOR) or ()),
    }


def _of_module(net: nn.Module, part: str) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for name, tensor in [*net.named_parameters(), *net.named_buffers()]:
        found |= _of_tensor(tensor, f"{part} at {name}")
        if isinstance(tensor, nn.Parameter):
            found[f"{part} at {name}|identity"] = [id(tensor)]
    for name, module in net.named_modules():
        where = f"{part} at {name}" if name else part
        found[f"{where}|class"] = type(module).__name__
        found[f"{where}|mode"] = "training" if module.training else "eval"
        found[f"{where}|list of attributes"] = _attributes(module)
        hooks = [id(hook) for kind in _HOOKS for hook in getattr(module, kind, {}).values()]
        found[f"{where}|number of hooks"] = len(hooks)
        found[f"{where}|list of hooks"] = hooks
    everywhere = vars(nn.modules.module)
    found[f"{part}|number of hooks on all modules"] = sum(len(everywhere[kind]) for kind in _EVERYWHERE)
    return found


def _attributes(module: nn.Module) -> str:
    """Names of what a module holds; a `forward` that was wrapped and put back is the same one."""
    return ", ".join(sorted(name for name in vars(module) if name[0] != "_" and name != "forward"))


def _same(old: Any, new: Any) -> bool:
    if isinstance(old, torch.Tensor) and isinstance(new, torch.Tensor):
        old, new = old.cpu().numpy(), new.cpu().numpy()
    if isinstance(old, np.ndarray) and isinstance(new, np.ndarray):
        is_number = old.dtype.kind in "fc"
        return old.shape == new.shape and bool(np.array_equal(old, new, equal_nan=is_number))
    return type(old) is type(new) and bool(old == new)
