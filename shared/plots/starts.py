"""What several random starts of the same training gave."""

from collections.abc import Mapping, Sequence

import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from shared.plots.style import COLOURS, LINE_STYLES, as_array, new_axes, pick

Values = ArrayLike | torch.Tensor


def plot_starts(
    results: Values,
    settings: Sequence[object],
    *,
    xlabel: str = "setting",
    ylabel: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw one circle for each start and the median of each setting, which are evenly spaced.

    Args:
        results: shape (len(settings), starts).
        settings: what is compared, such as numbers of hidden nodes.
        xlabel: name of the settings.
        ylabel: name of the results.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    ax = new_axes(ax)
    table = as_array(results)
    places = np.arange(len(settings))
    across = np.repeat(places, table.shape[1])
    ax.scatter(across, table.reshape(-1), facecolor="none", edgecolor=COLOURS[0], label="one start")
    medians = np.median(table, axis=1)
    ax.plot(places, medians, color="black", marker="_", linestyle="--", markersize=18, label="median")
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.set_xticks(places, [str(setting) for setting in settings])
    ax.legend()
    return ax


def plot_spread(
    curves: Mapping[str, Values],
    *,
    xlabel: str = "epoch",
    ylabel: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw the median of several starts as a line, and all of them between two edges, on a logarithmic axis.

    Args:
        curves: name → losses, shape (starts, epochs).
        xlabel: what is counted along the curves.
        ylabel: what is measured.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    ax = new_axes(ax)
    for index, (name, losses) in enumerate(curves.items()):
        table, colour = as_array(losses), pick(COLOURS, index)
        along = np.arange(table.shape[1])
        ax.plot(along, np.median(table, axis=0), color=colour, linestyle=pick(LINE_STYLES, index), label=name)
        ax.fill_between(along, table.min(axis=0), table.max(axis=0), color=colour, alpha=0.15, linewidth=0)
    ax.set(xlabel=xlabel, ylabel=ylabel, yscale="log")
    ax.grid(alpha=0.3)
    ax.legend(loc="upper right")
    return ax
