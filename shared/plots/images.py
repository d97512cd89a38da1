"""Pictures, and what a classifier makes of them."""

import math
from collections.abc import Sequence

import matplotlib.pyplot as plt
import numpy as np
import torch
from matplotlib.axes import Axes
from matplotlib.figure import Figure
from numpy.typing import ArrayLike

from shared.plots.style import as_array, new_axes

Values = ArrayLike | torch.Tensor


def plot_gallery(images: Values, titles: Sequence[str], columns: int = 5) -> Figure:
    """Draw grey pictures in rows, each under its title.

    Args:
        images: shape (n, 28, 28) or (n, 1, 28, 28), black is the smallest value of all.
        titles: one for each picture, of one line or several.
        columns: pictures in a row.

    Returns:
        The Figure, because there is one Axes for each picture. With no picture at all it says so.

    Raises:
        ValueError: the number of titles is not that of the pictures.
    """
    pictures = as_array(images)
    if len(titles) != len(pictures):
        raise ValueError(f"There are {len(pictures)} pictures and {len(titles)} titles; each needs one.")
    if len(pictures) == 0:
        figure = plt.figure(figsize=(3, 1), layout="constrained")
        figure.text(0.5, 0.5, "no pictures", ha="center", va="center")
        return figure
    pictures = pictures.reshape(len(pictures), *pictures.shape[-2:])
    columns = min(columns, len(pictures))
    rows = math.ceil(len(pictures) / columns)
    height = 1.6 + 0.25 * max(title.count("\n") + 1 for title in titles)
    size = (1.6 * columns, height * rows)
    figure, grid = plt.subplots(rows, columns, figsize=size, squeeze=False, layout="constrained")
    for ax in grid.flat:
        ax.axis("off")
    for ax, picture, title in zip(grid.flat, pictures, titles, strict=False):
        ax.imshow(picture, cmap="gray", vmin=pictures.min(), vmax=pictures.max())
        ax.set_title(title, fontsize=9)
    return figure


def plot_matrix(values: Values, *, xlabel: str, ylabel: str, ax: Axes | None = None) -> Axes:
    """Draw a matrix with its numbers, two digits after the point; the darker, the larger.

    Args:
        values: shape (rows, columns), small.
        xlabel: what the columns are.
        ylabel: what the rows are.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    table = as_array(values)
    ax = new_axes(ax, size=(1.5 + 0.7 * table.shape[1], 1.2 + 0.6 * table.shape[0]))
    top = 1.6 * max(float(table.max()), 1e-9)  # never quite black: the numbers stay readable
    ax.imshow(table, cmap="Greys", vmin=min(float(table.min()), 0.0), vmax=top)
    for row, column in np.ndindex(table.shape):
        ax.text(column, row, f"{table[row, column]:.2f}", ha="center", va="center")
    ax.set(xlabel=xlabel, ylabel=ylabel, xticks=range(table.shape[1]), yticks=range(table.shape[0]))
    return ax


def plot_confusion(counts: Values, names: Sequence[str], ax: Axes | None = None) -> Axes:
    """Draw a confusion matrix with its numbers; the darker, the larger the share of its row.

    Args:
        counts: shape (k, k), whole numbers; rows are the truth, columns the predictions.
        names: k class names.
        ax: where to draw; by default a new figure.

    Returns:
        The Axes.
    """
    table = as_array(counts)
    ax = new_axes(ax, size=(1.5 + 0.6 * len(names), 1.2 + 0.55 * len(names)))
    shares = table / np.maximum(table.sum(axis=1, keepdims=True), 1)
    ax.imshow(shares, cmap="Greys", vmin=0, vmax=1)
    for row, column in np.ndindex(table.shape):
        ink = "white" if shares[row, column] > 0.5 else "black"
        ax.text(column, row, f"{int(table[row, column])}", ha="center", va="center", color=ink)
    ax.set_xticks(range(len(names)), names, rotation=45, ha="right")
    ax.set_yticks(range(len(names)), names)
    ax.set(xlabel="predicted", ylabel="truth")
    return ax
