"""Where this process's tensors go."""

import sys
from pathlib import Path

from autograder.assignment import ChaffinchError


def resolve_device(name: str) -> str:
    """``"auto"`` becomes what this machine has.

    Args:
        name: ``"auto"``, ``"cpu"`` or ``"cuda"``.

    Raises:
        ChaffinchError: When CUDA is asked for and there is none.
    """
    if name == "cpu" or (name == "auto" and not _may_have_gpu()):
        return "cpu"
    import torch  # a second and a half that a machine without a GPU need not pay  # noqa: PLC0415

    has_cuda = torch.cuda.is_available()
    if name == "cuda" and not has_cuda:
        raise ChaffinchError(
            "The device is to be cuda, but PyTorch sees no GPU here.",
            "Use --device cpu, or see whether nvidia-smi lists a GPU and PyTorch is a CUDA build.",
        )
    return "cuda" if has_cuda else "cpu"


def _may_have_gpu() -> bool:
    """Whether there is a device that CUDA or ROCm could use; only Linux tells without asking a driver."""
    devices = ("nvidiactl", "nvidia0", "kfd", "dxg")  # the last two: of AMD, and below Windows
    return sys.platform != "linux" or any(Path("/dev", device).exists() for device in devices)
