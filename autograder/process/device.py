"""Where this process's tensors go."""

from autograder.assignment import ChaffinchError


def resolve_device(name: str) -> str:
    """``"auto"`` becomes what this machine has.

    Args:
        name: ``"auto"``, ``"cpu"`` or ``"cuda"``.

    Raises:
        ChaffinchError: When CUDA is asked for and there is none.
    """
    import torch  # a second and a half that ``"cpu"`` need not pay  # noqa: PLC0415

    has_cuda = name != "cpu" and torch.cuda.is_available()
    if name == "cuda" and not has_cuda:
        raise ChaffinchError(
            "The device is to be cuda, but PyTorch sees no GPU here.",
            "Use --device cpu, or see whether nvidia-smi lists a GPU and PyTorch is a CUDA build.",
        )
    return "cuda" if has_cuda else "cpu"
