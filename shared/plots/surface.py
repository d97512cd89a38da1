"""Probabilities over the plane of two features."""

from collections.abc import Callable, Sequence

import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike, NDArray

from shared.plots.plane import plot_points
from shared.plots.style import as_array, new_axes

Values = ArrayLike | torch.Tensor


def plot_probabilities(
    probability: Callable[[NDArray[np.float32]], Values],
    X: Values,
    y: Values,
    names: Sequence[str] | None = None,
    *,
    steps: int = 120,
    ax: Axes | None = None,
) -> Axes:
    """Draw labelled points on the probability of class 1: the darker, the larger.

    Lines run where it is .1, .5 and .9. Between the outer two lies the transition region, in which the
    classifier is not sure.

    Args:
        probability: takes points, float32 NumPy array of shape (m, 2), and returns their probabilities of
            class 1, shape (m,) or (m, 1).
        X: shape (n, 2); the picture reaches a little beyond these points.
        y: labels 0 and 1, shape (n,) or (n, 1).
        names: name of each class, names[label].
        steps: grid points along each side.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    ax = new_axes(ax)
    points = as_array(X)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.08 * np.where(high > low, high - low, 1)
    across, up = (np.linspace(*ends, steps) for ends in zip(low - margin, high + margin, strict=True))
    grid = np.stack(np.meshgrid(across, up), axis=-1).reshape(-1, 2).astype(np.float32)
    heights = as_array(probability(grid)).reshape(steps, steps)
    shades = ax.pcolormesh(across, up, heights, cmap="Greys", vmin=0, vmax=1, alpha=0.6, zorder=0)
    ax.figure.colorbar(shades, ax=ax, label=f"probability of {names[1] if names is not None else 'class 1'}")
    lines = ax.contour(
        across, up, heights, levels=[0.1, 0.5, 0.9], colors="black", linestyles=["--", "-", "--"]
    )
    ax.clabel(lines, fmt=lambda level: f"{level:.1f}".lstrip("0"), fontsize=8)
    plot_points(points, y, names, ax=ax)
    ax.legend(loc="upper right", fontsize=8)
    return ax
