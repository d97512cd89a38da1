"""Curves to fit: one number in, one number out."""

from typing import Any, NamedTuple

import numpy as np
import torch
from numpy.typing import NDArray

from shared.data.sampling import sampler


class Curve(NamedTuple):
    """Points on a curve as CPU tensors.

    Attributes:
        x: float32, shape (n, 1).
        y: float32, shape (n, 1).
    """

    x: torch.Tensor
    y: torch.Tensor


class NoisyCurve(NamedTuple):
    """Noisy points of a curve as NumPy arrays, with the curve itself to compare with.

    Attributes:
        x: float32, shape (n, 1), sorted.
        y: float32, shape (n, 1), what was measured.
        y_true: float32, shape (n, 1), the curve without noise.
    """

    x: NDArray[np.float32]
    y: NDArray[np.float32]
    y_true: NDArray[np.float32]


def quadratic(n: int, seed: int) -> Curve:
    """Draw points of y = x², x uniform on [-5, 5), unsorted.

    `quadratic(100, seed=19)` is the set of course text 001.

    Args:
        n: number of points.
        seed: whole number; the same seed gives the same points.

    Returns:
        x and y, float32 (n, 1), CPU tensors.
    """
    x = sampler(n, seed).uniform(-5, 5, size=(n, 1))
    return Curve(_tensor(x), _tensor(x * x))


def wave(half_width: float = 10.0, step: float = 0.1) -> Curve:
    """Return y = sin(3x) · e^(-x/8) on an even grid; nothing is random. Course text 000 uses the default.

    Args:
        half_width: the grid runs from -half_width up to, but not including, +half_width.
        step: distance between neighbours.

    Returns:
        x (sorted) and y, float32 (n, 1) with n = 2 · half_width / step, CPU tensors.

    Raises:
        ValueError: half_width or step is not a positive number.
    """
    if not (0 < step < np.inf and 0 < half_width < np.inf):
        raise ValueError(f"half_width and step must be positive, not {half_width!r} and {step!r}.")
    # Counting the points first: np.arange with a fractional step may give one point more or less.
    x = -half_width + step * np.arange(round(2 * half_width / step))[:, None]
    return Curve(_tensor(x), _tensor(np.sin(3 * x) * np.exp(-x / 8)))


def noisy_parabola(n: int, seed: int) -> NoisyCurve:
    """Draw y = 1 + 2x - 3x² + 0.1 ε, x uniform on [0, 1) and sorted, ε standard normal.

    `noisy_parabola(100, seed=42)` is the set of course text 003, through which the line 1.43453 - 0.89398 x
    passes best.

    Args:
        n: number of points.
        seed: whole number; the same seed gives the same points.

    Returns:
        x, y and y_true, float32 (n, 1), NumPy arrays.
    """
    rng = sampler(n, seed)
    x = np.sort(rng.rand(n, 1), axis=0)
    noise = 0.1 * rng.randn(n, 1)
    y_true = 1 + 2 * x - 3 * x**2
    return NoisyCurve(x.astype(np.float32), (y_true + noise).astype(np.float32), y_true.astype(np.float32))


def _tensor(values: NDArray[np.floating[Any]]) -> torch.Tensor:
    return torch.from_numpy(values.astype(np.float32))
