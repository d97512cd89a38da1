"""Tensors that do not lie in memory in the order of their dimensions, as after a transpose."""

import torch


def transposed_in_memory(tensor: torch.Tensor) -> torch.Tensor:
    """The same numbers, laid out in memory as a transposed tensor's.

    ``.view`` refuses it, and ``as_strided`` must ask it for its strides; all else works as ever.

    Args:
        tensor: Of any shape. With fewer than two dimensions longer than 1 nothing is to be seen.

    Returns:
        A tensor of its own without a graph, of equal shape, dtype and content.
    """
    axes = tuple(reversed(range(tensor.dim())))
    return tensor.detach().clone().permute(axes).contiguous().permute(axes)
