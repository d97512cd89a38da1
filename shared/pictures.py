"""Pictures moved, turned and mirrored: what a classifier may or may not mind."""

import math

import torch


def shifted(images: torch.Tensor, right: int = 0, down: int = 0) -> torch.Tensor:
    """Move pictures by whole pixels; what leaves is lost, and zeros come in from the other side.

    Args:
        images: shape (..., H, W).
        right: pixels to the right; negative ones to the left. Fewer than W.
        down: pixels down; negative ones up. Fewer than H.

    Returns:
        A tensor of the same shape and dtype.
    """
    height, width = images.shape[-2:]
    moved = torch.zeros_like(images)
    to_rows, from_rows = _overlap(height, down)
    to_columns, from_columns = _overlap(width, right)
    moved[..., to_rows, to_columns] = images[..., from_rows, from_columns]
    return moved


def rotated(images: torch.Tensor, degrees: float) -> torch.Tensor:
    """Turn pictures about their centre, counter-clockwise; zeros fill the corners.

    Args:
        images: float tensor, shape (n, C, H, W).
        degrees: the angle. Multiples of 90 move pixels exactly; others interpolate between neighbours.

    Returns:
        A tensor of the same shape and dtype; at odd multiples of 90, H and W must be the same.
    """
    if degrees % 90 == 0:
        return torch.rot90(images, int(degrees // 90) % 4, dims=(-2, -1))
    cos, sin = math.cos(math.radians(degrees)), math.sin(math.radians(degrees))
    turn = images.new_tensor([[cos, -sin, 0.0], [sin, cos, 0.0]]).expand(len(images), 2, 3)
    places = torch.nn.functional.affine_grid(turn, list(images.shape), align_corners=False)
    return torch.nn.functional.grid_sample(images, places, align_corners=False)


def mirrored(images: torch.Tensor) -> torch.Tensor:
    """Swap left and right, as a mirror does; shape (..., H, W)."""
    return images.flip(-1)


def _overlap(size: int, by: int) -> tuple[slice, slice]:
    """Where what stays comes to lie, and where it lay."""
    return slice(max(by, 0), size + min(by, 0)), slice(max(-by, 0), size + min(-by, 0))
