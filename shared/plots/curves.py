"""Curves: losses over epochs, and functions beside the data that they should fit."""

from collections.abc import Mapping

import numpy as np
import torch
from matplotlib.axes import Axes
from numpy.typing import ArrayLike

from shared.plots.style import COLOURS, LINE_STYLES, as_array, new_axes, pick

Values = ArrayLike | torch.Tensor
_FEW = 10  # a curve of so few epochs shows each of them


def plot_losses(
    curves: Mapping[str, Values],
    *,
    log: bool = False,
    xlabel: str = "epoch",
    ylabel: str = "loss",
    ax: Axes | None = None,
) -> Axes:
    """Draw loss curves, one line style and colour for each.

    Args:
        curves: name → losses, shape (epochs,); lengths may differ, and what is not finite leaves a gap.
        log: draw the losses on a logarithmic axis.
        xlabel: what is counted along the curves.
        ylabel: what is measured.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    ax = new_axes(ax)
    for index, (name, losses) in enumerate(curves.items()):
        heights = as_array(losses).reshape(-1).astype(float)
        heights[~np.isfinite(heights)] = np.nan
        style = {"color": pick(COLOURS, index), "linestyle": pick(LINE_STYLES, index)}
        ax.plot(heights, label=name, marker="o" if heights.size <= _FEW else None, **style)
    if log:
        ax.set_yscale("log")
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.grid(alpha=0.3)
    ax.legend()
    return ax


def plot_turning_point(
    train_losses: Values, val_losses: Values, best_epoch: int, *, ax: Axes | None = None
) -> Axes:
    """Draw the losses of the training and of the validation part, and where the second is smallest.

    Args:
        train_losses: shape (epochs,).
        val_losses: shape (epochs,).
        best_epoch: the place of the smallest validation loss, from 0.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes; its losses are on a logarithmic axis.
    """
    ax = plot_losses({"training": train_losses, "validation": val_losses}, log=True, ax=ax)
    height = float(as_array(val_losses).reshape(-1)[best_epoch])
    ax.axvline(best_epoch, color="0.4", linestyle=":", zorder=0)
    ax.plot(best_epoch, height, "o", color="black", label=f"best: epoch {best_epoch}", zorder=3)
    ax.legend()
    return ax


def plot_fit(
    x: Values,
    y: Values,
    curves: Mapping[str, tuple[Values, Values]] | None = None,
    *,
    xlabel: str = "$x$",
    ylabel: str = "$y$",
    ax: Axes | None = None,
) -> Axes:
    """Draw data as points and functions as lines.

    Args:
        x: positions of the data, shape (n,) or (n, 1).
        y: values of the data, shape (n,) or (n, 1).
        curves: name → (positions, values) of each function, in any order.
        xlabel: name of the input.
        ylabel: name of the output.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    ax = new_axes(ax)
    ax.scatter(as_array(x), as_array(y), s=14, color="0.55", label="data", zorder=1)
    for index, (name, (positions, values)) in enumerate((curves or {}).items()):
        along, heights = as_array(positions).reshape(-1), as_array(values).reshape(-1)
        order = np.argsort(along, kind="stable")
        style = {"color": pick(COLOURS, index), "linestyle": pick(LINE_STYLES, index)}
        ax.plot(along[order], heights[order], linewidth=2, label=name, zorder=2, **style)
    ax.set(xlabel=xlabel, ylabel=ylabel)
    ax.legend()
    return ax
