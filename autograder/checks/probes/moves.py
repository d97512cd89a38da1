"""Batches that know whether they were moved to a device."""

from collections.abc import Callable
from typing import Any

import torch
from torch.overrides import TorchFunctionMode
from torch.utils.data import DataLoader, TensorDataset, default_collate


class Unmoved(torch.Tensor):
    """A tensor that was not moved yet; what is computed from it has not moved either."""


def loader_of_unmoved(images: torch.Tensor, labels: torch.Tensor, batch_size: int) -> DataLoader[Any]:
    """A DataLoader whose batches are `Unmoved`; for over there."""

    def collate(items: list[Any]) -> list[torch.Tensor]:
        return [part.as_subclass(Unmoved) for part in default_collate(items)]

    return DataLoader(TensorDataset(images, labels), batch_size=batch_size, collate_fn=collate)


def moves_during(function: Callable[..., Any], given: Any, *args: Any, **kwargs: Any) -> list[str]:
    """Calls a function, and says where it moved `Unmoved` tensors to; for over there.

    A CPU has no second device. So `given` is the CPU by a name that nobody writes by accident, ``"cpu:0"``,
    and everything but an `Unmoved` tensor says that it lies there: who asks the parameters for their device
    is right, and who writes ``.cpu()`` is not.

    Args:
        function: The submission's function.
        given: The device that it is given among its arguments, too.
        args: Its arguments.
        kwargs: Its arguments by name.

    Returns:
        Names of the devices, in the order of the moves.
    """
    moves = _Moves(torch.device(given))
    with moves:
        function(*args, **kwargs)
    return moves.devices


class _Moves(TorchFunctionMode):
    """Notes moves of `Unmoved` tensors, after which they are plain tensors."""

    def __init__(self, given: torch.device) -> None:
        super().__init__()
        self.given = given
        self.devices: list[str] = []

    def __torch_function__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        kwargs, is_unmoved = kwargs or {}, bool(args) and isinstance(args[0], Unmoved)
        asks_where = func == torch.Tensor.device.__get__
        if asks_where and not is_unmoved and self.given.type == "cpu":
            return self.given
        if is_unmoved and getattr(func, "__name__", "") in _MOVERS:
            target = self._target(func.__name__, args[1:], kwargs)
            if target is not None:
                self.devices.append(str(target))
                args = (args[0].as_subclass(torch.Tensor), *args[1:])
        return func(*args, **kwargs)

    def _target(self, name: str, args: Any, kwargs: Any) -> Any:
        """Where a call moves its tensor; None when it does not."""
        if name in {"cpu", "cuda"}:
            return name
        for value in (kwargs.get("device"), kwargs.get("other"), *args):
            if isinstance(value, torch.Tensor):
                return "cpu" if isinstance(value, Unmoved) else self.given
            if isinstance(value, str | int | torch.device) and not isinstance(value, bool):
                return value
        return None


_MOVERS = frozenset({"to", "cpu", "cuda", "as_tensor", "asarray", "tensor"})
