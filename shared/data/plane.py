"""Points in the plane with two classes: rings and quadrants."""

from typing import Literal, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from shared.data.sampling import sampler


class ArrayPoints(NamedTuple):
    """Labelled points as NumPy arrays.

    Attributes:
        X: float32, shape (n, 2).
        y: int64, shape (n,), 0 or 1.
    """

    X: NDArray[np.float32]
    y: NDArray[np.int64]


class TensorPoints(NamedTuple):
    """Labelled points as CPU tensors.

    Attributes:
        X: float32, shape (n, 2).
        y: float32, shape (n, 1), 0.0 or 1.0: shaped as a network's output, so that nothing broadcasts.
    """

    X: torch.Tensor
    y: torch.Tensor


def rings(n: int, seed: int) -> TensorPoints:
    """Draw points from a disk of radius 1 (class 0) and a ring between radius 3 and 4 (class 1).

    Radius and angle are uniform, so the disk is denser in its middle. The classes alternate: 0, 1, 0, 1, …
    `rings(2000, seed=100)` is the set of course text 000.

    Args:
        n: number of points, both classes together.
        seed: whole number; the same seed gives the same points.

    Returns:
        X float32 (n, 2) and y float32 (n, 1), CPU tensors.
    """
    rng = sampler(n, seed)
    y = np.arange(n) % 2
    radius, turn = rng.uniform(size=(n, 2)).T
    radius = radius + 3 * y
    angle = 2 * np.pi * turn
    X = np.column_stack([radius * np.cos(angle), radius * np.sin(angle)]).astype(np.float32)
    return TensorPoints(torch.from_numpy(X), torch.from_numpy(y.astype(np.float32)[:, None]))


def quadrants(n: int, seed: int, labels: Literal["linear", "xor"] = "xor") -> ArrayPoints:
    """Draw points around (3, 3), (-3, 3), (-3, -3) and (3, -3), in turn, with a spread of 1.

    `quadrants(200, seed=42)` is the set of course text 002.

    Args:
        n: number of points, all four clouds together.
        seed: whole number; the same seed gives the same points.
        labels: "linear": 1 where the first coordinate is positive; "xor": 1 where exactly one coordinate is.

    Returns:
        X float32 (n, 2) and y int64 (n,), NumPy arrays.

    Raises:
        ValueError: labels is neither "linear" nor "xor".
    """
    if labels not in ("linear", "xor"):
        raise ValueError(f'labels must be "linear" or "xor", not {labels!r}.')
    rng = sampler(n, seed)
    centres = np.array([[3, 3], [-3, 3], [-3, -3], [3, -3]])
    X = (rng.randn(n, 2) + centres[np.arange(n) % 4]).astype(np.float32)
    right, upper = (X > 0).T
    y = right if labels == "linear" else np.logical_xor(right, upper)
    return ArrayPoints(X, y.astype(np.int64))
