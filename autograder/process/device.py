"""Where tensors go on this machine."""

import torch

from autograder.assignment.errors import ChaffinchError


def resolve(device: str) -> str:
    """``"auto"`` becomes what this machine has.

    Args:
        device: ``"auto"``, ``"cpu"`` or ``"cuda"``.

    Returns:
        ``"cpu"`` or ``"cuda"``.

    Raises:
        ChaffinchError: When CUDA is asked for and PyTorch finds none.
    """
    there = torch.cuda.is_available()
    if device == "cuda" and not there:
        raise ChaffinchError(
            "PyTorch finds no CUDA device on this machine.", "Use --device cpu, or leave the option out."
        )
    return "cuda" if there and device != "cpu" else "cpu"
