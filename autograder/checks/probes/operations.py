"""Which of PyTorch's operations a call comes down to, by whatever name the code calls them."""

from collections.abc import Callable
from typing import Any

from torch.utils._python_dispatch import TorchDispatchMode


def operations_during(function: Callable[..., Any], *args: Any, **kwargs: Any) -> list[str]:
    """Calls a function and names the operations that it came down to, in order; for over there.

    A rule like "without torch.softmax" is about what is done, not about what is written: an alias, a module
    made elsewhere, ``getattr`` and ``torch.ops`` all end in the same operation.

    Args:
        function: What to call.
        args: Its arguments.
        kwargs: Its arguments by name.

    Returns:
        Names as PyTorch's dispatcher knows them, without their overload and leading underscores, e.g.
        ``["sub", "exp", "sum", "log_softmax"]``.
    """
    listener = _Listener()
    with listener:
        function(*args, **kwargs)
    return listener.names


class _Notes:
    """Notes every operation and lets it happen.

    No mode itself: around what stands in a mode's own body, torch (2.14) imports its compiler at the first
    operation, which takes as long as torch's own import.
    """

    def __init__(self) -> None:
        super().__init__()
        self.names: list[str] = []

    def __torch_dispatch__(self, func: Any, types: Any, args: Any = (), kwargs: Any = None) -> Any:
        self.names.append(str(func.overloadpacket.__name__).lstrip("_"))
        return func(*args, **(kwargs or {}))


class _Listener(_Notes, TorchDispatchMode):  # type: ignore[no-untyped-call]  # torch's own
    pass
