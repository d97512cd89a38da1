"""Points, lines and regions in the plane of two features."""

from collections.abc import Callable, Iterable, Sequence
from typing import Any

import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.colors import to_rgba
from matplotlib.patches import Patch
from numpy.typing import ArrayLike, NDArray

from shared.plots.style import COLOURS, HATCHES, LINE_STYLES, MARKERS, as_array, new_axes, pick

Values = ArrayLike | torch.Tensor


def plot_points(
    X: Values,
    y: Values,
    names: Sequence[str] | None = None,
    *,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    ax: Axes | None = None,
) -> Axes:
    """Draw labelled points, one marker and colour for each class.

    Args:
        X: shape (n, 2).
        y: class labels, shape (n,) or (n, 1).
        names: name of each class, names[label]; by default "class 0" and so on.
        xlabel: name of the first feature.
        ylabel: name of the second feature.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    points, labels = as_array(X), as_array(y).reshape(-1).astype(int)
    ax = new_axes(ax)
    for label in np.unique(labels):
        inside = points[labels == label]
        ax.scatter(
            inside[:, 0],
            inside[:, 1],
            s=22,
            marker=pick(MARKERS, label),
            color=pick(COLOURS, label),
            edgecolor="white",
            linewidth=0.4,
            label=_name(names, label),
            zorder=3,
        )
    ax.set(xlabel=xlabel, ylabel=ylabel)
    _legend_beside(ax)
    return ax


def plot_regions(
    predict: Callable[[NDArray[np.float32]], Values],
    X: Values,
    y: Values,
    names: Sequence[str] | None = None,
    *,
    xlabel: str = "$x_1$",
    ylabel: str = "$x_2$",
    steps: int = 250,
    ax: Axes | None = None,
) -> Axes:
    """Draw labelled points on the regions that a classifier gives each class, hatched and outlined.

    Args:
        predict: takes points, float32 NumPy array of shape (m, 2), and returns their labels, shape (m,) or
            (m, 1), as integers or booleans.
        X: shape (n, 2); the picture reaches a little beyond these points.
        y: true class labels, shape (n,) or (n, 1).
        names: name of each class, names[label].
        xlabel: name of the first feature.
        ylabel: name of the second feature.
        steps: grid points along each side.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.

    Raises:
        ValueError: predict does not return one label for each point.
    """
    ax = new_axes(ax)
    points = as_array(X)
    low, high = points.min(axis=0), points.max(axis=0)
    margin = 0.08 * np.where(high > low, high - low, 1)
    across, up = (np.linspace(*ends, steps) for ends in zip(low - margin, high + margin, strict=True))
    grid = np.stack(np.meshgrid(across, up), axis=-1)
    labels = as_array(predict(grid.reshape(-1, 2).astype(np.float32)))
    if labels.size != steps * steps:
        raise ValueError(
            f"predict was given {steps * steps} points and returned an array of shape {labels.shape}; "
            "it must return one label for each point."
        )
    plane = labels.reshape(steps, steps).astype(int)
    regions = [_draw_region(ax, across, up, plane == label, label) for label in np.unique(plane)]
    for label, region in zip(np.unique(plane), regions, strict=True):
        region.set_label(f"predicted: {_name(names, label)}")
    plot_points(points, y, names, xlabel=xlabel, ylabel=ylabel, ax=ax)
    _legend_beside(ax, regions)
    return ax


def plot_lines(
    lines: Iterable[Sequence[float]],
    names: Sequence[str] | None = None,
    *,
    ax: Axes | None = None,
) -> Axes:
    """Draw lines a·x + b·y + c = 0 (vertical ones too) over what the Axes shows, which keeps its limits.

    Args:
        lines: one (a, b, c) for each line. A line with a = b = 0 does not exist: it is left out, and the
            legend says so.
        names: name of each line; by default "line 1" and so on.
        ax: where to draw; by default a new figure, which shows -1 to 1.

    Returns:
        The Axes.
    """
    if ax is None:
        ax = new_axes(ax)
        ax.set(xlim=(-1, 1), ylim=(-1, 1), xlabel="$x_1$", ylabel="$x_2$")
    limits = ax.axis()
    for index, line in enumerate(lines):
        a, b, c = (float(value) for value in line)
        name = names[index] if names is not None else f"line {index + 1}"
        style: dict[str, Any] = {
            "color": pick(COLOURS[::-1], index),
            "linestyle": pick(LINE_STYLES, index),
            "linewidth": 2,
            "zorder": 4,
        }
        if a == 0 and b == 0:
            ax.plot([], [], label=f"{name} (nowhere)", **style)
        else:
            # The point of the line that is nearest to the origin, and the line's direction.
            foot = np.array([-a * c, -b * c]) / (a * a + b * b)
            ax.axline(tuple(foot), tuple(foot + [-b, a] / np.hypot(a, b)), label=name, **style)
    ax.axis(limits)
    _legend_beside(ax)
    return ax


def _draw_region(
    ax: Axes, across: NDArray[Any], up: NDArray[Any], inside: NDArray[np.bool_], label: int
) -> Patch:
    """Tint, hatch and outline the part of the grid that is `inside`; return the legend's patch."""
    colour, hatch = pick(COLOURS, label), pick(HATCHES, label)
    heights = inside.astype(float)
    ax.contourf(across, up, heights, levels=[0.5, 1.5], colors=[colour], alpha=0.18, zorder=0)
    hatched = ax.contourf(across, up, heights, levels=[0.5, 1.5], colors="none", hatches=[hatch], zorder=0)
    hatched.set(edgecolor=colour, linewidth=0)
    if not inside.all():
        ax.contour(across, up, heights, levels=[0.5], colors="black", linewidths=1.2, zorder=2)
    return Patch(facecolor=to_rgba(colour, 0.18), edgecolor=colour, hatch=hatch)


def _legend_beside(ax: Axes, more: Sequence[Patch] = ()) -> None:
    """Put the legend to the right of the Axes: inside it would hide points."""
    handles = [*ax.get_legend_handles_labels()[0], *more]
    ax.legend(handles=handles, loc="upper left", bbox_to_anchor=(1.01, 1), borderaxespad=0)


def _name(names: Sequence[str] | None, label: int) -> str:
    return names[label] if names is not None else f"class {label}"
