"""Images in a grid, and matrices as shades."""

from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.figure import Figure

from autograder.checks.expect.plain import as_numpy, numbers
from autograder.checks.picture.style import figure_of, listed, word

_COLUMNS, _IMAGES = 5, 10
_LARGEST = 16  # rows or columns of a matrix
_PIXELS = 512  # of an image, in each direction
_PLACES = 8  # that are listed


def draw_images(page: Figure, images: Any, titles: Any, *, what: str) -> str:
    """See `autograder.checks.picture.image_grid`."""
    several = numbers(images, "the images")
    if max(several.shape[-2:]) > _PIXELS:
        raise ValueError(f"images of at most {_PIXELS} rows and columns are needed")
    found = as_numpy(several.reshape(-1, *several.shape[-2:])[:_IMAGES])
    names = [word(title) for title, _ in zip(titles, found, strict=False)]
    rows = max(-(-len(found) // _COLUMNS), 1)
    page.set_size_inches(1.12 * _COLUMNS, 1.6 * rows)
    page.subplots_adjust(left=0.01, right=0.99, bottom=0.01, top=1 - 0.36 / (1.6 * rows), hspace=0.4)
    axes = page.subplots(rows, _COLUMNS, squeeze=False).reshape(-1)
    for ax in axes:
        ax.set_axis_off()
    for ax, image, name in zip(axes, found, names, strict=False):
        ax.imshow(image, cmap="gray", interpolation="none", vmin=0, vmax=1 if image.max() <= 1 else None)
        ax.set_title(name.replace(", ", "\n"), fontsize=9)
    return f"{len(found)} {what}: {'; '.join(names)}." if names else f"No {what}."


def draw_matrix(page: Figure, yours: Any, expected: Any, *, rows: str, columns: str) -> str:
    """See `autograder.checks.picture.matrix`."""
    named = {"yours": yours} if expected is None else {"yours": yours, "expected": expected}
    tables = {name: as_numpy(numbers(table, "it")).astype(np.float64) for name, table in named.items()}
    if any(table.ndim != 2 or max(table.shape) > _LARGEST or not table.size for table in tables.values()):
        raise ValueError(f"a matrix of at most {_LARGEST} rows and columns is needed")
    page.set_size_inches(3.2 * len(tables) + 0.4, 3.5)
    page.subplots_adjust(left=0.18 / len(tables), top=0.91, wspace=0.3)
    off = _differing(tables)
    every = np.concatenate([table.reshape(-1) for table in tables.values()])
    ends = (float(np.nanmin(every)), float(np.nanmax(every)))
    axes = page.subplots(1, len(tables), squeeze=False)[0]
    for ax, (name, table) in zip(axes, tables.items(), strict=True):
        _shades(ax, table, ends, off if name == "yours" else None)
        ax.set(title=name, xlabel=columns, ylabel=rows)
    return " ".join([f"A matrix, {rows} downwards, {columns} to the right.", *_told(tables, off)])


def _differing(tables: dict[str, np.ndarray]) -> np.ndarray | None:
    mine, right = tables["yours"], tables.get("expected")
    return None if right is None or right.shape != mine.shape else ~np.isclose(mine, right, equal_nan=True)


def _shades(ax: Axes, table: np.ndarray, ends: tuple[float, float], off: np.ndarray | None) -> None:
    low, high = ends
    ax.imshow(table, cmap="Blues", interpolation="none", aspect="auto", vmin=low, vmax=max(high, low + 1e-9))
    size = 10 if max(table.shape) <= 6 else 7
    ax.set_xticks(range(table.shape[1]))
    ax.set_yticks(range(table.shape[0]))
    for (i, j), value in np.ndenumerate(table):
        dark = value > (low + high) / 2
        colour = "white" if dark else "black"
        ax.text(j, i, f"{value:.3g}", ha="center", va="center", fontsize=size, color=colour)
        if off is not None and off[i, j]:
            ax.add_patch(_frame(i, j))


def _frame(i: int, j: int) -> Any:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - beside what uses it

    return Rectangle((j - 0.46, i - 0.46), 0.92, 0.92, fill=False, edgecolor="#D55E00", linewidth=2.2)


def _told(tables: dict[str, np.ndarray], off: np.ndarray | None) -> list[str]:
    said = []
    for name, table in tables.items():
        if table.size <= 16:
            lines = "; ".join(" ".join(figure_of(value) for value in line) for line in table)
            said.append(f"{name.capitalize()}: {lines}.")
        else:
            said.append(
                f"{name.capitalize()}: {table.shape[0]} by {table.shape[1]}, sum {figure_of(table.sum())}."
            )
    if off is not None and off.any():
        count = int(off.sum())
        places = [f"[{i}, {j}]" for i, j in np.argwhere(off)[:_PLACES]]
        more = f", and {count - _PLACES} more" if count > _PLACES else ""
        said.append(f"In a frame, since they differ: {listed(places)}{more}.")
    return said
