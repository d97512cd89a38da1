"""Hidden activations as points in three dimensions."""

from collections.abc import Sequence
from typing import Any

import matplotlib.pyplot as plt
import numpy as np
import torch
from numpy.typing import ArrayLike

from shared.plots.style import COLOURS, MARKERS, as_array, pick

Values = ArrayLike | torch.Tensor


def plot_activations(
    activations: Values,
    y: Values,
    *,
    nodes: tuple[int, int, int] = (0, 1, 2),
    names: Sequence[str] | None = None,
    plane: Sequence[float] | None = None,
    ax: Any = None,
) -> Any:
    """Draw the activations of three hidden nodes, one marker and colour for each class.

    Args:
        activations: shape (n, hidden) with hidden of at least 3.
        y: class labels, shape (n,) or (n, 1).
        nodes: which three nodes give the axes.
        names: name of each class, names[label]; by default "class 0" and so on.
        plane: (a, b, c, d) of a plane a·h₁ + b·h₂ + c·h₃ + d = 0 to draw, such as the output layer's
            boundary; c must not be 0.
        ax: 3-D Axes to draw on; by default a new figure.

    Returns:
        The 3-D Axes.

    Raises:
        ValueError: the plane is vertical (c is 0).
    """
    points, labels = as_array(activations)[:, list(nodes)], as_array(y).reshape(-1).astype(int)
    if ax is None:
        ax = plt.figure(figsize=(6, 5.5), layout="constrained").add_subplot(projection="3d")
    for label in np.unique(labels):
        name = names[label] if names is not None else f"class {label}"
        style = {"marker": pick(MARKERS, label), "color": pick(COLOURS, label)}
        ax.scatter(
            *points[labels == label].T,
            s=18,
            depthshade=False,
            edgecolor="white",
            linewidth=0.3,
            label=name,
            **style,
        )
    if plane is not None:
        _draw_plane(ax, points, plane)
    ax.set(**{f"{axis}label": f"hidden node {node}" for axis, node in zip("xyz", nodes, strict=True)})
    # Without this the vertical axis' label is cut off at the figure's edge.
    ax.set_box_aspect(None, zoom=0.86)
    ax.legend(loc="upper left")  # the best place is searched for, which may take seconds
    return ax


def _draw_plane(ax: Any, points: np.ndarray, plane: Sequence[float]) -> None:
    a, b, c, d = (float(value) for value in plane)
    if c == 0:
        raise ValueError("This plane is vertical (c = 0) and has no height to draw: reorder `nodes`.")
    low, high = points.min(axis=0), points.max(axis=0)
    across, up = np.meshgrid(np.linspace(low[0], high[0], 40), np.linspace(low[1], high[1], 40))
    height = -(a * across + b * up + d) / c
    # Outside the cloud of points the plane would only stretch the picture.
    height[(height < low[2]) | (height > high[2])] = np.nan
    ax.plot_surface(across, up, height, color="0.6", alpha=0.35, linewidth=0)
