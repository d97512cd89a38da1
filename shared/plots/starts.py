"""What several random starts of the same training gave."""

from collections.abc import Sequence

import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from shared.plots.style import COLOURS, as_array, new_axes

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
