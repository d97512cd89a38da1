"""Where tensors live: the one place that knows whether there is a GPU."""

import torch


def pick_device(name: str = "auto") -> torch.device:
    """Return the device to train on.

    Args:
        name: "auto" takes the GPU if there is one, else the CPU; "cpu" and "cuda" insist.

    Returns:
        The device, for `model.to(device)` and `tensor.to(device)`.

    Raises:
        ValueError: another name was given.
        RuntimeError: "cuda" was asked for and PyTorch sees no GPU.
    """
    if name not in ("auto", "cpu", "cuda"):
        raise ValueError(f'There is no device {name!r}: choose "auto", "cpu" or "cuda".')
    if name == "cpu":
        return torch.device("cpu")
    if torch.cuda.is_available():
        return torch.device("cuda")
    if name == "cuda":
        raise RuntimeError(
            'The device "cuda" was asked for, but PyTorch sees no GPU here. Use "auto" or "cpu", or install '
            "a build of PyTorch with CUDA and check that `nvidia-smi` lists a GPU."
        )
    return torch.device("cpu")
